// Which number is the month: one answer for the whole file, from all its dates, or a question.
import { dateShape, isoDate, readMoment } from './dates.rules.ts';
import type { DateOrder } from './dates.rules.ts';
import type { Cell } from './rows.rules.ts';

export interface DateExample {
  readonly rowNumber: number;
  readonly column: string;
  readonly value: string;
}

/** What one column says: a day above 12 can only be a day. A date that exists in neither order is no vote. */
export interface DateVotes {
  mdy: number;
  dmy: number;
  either: number;
  readonly mdyExamples: DateExample[];
  readonly dmyExamples: DateExample[];
  readonly eitherExamples: DateExample[];
}

export function noDateVotes(): DateVotes {
  return { mdy: 0, dmy: 0, either: 0, mdyExamples: [], dmyExamples: [], eitherExamples: [] };
}

const EXAMPLES_KEPT = 3;

/** Adds one cell to a column's votes. */
export function voteOnDate(votes: DateVotes, cell: Cell, rowNumber: number, column: string): void {
  const shape = dateShape(cell);
  if (shape.is !== 'numeric') return;
  const year = shape.longYear ? shape.c : 2000 + shape.c;
  const asMdy = isoDate(year, shape.a, shape.b) !== null;
  const asDmy = isoDate(year, shape.b, shape.a) !== null;
  if (!asMdy && !asDmy) return;
  // 7/7 reads alike in both orders: it neither decides nor leaves anything open.
  if (asMdy && asDmy && shape.a === shape.b) return;
  const side = asMdy && asDmy ? 'either' : asMdy ? 'mdy' : 'dmy';
  votes[side] += 1;
  const examples = votes[`${side}Examples`];
  if (examples.length < EXAMPLES_KEPT) examples.push({ rowNumber, column, value: String(cell) });
}

/** How often an order would put an earlier thing after a later one, or a past thing into the future. */
export interface OrderTrials {
  compared: number;
  mdyImpossible: number;
  dmyImpossible: number;
}

export function noTrials(): OrderTrials {
  return { compared: 0, mdyImpossible: 0, dmyImpossible: 0 };
}

/** Tries both orders on one pair of cells of which the first cannot come after the second. */
export function tryPair(trials: OrderTrials, earlier: Cell, later: Cell): void {
  const mdy = isAfter(earlier, later, 'MDY');
  const dmy = isAfter(earlier, later, 'DMY');
  if (mdy === null || dmy === null) return;
  trials.compared += 1;
  if (mdy) trials.mdyImpossible += 1;
  if (dmy) trials.dmyImpossible += 1;
}

function isAfter(earlier: Cell, later: Cell, order: DateOrder): boolean | null {
  const one = readMoment(earlier, order);
  const other = readMoment(later, order);
  return one === null || other === null ? null : one.date > other.date;
}

/** Tries both orders on something that has already happened by the day after `today` (YYYY-MM-DD). */
export function tryPast(trials: OrderTrials, cell: Cell, today: string): void {
  const mdy = readMoment(cell, 'MDY');
  const dmy = readMoment(cell, 'DMY');
  if (mdy === null || dmy === null) return;
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  trials.compared += 1;
  if (mdy.date > tomorrow) trials.mdyImpossible += 1;
  if (dmy.date > tomorrow) trials.dmyImpossible += 1;
}

export type DateOrderDecision =
  | { readonly order: DateOrder; readonly because: 'given' | 'days-above-12' | 'sequence' | 'no-open-dates' }
  | { readonly question: 'ambiguous' | 'contradictory'; readonly examples: readonly DateExample[] };

const STRAY_SHARE = 20;
const FEWEST_IMPOSSIBLE = 3;

/**
 * The order of a file. A stray is forgiven (one vote against twenty or more; the row is then refused as unreadable),
 * anything between is a question. Sequence decides only where one order breaks it repeatedly and the other never.
 */
export function decideDateOrder(
  columns: readonly DateVotes[],
  trials: OrderTrials,
  given?: DateOrder,
): DateOrderDecision {
  const mdy = sum(columns, (votes) => votes.mdy);
  const dmy = sum(columns, (votes) => votes.dmy);
  if (given !== undefined) return decideAgainstGiven(columns, mdy, dmy, given);
  const winners = new Set(columns.map(winnerOf).filter((winner) => winner !== null));
  if (winners.has('neither') || winners.size > 1)
    return { question: 'contradictory', examples: contradiction(columns) };
  if (winners.size === 1) return { order: winners.has('MDY') ? 'MDY' : 'DMY', because: 'days-above-12' };
  if (sum(columns, (votes) => votes.either) === 0) return { order: 'YMD', because: 'no-open-dates' };
  return (
    bySequence(trials) ?? {
      question: 'ambiguous',
      examples: columns.flatMap((votes) => votes.eitherExamples).slice(0, EXAMPLES_KEPT),
    }
  );
}

function winnerOf(votes: DateVotes): 'MDY' | 'DMY' | 'neither' | null {
  if (votes.mdy === 0 && votes.dmy === 0) return null;
  if (votes.mdy >= votes.dmy * STRAY_SHARE) return 'MDY';
  if (votes.dmy >= votes.mdy * STRAY_SHARE) return 'DMY';
  return 'neither';
}

function decideAgainstGiven(
  columns: readonly DateVotes[],
  mdy: number,
  dmy: number,
  given: DateOrder,
): DateOrderDecision {
  const [agree, disagree] = given === 'MDY' ? [mdy, dmy] : [dmy, mdy];
  if (given !== 'YMD' && disagree > agree) return { question: 'contradictory', examples: contradiction(columns) };
  return { order: given, because: 'given' };
}

function bySequence(trials: OrderTrials): DateOrderDecision | null {
  const beyondDoubt = (impossible: number): boolean =>
    impossible >= FEWEST_IMPOSSIBLE && impossible * STRAY_SHARE >= trials.compared;
  if (trials.dmyImpossible === 0 && beyondDoubt(trials.mdyImpossible)) return { order: 'DMY', because: 'sequence' };
  if (trials.mdyImpossible === 0 && beyondDoubt(trials.dmyImpossible)) return { order: 'MDY', because: 'sequence' };
  return null;
}

function contradiction(columns: readonly DateVotes[]): DateExample[] {
  const of = (examples: (votes: DateVotes) => readonly DateExample[]): DateExample[] =>
    columns.flatMap(examples).slice(0, 2);
  return [...of((votes) => votes.mdyExamples), ...of((votes) => votes.dmyExamples)];
}

function sum(columns: readonly DateVotes[], of: (votes: DateVotes) => number): number {
  return columns.reduce((total, votes) => total + of(votes), 0);
}
