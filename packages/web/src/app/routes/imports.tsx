/** Imports: drop, map, judge, run, history. */
export const importRoutes = [] as const;
