import type { ApolloClient } from '@apollo/client';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { askViewer } from '../../features/auth/index.ts';
import { PageFault, PageNotFound } from '../pages/page-fault.tsx';
import { paths } from '../paths.ts';
import { Shell } from '../shell.tsx';
import { ShellSkeleton } from '../shell-skeleton.tsx';

/** What every route knows. */
interface Context {
  readonly client: ApolloClient;
}

export const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: PageNotFound,
  errorComponent: PageFault,
});

/** Everything behind the door: without a visit the way leads to signing in, and from there back. */
export const inside = createRoute({
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
