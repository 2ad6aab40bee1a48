/** How a command line ends: done; refused, failed or different; not understood; judged only, with nothing committed. */
export const EXIT = { done: 0, failed: 1, usage: 2, judged: 3 } as const;

/** What was typed is no command of ours. The usage is shown with it. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/** A command that could not do what it was asked, in words for the person. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}

/**
 * What a command came to: `data` goes to standard output as JSON when it was asked for, `words` in its place when it was
 * not. `exitCode` says whether it was done.
 */
export interface Outcome {
  readonly exitCode: number;
  readonly data: unknown;
  readonly words: readonly string[];
}
