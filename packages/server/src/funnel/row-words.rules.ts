import type { Day } from '../kernel/index.ts';

/** What a row's story is told from. */
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

/** What can have happened in a row's story, each in words. */
export const ROW_EVENTS = {
  SET: 'set',
  SHOWED: 'showed',
  WALKED_IN: 'walked in',
  REACHED_WITHOUT_SET: 'reached without a set',
  NO_SHOW: 'no-show',
  CANCELLED_BY_MEMBER: 'cancelled by the member',
  CANCELLED_LATE: 'cancelled by the member, late',
  CANCELLED_BY_CLUB: 'cancelled by the club',
  RESCHEDULED: 'moved',
  BOUGHT: 'bought',
} as const;

export type RowEventKind = keyof typeof ROW_EVENTS;

/** One event of a row's story: a reader's own words and dates are made from it. */
export interface RowEvent {
  readonly what: RowEventKind;
  /** Null where it is the row's own day. */
  readonly on: Day | null;
  /** What was bought. */
  readonly item: string | null;
}

/** A consultation's outcome, as a person says it. */
export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  SHOWED: ROW_EVENTS.SHOWED,
  NO_SHOW: ROW_EVENTS.NO_SHOW,
  CANCELLED_BY_MEMBER: ROW_EVENTS.CANCELLED_BY_MEMBER,
  CANCELLED_BY_CLUB: ROW_EVENTS.CANCELLED_BY_CLUB,
  RESCHEDULED: ROW_EVENTS.RESCHEDULED,
};

/** An outcome as an event; null for what is none: not said yet, or of a sale. */
function outcomeOf({ outcome, late }: RowFacts): RowEventKind | null {
  if (outcome === 'CANCELLED_BY_MEMBER' && late) return 'CANCELLED_LATE';
  return outcome !== null && Object.hasOwn(OUTCOME_WORDS, outcome) ? (outcome as RowEventKind) : null;
}
const event = (what: RowEventKind, item: string | null = null): RowEvent[] => [{ what, on: null, item }];
const eventOn = (what: RowEventKind, on: Day | null, item: string | null = null): RowEvent[] =>
  on === null ? [] : [{ what, on, item }];

/** A row's story, by the row set that it comes from, in the order of life; empty where there is nothing to tell. */
export function eventsOf(base: string, row: RowFacts): RowEvent[] {
  if (base === 'joins' || base.startsWith('cohort')) {
    return [
      ...eventOn('SET', row.setOn),
      ...(row.showOn === null ? eventOn('WALKED_IN', row.walkInOn) : eventOn('SHOWED', row.showOn)),
      ...(row.setOn === null && row.walkInOn !== null ? event('REACHED_WITHOUT_SET') : []),
      ...(base === 'joins' ? [] : eventOn('BOUGHT', row.saleOn, row.item)),
    ];
  }
  if (base === 'journeys' || base === 'journeysByTrainer') {
    return [...eventOn('SHOWED', row.showOn), ...eventOn('BOUGHT', row.saleOn, row.item)];
  }
  if (base === 'sales' || base === 'salesBySeller') return row.item === null ? [] : event('BOUGHT', row.item);
  const outcome = outcomeOf(row);
  return [...eventOn('SET', row.setOn), ...(outcome === null ? [] : event(outcome))];
}

/** The story in a few words and ISO days, for a file or a program; null where there is nothing to tell. */
export function detailOf(events: readonly RowEvent[]): string | null {
  const told = events.map(({ what, on, item }) => {
    const words = what === 'BOUGHT' && on === null ? item : [ROW_EVENTS[what], item].filter(Boolean).join(' ');
    return on === null ? words : `${words} ${on}`;
  });
  return told.join(', ') || null;
}
