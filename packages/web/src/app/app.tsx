import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { type Again, askViewer, makeAgain, SignInAgain, type Viewer } from '../features/auth/index.ts';
import { FollowContext } from '../ui/anchor.tsx';
import { resolveVariables, styleNonce, theme } from '../ui/theme.ts';
import { Toasts } from '../ui/verbs/index.ts';
import { makeClient } from './client.ts';
import { paths } from './paths.ts';
import { makeRouter, type AppRouter } from './router.tsx';

interface Props {
  readonly client: ApolloClient;
  readonly router: AppRouter;
  readonly again: Again;
}

/** The app around its router: the client, the look, and how links are followed. */
export function App({ client, router, again }: Props) {
  return (
    <ApolloProvider client={client}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        cssVariablesResolver={resolveVariables}
        getStyleNonce={() => styleNonce() ?? ''}
        withGlobalClasses={false}
      >
        <FollowContext.Provider value={(href) => router.history.push(href)}>
          <RouterProvider router={router} />
          <SignInAgain again={again} viewerNow={() => viewerOf(router)} />
          <Toasts />
        </FollowContext.Provider>
      </MantineProvider>
    </ApolloProvider>
  );
}

/** Who is at work on the page that is open; null before the door. */
function viewerOf(router: AppRouter): Viewer | null {
  const contexts = router.state.matches.map(({ context }) => context as { readonly viewer?: Viewer });
  const inside = router.state.matches.some(({ id }) => id.startsWith('/inside'));
  return inside ? (contexts.find(({ viewer }) => viewer !== undefined)?.viewer ?? null) : null;
}

/**
 * A client and a router that know of each other. A visit that ends in mid-use is asked for again over the page; whoever
 * declines is led to signing in, and from there back.
 */
export function makeApp(uri?: string, history?: Parameters<typeof makeRouter>[1]): Props {
  const again = makeAgain();
  const client = makeClient({ ...(uri ? { uri } : {}), onSignedOut: () => signedOut() });
  const router = makeRouter(client, history);
  const leave = async () => {
    const { href, pathname } = router.state.location;
    if (pathname.startsWith(paths.signIn)) return;
    await client.clearStore().catch(() => undefined);
    await router.navigate({ to: paths.signIn, search: { back: href, again: 'yes' }, replace: true });
  };
  const signedOut = async (): Promise<boolean> => {
    const signedInAgain = viewerOf(router) !== null && (await again.ask());
    if (!signedInAgain) void leave();
    else void askViewer(client, true);
    return signedInAgain;
  };
  return { client, router, again };
}

/** Fetches the code of the page at the present address at once, while it is still being asked who is there. */
export function fetchPages(router: AppRouter): void {
  const [pages] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const { options } of pages) {
    const { component } = options as { readonly component?: unknown };
    if (typeof component === 'function' && 'preload' in component && typeof component.preload === 'function') {
      // Where it does not come, the page asks again and says so.
      void (component.preload as () => Promise<unknown>)().catch(() => undefined);
    }
  }
}
