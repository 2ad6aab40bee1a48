import { comparedPeriodOf, periodOf, type PeriodChoice } from '../../features/reports/index.ts';
import { todayIn, type Day } from '../../ui/day.ts';
import type { BoardSearch } from '../search.ts';

type Days = Pick<BoardSearch, 'period' | 'from' | 'to' | 'compare' | 'asOf' | 'location'>;

/** The morning that a page is read on: the one in the address, else today where the chosen (or first) location is. */
export function todayOf(
  { asOf, location }: Pick<Days, 'asOf' | 'location'>,
  locations: readonly { readonly id: string; readonly timeZone: string }[],
): Day {
  const place = locations.find(({ id }) => id === location) ?? locations[0];
  return asOf ?? todayIn(place?.timeZone ?? 'UTC');
}

/** The days that an address asks about, and those that they are compared with. */
export function daysOf(search: Days, today: Day) {
  const { from, to } = search;
  const choice: PeriodChoice = { period: search.period ?? 'this-month', from, to, compare: search.compare ?? 'before' };
  return {
    choice,
    period: periodOf(choice, today),
    compared: comparedPeriodOf(choice, today),
    asOf: search.asOf ?? null,
  };
}

/** What an address says of a choice of days: nothing for what needs no saying. */
export const searchOfChoice = ({ period, from, to, compare }: PeriodChoice): Partial<BoardSearch> => ({
  period: period === 'this-month' ? undefined : period,
  from: period === 'custom' ? from : undefined,
  to: period === 'custom' ? to : undefined,
  compare: compare === 'before' ? undefined : compare,
});
