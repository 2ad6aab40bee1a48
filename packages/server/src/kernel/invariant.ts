/** A programmer's mistake: something that can not be true if the code is right. Never shown to a person in words. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** Throws `InvariantBroken` unless `condition` holds; `claim` says what should have been true. */
export function invariant(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new InvariantBroken(claim);
}

/** The value, or `InvariantBroken` when it is missing. */
export function present<T>(value: T | null | undefined, claim: string): T {
  invariant(value !== null && value !== undefined, claim);
  return value;
}
