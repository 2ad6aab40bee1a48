import { lazy } from 'react';

/** The sheets come when somebody opens one: their fields are no part of the first page. */
export const AskAddMember = lazy(() =>
  import('./ask-add-member.tsx').then((module) => ({ default: module.AskAddMember })),
);
export const AskBulk = lazy(() => import('./ask-bulk.tsx').then((module) => ({ default: module.AskBulk })));
export const AskFilters = lazy(() => import('./ask-filters.tsx').then((module) => ({ default: module.AskFilters })));
export const AskMemberSheet = lazy(() =>
  import('./ask-member-sheet.tsx').then((module) => ({ default: module.AskMemberSheet })),
);
