/** A stage that somebody entered. */
export interface StageEntered {
  readonly id: string;
  readonly spellId: string;
  readonly stage: 'JOINED' | 'SET' | 'SHOWED' | 'CLOSED';
  readonly enteredOn: string;
  readonly takenBackAt: string | null;
}

/** Of each stage the entry that holds in a membership; the others are history. */
export function latestEntries<Entry extends StageEntered>(
  history: readonly Entry[],
  spellId: string | null,
): Partial<Record<Entry['stage'], Entry>> {
  const holding = history.filter((entry) => entry.spellId === spellId && entry.takenBackAt === null);
  return Object.fromEntries(holding.map((entry) => [entry.stage, entry])) as Partial<Record<Entry['stage'], Entry>>;
}
