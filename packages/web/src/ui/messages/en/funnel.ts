/** What the funnel screens say. */
export const funnel = {} as const;
