/** What the sales screens say. */
export const sales = {} as const;
