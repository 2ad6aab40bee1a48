/** Where a consultation stands, as a person at the desk thinks of it. */
export type State = 'ahead' | 'due' | 'unlogged' | 'showed' | 'objected' | 'closed' | 'missed' | 'cancelled';

/** What can be done with a row, each with the key that does it. */
export type Act = 'show' | 'miss' | 'move' | 'cancel' | 'close' | 'object' | 'correct' | 'again';

/** A show may be said this long before the start and not sooner; the server holds to it. */
const EARLY_SHOW_MS = 30 * 60_000;

/** What a row's state is told by. */
export interface Facts {
  readonly outcome: string | null;
  readonly startsAt: string;
  readonly objection: string | null;
  /** Whatever sale it ended in; null for none. */
  readonly sale: unknown;
}

/** Where a row stands at a moment. */
export function stateOf({ outcome, startsAt, objection, sale }: Facts, now: Date): State {
  if (outcome === 'SHOWED') return sale ? 'closed' : objection ? 'objected' : 'showed';
  if (outcome === 'NO_SHOW') return 'missed';
  if (outcome !== null) return 'cancelled';
  const left = new Date(startsAt).getTime() - now.getTime();
  if (left < 0) return 'unlogged';
  return left <= EARLY_SHOW_MS ? 'due' : 'ahead';
}

/** What is offered at once, the likeliest first, and what stands behind the three dots. */
export interface Offered {
  readonly now: readonly Act[];
  readonly more: readonly Act[];
}

const OFFERED: Readonly<Record<State, Offered>> = {
  ahead: { now: ['move'], more: ['cancel'] },
  due: { now: ['show'], more: ['move', 'cancel'] },
  unlogged: { now: ['show', 'miss'], more: ['move', 'cancel', 'close'] },
  showed: { now: ['close', 'object'], more: ['correct'] },
  objected: { now: ['close'], more: ['correct'] },
  closed: { now: [], more: ['correct'] },
  missed: { now: ['again'], more: ['correct'] },
  cancelled: { now: ['again'], more: ['correct'] },
};

const NEEDS: Readonly<Record<Act, string>> = {
  show: 'logConsultation',
  miss: 'logConsultation',
  correct: 'logConsultation',
  object: 'logConsultation',
  move: 'moveConsultation',
  cancel: 'cancelConsultation',
  close: 'closeConsultation',
  again: 'setConsultation',
};

/** What somebody who may do these operations is offered for a row at a moment. */
export function offeredFor(row: Facts, now: Date, may: readonly string[]): Offered {
  const { now: first, more } = OFFERED[stateOf(row, now)];
  const allowed = (act: Act) => may.includes(NEEDS[act]);
  return { now: first.filter(allowed), more: more.filter(allowed) };
}

/** The letters of the keyboard for the row that one stands on. */
export const KEYS = {
  show: 's',
  miss: 'n',
  move: 'm',
  close: 'c',
  object: 'o',
  cancel: 'a',
  correct: 'w',
  again: 'e',
} as const satisfies Record<Act, string>;

/** Rows under the day of their slot, in the order in which they come. */
export function byDay<Row extends { readonly slotOn: string }>(
  rows: readonly Row[],
): readonly (readonly [string, readonly Row[]])[] {
  const days = new Map<string, Row[]>();
  for (const row of rows) days.set(row.slotOn, [...(days.get(row.slotOn) ?? []), row]);
  return [...days];
}
