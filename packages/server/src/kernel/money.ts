import { invariant } from './invariant.ts';

/** Integer minor units with a currency (README, ground rule 9). Amounts in two currencies are never added. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217, three capitals. */
  readonly currency: string;
}

/** An amount in minor units; throws beyond the safe integers, where sums would silently lose a cent. */
export function money(amountMinor: number, currency: string): Money {
  invariant(Number.isSafeInteger(amountMinor), `an amount is a safe integer of minor units, not ${amountMinor}`);
  invariant(/^[A-Z]{3}$/.test(currency), `a currency is three capitals, not ${currency}`);
  return { amountMinor, currency };
}

/** The sum of two amounts of one currency. */
export function addMoney(a: Money, b: Money): Money {
  invariant(a.currency === b.currency, `${a.currency} and ${b.currency} are never added`);
  return money(a.amountMinor + b.amountMinor, a.currency);
}

/** How many decimal digits a currency's minor unit has: 2 for USD, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Whether Intl knows this currency code. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code);
}

/**
 * What has been recognised after `used` of `sessions`: exactly round(price × used / sessions), halves up, so that the odd
 * cents are spread and the sum is always the price (README, "Frozen at the sale").
 */
export function recognisedAfter(priceMinor: number, sessions: number, used: number): number {
  invariant(sessions > 0 && used >= 0 && used <= sessions, 'sessions used lie between none and all');
  const twice = 2n * BigInt(priceMinor) * BigInt(used) + BigInt(sessions);
  return Number(twice / (2n * BigInt(sessions)));
}

/** Splits an amount by basis points that total 10,000, the odd units to the largest remainders: the parts add up exactly. */
export function splitMoney(amountMinor: number, basisPoints: readonly number[]): number[] {
  invariant(basisPoints.reduce((sum, part) => sum + part, 0) === 10_000, 'a split totals 100 %');
  const exact = basisPoints.map((part) => BigInt(amountMinor) * BigInt(part));
  const parts = exact.map((value) => Number(value / 10_000n));
  let rest = amountMinor - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: Number(value % 10_000n) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (rest === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    rest -= 1;
  }
  return parts;
}
