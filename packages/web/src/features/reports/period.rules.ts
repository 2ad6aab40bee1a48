import { addDays, addMonths, daysFromTo, firstOfMonth, isDay, lastOfMonth, type Day } from '../../ui/day.ts';

export const PERIOD_NAMES = ['this-month', 'last-month', 'last-30-days', 'custom'] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];
export const COMPARISONS = ['before', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Both days in. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** What the reader chose: a name that moves with the calendar, or two days of their own. */
export interface PeriodChoice {
  readonly period: PeriodName;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly compare: Comparison;
}

/**
 * The days that a choice means on the morning of `today`. A day that is still running is in no period but the reader's own,
 * so on the first of a month "this month" is the month that ended yesterday.
 */
export function periodOf(choice: PeriodChoice, today: Day): Period {
  const yesterday = addDays(today, -1);
  const { from, to } = choice;
  if (choice.period === 'custom' && from && to && isDay(from) && isDay(to) && from <= to) return { from, to };
  if (choice.period === 'last-30-days') return { from: addDays(today, -30), to: yesterday };
  if (choice.period === 'last-month') {
    const dayOfMonthBefore = addDays(firstOfMonth(yesterday), -1);
    return { from: firstOfMonth(dayOfMonthBefore), to: dayOfMonthBefore };
  }
  return { from: firstOfMonth(yesterday), to: yesterday };
}

/** The days to compare with: the same days a month (a year) earlier for calendar months, the days just before otherwise. */
export function comparedPeriodOf(choice: PeriodChoice, today: Day): Period {
  const { from, to } = periodOf(choice, today);
  if (choice.compare === 'year') return { from: addMonths(from, -12), to: addMonths(to, -12) };
  const calendar = choice.period !== 'last-30-days' && from === firstOfMonth(from) && to <= lastOfMonth(from);
  if (!calendar) return { from: addDays(from, -daysFromTo(from, to)), to: addDays(from, -1) };
  const wholeMonth = to === lastOfMonth(to);
  const before = addMonths(from, -1);
  return { from: before, to: wholeMonth ? lastOfMonth(before) : addMonths(to, -1) };
}
