import { addDays, type Day, InvalidInput, isDay, isId } from '../kernel/index.ts';

/** What a line of the work list is about. */
export const WORK_KINDS = ['UNLOGGED', 'BE_BACK_DUE', 'NOT_SET'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Lines shown at most: a list that is longer is not read in the morning. */
export const MOST_LINES = 7;
/** A new member is looked at from this day after joining on, until the set rate's window closes. */
export const NOT_SET_AFTER_DAYS = 3;
export const SET_WINDOW_DAYS = 30;
/** What stops counting within so many days is urgent. */
const CLOSING_DAYS = 3;
const MOST_SNOOZE_DAYS = 30;

/** A line by what it is about and whose it is: a trainer, the owner of follow-ups (null: nobody), a location. */
export interface WorkLineKey {
  readonly kind: WorkKind;
  readonly subjectId: string | null;
}

/** A line as it was counted. */
export interface WorkGroup extends WorkLineKey {
  readonly count: number;
  readonly oldestOn: Day;
  /** The first day after which one of them no longer counts towards a rate. */
  readonly closesOn: Day | null;
}

const NOBODY = 'nobody';

/** The line in one word, as addresses carry it: not-set~0199… */
export const writeKey = ({ kind, subjectId }: WorkLineKey): string =>
  `${kind.toLowerCase().replaceAll('_', '-')}~${subjectId ?? NOBODY}`;

/** The line that a word stands for, or null for a word that is none. */
export function readKey(key: string): WorkLineKey | null {
  const [word = '', subject = '', ...more] = key.split('~');
  const kind = WORK_KINDS.find((known) => known.toLowerCase().replaceAll('_', '-') === word);
  if (!kind || more.length > 0) return null;
  if (subject === NOBODY && kind === 'BE_BACK_DUE') return { kind, subjectId: null };
  return isId(subject) ? { kind, subjectId: subject } : null;
}

/** Whether a line can not wait: an outcome is forgotten by the day, and what stops counting soon is lost. */
export function isUrgent({ kind, closesOn }: Pick<WorkGroup, 'kind' | 'closesOn'>, today: Day): boolean {
  return kind === 'UNLOGGED' || (closesOn !== null && closesOn < addDays(today, CLOSING_DAYS));
}

/**
 * The lines in the order in which they are shown: of each kind one before a second of any, so that no kind hides behind
 * another; within a kind the urgent first, then the longest, then the oldest.
 */
export function inOrder<Group extends WorkGroup>(groups: readonly Group[], today: Day): Group[] {
  const ofKind = (kind: WorkKind) =>
    groups
      .filter((group) => group.kind === kind)
      .sort(
        (a, b) =>
          Number(isUrgent(b, today)) - Number(isUrgent(a, today)) ||
          b.count - a.count ||
          (a.oldestOn < b.oldestOn ? -1 : a.oldestOn > b.oldestOn ? 1 : writeKey(a) < writeKey(b) ? -1 : 1),
      );
  const columns = WORK_KINDS.map(ofKind);
  const deepest = Math.max(0, ...columns.map(({ length }) => length));
  return Array.from({ length: deepest }, (_, place) => columns.flatMap((column) => column[place] ?? [])).flat();
}

/** Why a line can not be put off until a day, or null: tomorrow at the earliest, within a month. */
export function whyNotSnooze(until: Day, today: Day): InvalidInput | null {
  if (!isDay(until)) return new InvalidInput('until', 'That day does not exist.', 'Write it as 2026-11-18.');
  const [first, last] = [addDays(today, 1), addDays(today, MOST_SNOOZE_DAYS)];
  if (until >= first && until <= last) return null;
  return new InvalidInput('until', 'A line can be put off for 1 to 30 days.', `Give a day from ${first} to ${last}.`);
}
