import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { homeOf, paths } from '../paths.ts';
import { boardSearch, figureSearch, workSearch } from '../search.ts';
import { inside } from './inside.tsx';

const home = createRoute({
  path: paths.home,
  getParentRoute: () => inside,
  beforeLoad: ({ context }) => {
    throw redirect({ href: homeOf(context.viewer), replace: true });
  },
});

const BoardPage = lazyRouteComponent(() => import('../pages/board-page.tsx'), 'BoardPage');
const boards = ([paths.board, paths.myFigures, paths.today, paths.totals] as const).map((path) =>
  createRoute({ path, getParentRoute: () => inside, validateSearch: boardSearch, component: BoardPage }),
);

const figure = createRoute({
  path: paths.figure,
  getParentRoute: () => inside,
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('../pages/figure-page.tsx'), 'FigurePage'),
});

const work = createRoute({
  path: paths.work,
  getParentRoute: () => inside,
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('../pages/work-page.tsx'), 'WorkPage'),
});

/** The first pages, and a figure opened to its rows. */
export const boardRoutes = [home, ...boards, figure, work];
