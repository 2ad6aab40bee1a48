/** Members: the list and one member. */
export const memberRoutes = [] as const;
