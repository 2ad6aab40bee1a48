/** What the members screens say. */
export const members = {} as const;
