import type { Day } from '../kernel/index.ts';

/** What a row's detail is told from. */
export interface RowFacts {
  readonly day: Day;
  readonly setOn: Day | null;
  readonly showOn: Day | null;
  readonly walkInOn: Day | null;
  readonly saleOn: Day | null;
  readonly outcome: string | null;
  readonly late: boolean | null;
  readonly item: string | null;
}

/** A consultation's outcome, as a person says it. */
export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  SHOWED: 'showed',
  NO_SHOW: 'no-show',
  CANCELLED_BY_MEMBER: 'cancelled by the member',
  CANCELLED_BY_CLUB: 'cancelled by the club',
  RESCHEDULED: 'moved',
};

const dayInWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const on = (verb: string, day: Day | null) =>
  day === null ? null : `${verb} ${dayInWords.format(new Date(`${day}T00:00:00Z`))}`;
const told = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(', ') || null;

/** A row's story in a few words, by the row set that it comes from; null where there is nothing to tell. */
export function detailOf(base: string, row: RowFacts): string | null {
  if (base === 'joins' || base.startsWith('cohort')) {
    const met = row.showOn === null ? on('walked in', row.walkInOn) : on('showed', row.showOn);
    return told(
      on('set', row.setOn),
      met,
      row.setOn === null && row.walkInOn !== null ? 'reached without a set' : null,
      base === 'joins' ? null : on(`bought ${row.item ?? 'a package'}`, row.saleOn),
    );
  }
  if (base === 'journeys' || base === 'journeysByTrainer') {
    return told(on('showed', row.showOn), on(`bought ${row.item ?? 'a package'}`, row.saleOn));
  }
  if (base === 'sales' || base === 'salesBySeller') return row.item;
  const outcome = row.outcome === null ? null : (OUTCOME_WORDS[row.outcome] ?? null);
  return told(on('set', row.setOn), row.outcome === 'CANCELLED_BY_MEMBER' && row.late ? `${outcome}, late` : outcome);
}
