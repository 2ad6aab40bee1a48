import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { FollowContext } from '../ui/anchor.tsx';
import { resolveVariables, styleNonce, theme } from '../ui/theme.ts';
import { makeClient } from './client.ts';
import { paths } from './paths.ts';
import { makeRouter, type AppRouter } from './router.tsx';

interface Props {
  readonly client: ApolloClient;
  readonly router: AppRouter;
}

/** The app around its router: the client, the look, and how links are followed. */
export function App({ client, router }: Props) {
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
        </FollowContext.Provider>
      </MantineProvider>
    </ApolloProvider>
  );
}

/** A client and a router that know of each other: a visit that ends in mid-use leads to signing in, and back again. */
export function makeApp(uri?: string, history?: Parameters<typeof makeRouter>[1]): Props {
  const client = makeClient({ ...(uri ? { uri } : {}), onSignedOut: () => leave() });
  const router = makeRouter(client, history);
  const leave = () => {
    const { href, pathname } = router.state.location;
    if (pathname.startsWith(paths.signIn)) return;
    void client.clearStore().catch(() => undefined);
    void router.navigate({ to: paths.signIn, search: { back: href, again: 'yes' }, replace: true });
  };
  return { client, router };
}
