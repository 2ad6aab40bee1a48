import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { importDraftSearch } from '../search/imports.ts';
import { inside } from './inside.tsx';

/** Imports: drop, map, judge, run, history. */
export const importRoutes = [
  createRoute({
    path: paths.imports,
    getParentRoute: () => inside,
    component: lazyRouteComponent(() => import('../pages/import-pages.tsx'), 'ImportsPage'),
  }),
  createRoute({
    path: paths.importDraft,
    getParentRoute: () => inside,
    validateSearch: importDraftSearch,
    component: lazyRouteComponent(() => import('../pages/import-pages.tsx'), 'ImportDraftPage'),
  }),
  createRoute({
    path: paths.importRun,
    getParentRoute: () => inside,
    component: lazyRouteComponent(() => import('../pages/import-pages.tsx'), 'ImportRunPage'),
  }),
] as const;
