/** What the activity screens say. */
export const activity = {} as const;
