import type { ApolloClient } from '@apollo/client';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { askViewer } from '../features/auth/index.ts';
import { PageFault, PageNotFound } from './pages/page-fault.tsx';
import { homeOf, parseSearch, paths, stringifySearch } from './paths.ts';
import { boardSearch, figureSearch, signInSearch } from './search.ts';
import { Shell } from './shell.tsx';
import { ShellSkeleton } from './shell-skeleton.tsx';

interface Context {
  readonly client: ApolloClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: PageNotFound,
  errorComponent: PageFault,
});

/** Everything behind the door: without a visit the way leads to signing in, and from there back. */
const inside = createRoute({
  id: 'inside',
  getParentRoute: () => root,
  component: Shell,
  pendingComponent: ShellSkeleton,
  beforeLoad: async ({ context, location }) => {
    const viewer = await askViewer(context.client);
    if (viewer === null) throw redirect({ to: paths.signIn, search: { back: location.href }, replace: true });
    return { viewer };
  },
});

const home = createRoute({
  path: paths.home,
  getParentRoute: () => inside,
  beforeLoad: ({ context }) => {
    throw redirect({ href: homeOf(context.viewer), replace: true });
  },
});

const BoardPage = lazyRouteComponent(() => import('./pages/board-page.tsx'), 'BoardPage');
const boards = ([paths.board, paths.myFigures, paths.today, paths.totals] as const).map((path) =>
  createRoute({ path, getParentRoute: () => inside, validateSearch: boardSearch, component: BoardPage }),
);

const figure = createRoute({
  path: paths.figure,
  getParentRoute: () => inside,
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('./pages/figure-page.tsx'), 'FigurePage'),
});

const me = createRoute({
  path: paths.me,
  getParentRoute: () => inside,
  component: lazyRouteComponent(() => import('./pages/me-page.tsx'), 'MePage'),
});

const organization = createRoute({
  path: paths.organization,
  getParentRoute: () => root,
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./pages/door-pages.tsx'), 'OrganizationPage'),
  beforeLoad: async ({ context }) => {
    const viewer = await askViewer(context.client);
    if (viewer === null) throw redirect({ to: paths.signIn, replace: true });
    return { viewer };
  },
});

const signIn = createRoute({
  path: paths.signIn,
  getParentRoute: () => root,
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./pages/door-pages.tsx'), 'SignInPage'),
});

const doors = [
  createRoute({
    path: paths.forgottenPassword,
    getParentRoute: () => root,
    component: lazyRouteComponent(() => import('./pages/door-pages.tsx'), 'ForgottenPasswordPage'),
  }),
  createRoute({
    path: paths.setPassword,
    getParentRoute: () => root,
    component: lazyRouteComponent(() => import('./pages/door-pages.tsx'), 'SetPasswordPage'),
  }),
  createRoute({
    path: `${paths.setPassword}/$token`,
    getParentRoute: () => root,
    component: lazyRouteComponent(() => import('./pages/door-pages.tsx'), 'SetPasswordPage'),
  }),
  createRoute({
    path: paths.expiredLink,
    getParentRoute: () => root,
    component: lazyRouteComponent(() => import('./pages/door-pages.tsx'), 'ExpiredLinkPage'),
  }),
];

const tree = root.addChildren([inside.addChildren([home, ...boards, figure, me]), signIn, organization, ...doors]);

/** The router over a client; a history of its own in tests. */
export function makeRouter(client: ApolloClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultNotFoundComponent: PageNotFound,
    ...(history ? { history } : {}),
  });
}

export type AppRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
