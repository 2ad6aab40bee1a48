/**
 * An input without what was left out or sent empty, which to a verb are the same: "as it was". The fields of `emptied` may
 * be emptied on purpose, and keep their null.
 */
export function given<Input extends object>(input: Input, emptied: readonly (keyof Input)[] = []): Input {
  const isGiven = ([key, value]: [string, unknown]): boolean =>
    value !== undefined && (value !== null || emptied.includes(key as keyof Input));
  return Object.fromEntries(Object.entries(input).filter(isGiven)) as Input;
}
