/** The funnel, and locations and trainers side by side. */
export const funnelRoutes = [] as const;
