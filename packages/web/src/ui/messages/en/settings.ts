/** What the settings screens say. */
export const settings = {} as const;
