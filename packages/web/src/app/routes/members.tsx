import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { membersSearch } from '../search/members.ts';
import { inside } from './inside.tsx';

/** Members: the list and one member. */
export const memberRoutes = [
  createRoute({
    path: paths.members,
    getParentRoute: () => inside,
    validateSearch: membersSearch,
    component: lazyRouteComponent(() => import('../pages/members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    path: paths.member,
    getParentRoute: () => inside,
    component: lazyRouteComponent(() => import('../pages/member-page.tsx'), 'MemberPage'),
  }),
] as const;
