/** What the compare screens say. */
export const compare = {} as const;
