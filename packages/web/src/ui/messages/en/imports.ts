/** What the imports screens say. */
export const imports = {} as const;
