import { addMonths, type Day, InvalidInput, isDay } from '../kernel/index.ts';
import type { Due } from './sale.ts';

/** So many instalments a plan has at most: four years of months. */
export const MOST_INSTALMENTS = 48;

/** A price in parts, a month apart, and when the first is due. */
export interface PlanAsked {
  /** In minor units. */
  readonly priceMinor: number;
  readonly parts: number;
  readonly firstOn: Day;
}

/** What is wrong with a plan that is asked for; null when nothing is. */
export function whyNotPlanned({ priceMinor, parts, firstOn }: PlanAsked): InvalidInput | null {
  if (!Number.isSafeInteger(priceMinor) || priceMinor <= 0)
    return new InvalidInput('priceMinor', 'There is nothing to pay in parts.', 'Give whole minor units above zero.');
  if (!Number.isInteger(parts) || parts < 1 || parts > MOST_INSTALMENTS || parts > priceMinor)
    return new InvalidInput('parts', 'It can not be paid in so many parts.', `Give 1 to ${MOST_INSTALMENTS}.`);
  return isDay(firstOn) ? null : new InvalidInput('firstOn', 'That day does not exist.', 'Write it as 2026-11-18.');
}

/** Instalments a month apart that add up to the price exactly; the odd cents are paid first. */
export function planOf({ priceMinor, parts, firstOn }: PlanAsked): Due[] {
  const each = Math.floor(priceMinor / parts);
  const odd = priceMinor - each * parts;
  return Array.from({ length: parts }, (_, place) => ({
    dueOn: addMonths(firstOn, place),
    amountMinor: each + (place < odd ? 1 : 0),
  }));
}
