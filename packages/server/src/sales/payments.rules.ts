import { type Day, InvalidInput, isDay, type Refusal } from '../kernel/index.ts';
import type { Collected, Due } from './sale.ts';
import { DuesNotWhole, MoreThanOpen } from './sales.refusals.ts';

/** So many instalments or payments a sale has at most at once. */
const LINES_LIMIT = 120;

const sum = (lines: readonly { amountMinor: number }[]): number =>
  lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** What is wrong with a plan of instalments for a price; null when nothing is. */
export function whyNotDues(
  dues: readonly Due[],
  price: { priceMinor: number; currency: string; soldOn: Day },
): Refusal | null {
  if (dues.length > LINES_LIMIT)
    return new InvalidInput('paymentsDue', 'That are too many instalments.', `Plan up to ${LINES_LIMIT}.`);
  if (dues.some(({ amountMinor }) => !isAmount(amountMinor))) {
    return new InvalidInput('paymentsDue', 'An instalment is above zero.', 'Give whole minor units (cents).');
  }
  if (dues.some(({ dueOn }) => !isDay(dueOn) || dueOn < price.soldOn)) {
    return new InvalidInput(
      'paymentsDue',
      'An instalment is due on a real day, not before the sale.',
      `Give ${price.soldOn} or a later day.`,
    );
  }
  return sum(dues) === price.priceMinor ? null : new DuesNotWhole(sum(dues), price.priceMinor, price.currency);
}

/** What is wrong with one payment taken; null when nothing is. `openMinor` is what the sale leaves open. */
export function whyNotPayment(
  payment: { amountMinor: number; collectedOn: Day; method: string },
  sale: { openMinor: number; currency: string; soldOn: Day; today: Day },
): Refusal | null {
  if (!isAmount(payment.amountMinor))
    return new InvalidInput('amountMinor', 'A payment is above zero.', 'Give whole minor units (cents).');
  if (!isDay(payment.collectedOn))
    return new InvalidInput('collectedOn', 'That day does not exist.', 'Write it as 2026-11-18.');
  if (payment.collectedOn > sale.today || payment.collectedOn < sale.soldOn) {
    return new InvalidInput(
      'collectedOn',
      'A payment is taken between the sale and today.',
      `Give a day from ${sale.soldOn} to ${sale.today}.`,
    );
  }
  if (payment.method.length > 100)
    return new InvalidInput('method', 'The way of paying is too long.', 'Give up to 100 characters.');
  return payment.amountMinor > sale.openMinor ? new MoreThanOpen(sale.openMinor, sale.currency) : null;
}

/** What is wrong with the payments taken at the sale itself; null when nothing is. */
export function whyNotCollected(
  payments: readonly Collected[],
  sale: { priceMinor: number; currency: string; soldOn: Day; today: Day },
): Refusal | null {
  if (payments.length > LINES_LIMIT)
    return new InvalidInput('payments', 'That are too many payments.', `Give up to ${LINES_LIMIT}.`);
  let openMinor = sale.priceMinor;
  for (const { amountMinor, collectedOn, method } of payments) {
    const why = whyNotPayment(
      { amountMinor, collectedOn: collectedOn ?? sale.soldOn, method: method ?? '' },
      { ...sale, openMinor },
    );
    if (why) return why;
    openMinor -= amountMinor;
  }
  return null;
}
