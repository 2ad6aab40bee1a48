import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { funnelSearch } from '../search.ts';
import { inside } from './inside.tsx';

const FunnelPage = lazyRouteComponent(() => import('../pages/funnel-page.tsx'), 'FunnelPage');
const clocks = ([paths.funnel, paths.funnelActivity] as const).map((path) =>
  createRoute({ path, getParentRoute: () => inside, validateSearch: funnelSearch, component: FunnelPage }),
);

/** The funnel, and locations and trainers side by side. */
export const funnelRoutes = [...clocks];
