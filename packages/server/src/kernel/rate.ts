import { invariant } from './invariant.ts';

/** A fraction of people: `num` of `den`. Kept whole; a percentage is only how it is spoken. */
export interface Rate {
  readonly num: number;
  readonly den: number;
}

/** How a rate may be spoken (README, ground rule 8). */
export type Speech = 'DASH' | 'FRACTION' | 'INTERVAL' | 'PERCENT';

/** z of a 95 % interval. */
const Z = 1.96;

/** n = 0 prints a dash, n < 5 the fraction only, 5 ≤ n < 20 the percentage with its interval, else the percentage. */
export function speechOf(rate: Rate): Speech {
  if (rate.den === 0) return 'DASH';
  if (rate.den < 5) return 'FRACTION';
  return rate.den < 20 ? 'INTERVAL' : 'PERCENT';
}

/** Percent with one decimal, or null when there is nobody in the denominator. */
export function percentOf(rate: Rate): number | null {
  return rate.den === 0 ? null : Math.round((rate.num / rate.den) * 1000) / 10;
}

/** The 95 % Wilson interval as shares of one, or null when there is nobody. Needs 0 ≤ num ≤ den. */
export function wilson(rate: Rate): { low: number; high: number } | null {
  const { num, den } = rate;
  if (den === 0) return null;
  invariant(num >= 0 && num <= den, `a cohort rate stays within its denominator: ${num} of ${den}`);
  const share = num / den;
  const middle = share + (Z * Z) / (2 * den);
  const spread = Z * Math.sqrt((share * (1 - share)) / den + (Z * Z) / (4 * den * den));
  const scale = 1 + (Z * Z) / den;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** The rate of many lines together: a ratio of sums, never a mean of ratios (ground rule 6). */
export function sumRates(rates: readonly Rate[]): Rate {
  return rates.reduce<Rate>((sum, rate) => ({ num: sum.num + rate.num, den: sum.den + rate.den }), { num: 0, den: 0 });
}

/** The change in percentage points with one decimal, or null when either side has nobody. */
export function pointsBetween(now: Rate, before: Rate): number | null {
  if (now.den === 0 || before.den === 0) return null;
  return Math.round((now.num / now.den - before.num / before.den) * 1000) / 10;
}

/** Whether two rates differ by more than chance would move them: the two Wilson intervals do not both hold the other. */
export function differsBeyondChance(now: Rate, before: Rate): boolean {
  const a = wilson(now);
  const b = wilson(before);
  if (!a || !b) return false;
  const shareNow = now.num / now.den;
  const shareBefore = before.num / before.den;
  // Newcombe's interval for a difference of two shares: built from both Wilson intervals, honest at small numbers.
  const difference = shareNow - shareBefore;
  const low = difference - Math.hypot(shareNow - a.low, b.high - shareBefore);
  const high = difference + Math.hypot(a.high - shareNow, shareBefore - b.low);
  return low > 0 || high < 0;
}

/** Ranks lines by the Wilson lower bound; lines with fewer than five in the denominator, or still open, get no rank. */
export function rankByLowerBound<T>(
  lines: readonly T[],
  rateOf: (line: T) => Rate,
  mature: (line: T) => boolean,
): Map<T, number> {
  const ranked = lines
    .filter((line) => mature(line) && rateOf(line).den >= 5)
    .sort((a, b) => (wilson(rateOf(b))?.low ?? 0) - (wilson(rateOf(a))?.low ?? 0));
  return new Map(ranked.map((line, index) => [line, index + 1]));
}
