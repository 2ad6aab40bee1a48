import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { askViewer } from '../../features/auth/index.ts';
import { SignInPage } from '../pages/sign-in-page.tsx';
import { paths } from '../paths.ts';
import { signInSearch } from '../search.ts';
import { root } from './inside.tsx';

const organization = createRoute({
  path: paths.organization,
  getParentRoute: () => root,
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../pages/door-pages.tsx'), 'OrganizationPage'),
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
  // In the first load: whoever is not signed in meets it first, on a phone's connection.
  component: SignInPage,
});

const doors = [
  createRoute({
    path: paths.forgottenPassword,
    getParentRoute: () => root,
    component: lazyRouteComponent(() => import('../pages/door-pages.tsx'), 'ForgottenPasswordPage'),
  }),
  createRoute({
    path: paths.setPassword,
    getParentRoute: () => root,
    component: lazyRouteComponent(() => import('../pages/door-pages.tsx'), 'SetPasswordPage'),
  }),
  createRoute({
    path: `${paths.setPassword}/$token`,
    getParentRoute: () => root,
    component: lazyRouteComponent(() => import('../pages/door-pages.tsx'), 'SetPasswordPage'),
  }),
  createRoute({
    path: paths.expiredLink,
    getParentRoute: () => root,
    component: lazyRouteComponent(() => import('../pages/door-pages.tsx'), 'ExpiredLinkPage'),
  }),
];

/** Everything before the door. */
export const doorRoutes = [signIn, organization, ...doors];
