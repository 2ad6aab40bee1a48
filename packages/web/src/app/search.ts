import * as z from 'zod/mini';
import type { FigureName } from '../ui/figures/index.ts';
import { day, id, instant, oneOf, word } from './search/checks.ts';
import { COMPARISONS, PERIOD_NAMES } from '../features/reports/index.ts';

export const boardSearch = z.object({
  period: oneOf(PERIOD_NAMES),
  from: day,
  to: day,
  compare: oneOf(COMPARISONS),
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
  source: id,
  item: word,
  reason: id,
  part: oneOf(['numerator', 'denominator', 'excluded', 'restated']),
  asOf: day,
  knownAt: instant,
  back: word,
});
export type FigureSearch = z.infer<typeof figureSearch>;

export const funnelSearch = z.extend(boardSearch, {
  by: oneOf(['trainer', 'location', 'source', 'package']),
  trainer: id,
  source: id,
  item: word,
});
export type FunnelSearch = z.infer<typeof funnelSearch>;

export const compareSearch = z.extend(boardSearch, {
  text: word,
  pin: word,
  shown: z.catch(z.optional(z.string().check(z.regex(/^\d{1,3}$/))), undefined),
});
export type CompareSearch = z.infer<typeof compareSearch>;

/** A line of what needs doing, counted at one location or in all, and the page it was opened from. */
export const workSearch = z.object({ location: id, back: word });
export type WorkSearch = z.infer<typeof workSearch>;

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
  'STEP_JOINED',
  'STEP_SET',
  'STEP_SHOWED',
  'STEP_CLOSED',
  'GAP_NOT_SET',
  'GAP_NOT_SHOWED',
  'GAP_NOT_CLOSED',
  'SHOWED_OF_SET',
  'CLOSED_OF_SHOWED',
  'SHOWS_HELD',
  'FIRST_SALES',
];

/** close-rate-30 → CLOSE_RATE_30; null for a name that no figure has. */
export function figureOfSlug(slug: string): FigureName | null {
  const wanted = slug.toUpperCase().replaceAll('-', '_');
  return FIGURE_NAMES.find((name) => name === wanted) ?? null;
}
