/** Settings: people, locations, prices, sources, keys, the log, and one's own visits. */
export const settingsRoutes = [] as const;
