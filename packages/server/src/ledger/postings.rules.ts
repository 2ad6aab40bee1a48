import { addDays, type Day, invariant } from '../kernel/index.ts';

/** The chart of accounts. Those of money stand in a currency, those of credits in sessions. */
export const ACCOUNTS = [
  'CASH',
  'RECEIVABLE',
  'DEFERRED',
  'RECOGNISED',
  'BREAKAGE',
  'REFUNDS',
  'PAY_EXPENSE',
  'PAY_OWED',
  'CREDITS_HELD',
  'CREDITS_ISSUED',
  'CREDITS_SPENT',
  'CREDITS_LAPSED',
  'CREDITS_RETURNED',
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** The unit of session credits; every other unit is a currency. */
export const SESSION = 'SESSION';

/** What an entry tells of. */
export type EntryKind =
  'SALE' | 'PAYMENT' | 'REFUND' | 'MOVE' | 'COMPLETED' | 'NO_SHOW' | 'LATE_CANCELLED' | 'LAPSE' | 'ROUNDING';

/** One line of an entry: a debit above zero, a credit below, in minor units of its currency or in sessions. */
export interface Line {
  readonly account: Account;
  readonly unit: string;
  readonly amount: number;
  readonly locationId: string;
  /** Whose credits, whose deferred revenue. */
  readonly holderId?: string | null;
  /** Who delivered, whose pay. */
  readonly staffId?: string | null;
}

/** An entry as it is posted. Its lines sum to zero in each unit. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  /** The package, the payment or the session that it is about. */
  readonly subjectId: string;
  readonly locationId: string;
  readonly businessOn: Day;
  readonly why?: string;
  readonly lines: readonly Line[];
}

/** The correction of an entry: its lines with the signs turned, once. */
export interface Mirror extends Omit<Entry, 'lines'> {
  readonly reversesId: string;
}

const unitKind = (account: Account): 'credits' | 'money' => (account.startsWith('CREDITS') ? 'credits' : 'money');

/** Lines that would say nothing are left out: a gift has no money lines. */
export function withoutZeros(lines: readonly Line[]): Line[] {
  return lines.filter(({ amount }) => amount !== 0);
}

/** From one account to another: a credit there, a debit here, of the same amount. */
export function transfer(
  unit: string,
  amount: number,
  debit: Omit<Line, 'unit' | 'amount'>,
  credit: Omit<Line, 'unit' | 'amount'>,
): Line[] {
  return withoutZeros([
    { ...debit, unit, amount },
    // The turned zero is a minus zero, which would slip through as another number.
    { ...credit, unit, amount: amount === 0 ? 0 : -amount },
  ]);
}

/** The same lines with the signs turned. */
export function reverse(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, amount: -line.amount }));
}

/** Throws `InvariantBroken` unless lines are whole: some, none empty, in fitting units, safe, each unit summing to zero. */
export function validate(lines: readonly Line[]): void {
  invariant(lines.length > 0, 'an entry has lines');
  const sums = new Map<string, number>();
  for (const { account, unit, amount } of lines) {
    invariant(Number.isSafeInteger(amount) && amount !== 0, `a line is a safe integer and not zero, not ${amount}`);
    invariant((unit === SESSION) === (unitKind(account) === 'credits'), `${account} does not stand in ${unit}`);
    sums.set(unit, (sums.get(unit) ?? 0) + amount);
  }
  for (const [unit, sum] of sums) invariant(sum === 0, `the lines sum to ${sum} ${unit}`);
}

/** The day that an entry is dated: its own, or the first open one where the books of its day are closed. */
export function openDay(day: Day, closedThrough: Day | null): Day {
  return closedThrough !== null && day <= closedThrough ? addDays(closedThrough, 1) : day;
}

/** Whether an entry's day is right for a fact's day: the same, or a later one because the books of that day were closed. */
export function isDatedFor(entryOn: Day, factOn: Day, closedThrough: Day | null): boolean {
  return entryOn === factOn || (entryOn > factOn && closedThrough !== null && factOn <= closedThrough);
}
