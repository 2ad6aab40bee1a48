import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { compareSearch, funnelSearch } from '../search.ts';
import { inside } from './inside.tsx';

const FunnelPage = lazyRouteComponent(() => import('../pages/funnel-page.tsx'), 'FunnelPage');
const clocks = ([paths.funnel, paths.funnelActivity] as const).map((path) =>
  createRoute({ path, getParentRoute: () => inside, validateSearch: funnelSearch, component: FunnelPage }),
);

const ComparePage = lazyRouteComponent(() => import('../pages/compare-page.tsx'), 'ComparePage');
const sideBySide = ([paths.locations, paths.trainers] as const).map((path) =>
  createRoute({ path, getParentRoute: () => inside, validateSearch: compareSearch, component: ComparePage }),
);

/** The funnel, and locations and trainers side by side. */
export const funnelRoutes = [...clocks, ...sideBySide];
