/** What the consultations screens say. */
export const consultations = {} as const;
