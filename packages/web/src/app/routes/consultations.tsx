/** Consultations by day, the be-backs, and sales. */
export const consultationRoutes = [] as const;
