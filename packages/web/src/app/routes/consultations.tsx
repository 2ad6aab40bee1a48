import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { consultationsSearch, salesSearch } from '../search/consultations.ts';
import { inside } from './inside.tsx';

const ConsultationsPage = lazyRouteComponent(() => import('../pages/consultations-page.tsx'), 'ConsultationsPage');
const lists = ([paths.consultations, paths.upcoming, paths.unlogged] as const).map((path) =>
  createRoute({
    path,
    getParentRoute: () => inside,
    validateSearch: consultationsSearch,
    component: ConsultationsPage,
  }),
);

/** Consultations by day, the be-backs, and sales. */
export const consultationRoutes = [
  ...lists,
  createRoute({
    path: paths.consultation,
    getParentRoute: () => inside,
    validateSearch: consultationsSearch,
    component: lazyRouteComponent(() => import('../pages/consultation-page.tsx'), 'ConsultationPage'),
  }),
  createRoute({
    path: paths.beBacks,
    getParentRoute: () => inside,
    validateSearch: consultationsSearch,
    component: lazyRouteComponent(() => import('../pages/be-backs-page.tsx'), 'BeBacksPage'),
  }),
  createRoute({
    path: paths.sales,
    getParentRoute: () => inside,
    validateSearch: salesSearch,
    component: lazyRouteComponent(() => import('../pages/sales-page.tsx'), 'SalesPage'),
  }),
] as const;
