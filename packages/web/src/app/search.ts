import * as z from 'zod/mini';
import type { FigureName } from '../ui/figures/index.ts';
import { isDay } from '../ui/day.ts';
import { COMPARISONS, PERIOD_NAMES } from '../features/reports/index.ts';

/**
 * What the addresses may say. A value that is not understood is left out instead of breaking the page: an address is typed,
 * cut off and passed on by people.
 */
const day = z.catch(z.optional(z.string().check(z.refine(isDay))), undefined);
const instant = z.catch(z.optional(z.iso.datetime({ offset: true })), undefined);
const id = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(64))), undefined);
const word = z.catch(z.optional(z.string().check(z.maxLength(400))), undefined);

export const boardSearch = z.object({
  period: z.catch(z.optional(z.enum(PERIOD_NAMES)), undefined),
  from: day,
  to: day,
  compare: z.catch(z.optional(z.enum(COMPARISONS)), undefined),
  location: id,
  sort: word,
  asOf: day,
  knownAt: instant,
});
export type BoardSearch = z.infer<typeof boardSearch>;

export const figureSearch = z.object({
  from: day,
  to: day,
  location: id,
  trainer: id,
  part: z.catch(z.optional(z.enum(['numerator', 'denominator', 'excluded'])), undefined),
  asOf: day,
  knownAt: instant,
});
export type FigureSearch = z.infer<typeof figureSearch>;

export const signInSearch = z.object({ back: word, again: word, passwordSet: word });

const FIGURE_NAMES: readonly FigureName[] = [
  'NEW_MEMBERS',
  'SET_RATE_7',
  'SET_RATE_14',
  'SET_RATE_30',
  'SHOWED_WITHIN_30_OF_JOIN',
  'CLOSED_OF_JOINED',
  'SETS_MADE',
  'SHOW_RATE',
  'NET_SHOW_RATE',
  'UNLOGGED_CONSULTATIONS',
  'COMPLETENESS',
  'CLOSE_RATE_SAME_DAY',
  'CLOSE_RATE_30',
  'CLOSE_RATE_90',
  'SALES_MONEY',
  'SALES_WITHOUT_CONSULTATION',
  'DAYS_JOIN_TO_SET',
  'DAYS_SET_TO_SLOT',
  'DAYS_SHOW_TO_SALE',
];

/** close-rate-30 → CLOSE_RATE_30; null for a name that no figure has. */
export function figureOfSlug(slug: string): FigureName | null {
  const wanted = slug.toUpperCase().replaceAll('-', '_');
  return FIGURE_NAMES.find((name) => name === wanted) ?? null;
}
