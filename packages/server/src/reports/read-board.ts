import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import {
  checkPeriod,
  currencyOf,
  type Dimension,
  FIGURE_NAMES,
  type FigureName,
  type FigureQuestion,
  figuresIn,
  settle,
  tally,
  trainersOf,
} from '../funnel/index.ts';
import { type Day, monthBefore, type Period } from '../kernel/index.ts';
import type { Location } from '../organizations/index.ts';
import {
  type BoardLine,
  type FunnelStep,
  isMixedIn,
  lineOf,
  markable,
  RANKED,
  stepsOf,
  type TrendPoint,
  trendOf,
} from './board-lines.ts';
import {
  BEFORE,
  checkLines,
  FIRST_WEEK,
  isOwn,
  leagueOf,
  locationLinesOf,
  marksOf,
  NOW,
  readLeague,
  trainerLinesOf,
  weeksOf,
} from './compared-lines.ts';

export type { BoardLine, FunnelStep, FunnelStepKey, TrendPoint } from './board-lines.ts';

/** What the board is asked: over which days and against which, where, as of when, as known when. */
export interface BoardQuestion extends Omit<FigureQuestion, 'trainerId' | 'sourceId' | 'item'> {
  readonly compare?: Period | null;
  /** Of the lines these figures alone; all that a line has when left out. The total, the steps and the trend have theirs. */
  readonly figures?: readonly FigureName[] | null;
  /** Lines of trainers and of locations at most, 1 to 100; all when left out. */
  readonly first?: number | null;
}

/** The morning board. */
export interface Board {
  readonly asOf: Day;
  readonly period: Period;
  readonly compared: Period;
  readonly knownAt: Date | null;
  /** Null: all locations in the reader's scope. */
  readonly scopeLocation: Location | null;
  readonly total: BoardLine;
  readonly locations: readonly BoardLine[];
  readonly trainers: readonly BoardLine[];
  /** Lines in all, also those that were not asked for. */
  readonly locationCount: number;
  readonly trainerCount: number;
  readonly steps: readonly FunnelStep[];
  readonly trend: readonly TrendPoint[];
  readonly mixedCurrencies: boolean;
}

const TREND_WEEKS = 8;

/**
 * The morning board: set, show, close and sales in total, per location and per trainer against the period before (the same
 * days a month earlier unless another is named), the funnel's steps and eight weeks of trend. All of it is the funnel's own
 * figures, counted in a number of statements that grows neither with the lines nor with the history. A trainer sees their
 * own line (and the league where a location allows it), the front desk counts, an accountant no trainers.
 *
 * Refuses: `NotPermitted`; `NotFound` (a location that is not the reader's); `InvalidInput`.
 */
export async function readBoard(db: Database, ctx: Ctx, question: BoardQuestion): Promise<Board> {
  const period = checkPeriod(question.period, 'period');
  const compared = question.compare ? checkPeriod(question.compare, 'compare') : monthBefore(period);
  return db.read(ctx.organizationId, async (query) => {
    const settled = await settle(query, ctx, 'readBoard', question);
    const { view, moment, scope } = settled;
    const names = figuresIn(view, FIGURE_NAMES);
    const weeks = weeksOf(TREND_WEEKS, period, moment.asOf);
    const windows = [period, compared, ...weeks];
    const byLocation = view !== 'OWN_LINE';
    const byTrainer = view === 'ALL_LINES' || view === 'OWN_LINE';
    const lines: Dimension[] = [
      ...(byLocation ? ['location' as const] : []),
      ...(byTrainer ? ['trainer' as const] : []),
    ];
    const [found, league, trainers] = await Promise.all([
      tally(query, ctx.organizationId, { names, windows, moment, scope, lines }),
      readLeague(query, ctx, settled, [period, compared]),
      byTrainer ? trainersOf(query, ctx.organizationId, null) : [],
    ]);
    const total = found.filter(({ locationId, trainerId }) => locationId === null && trainerId === null);
    const currency = currencyOf(settled);
    const knownAt = question.knownAt ?? null;
    const marks = marksOf(db, ctx, settled, knownAt, [period, compared]);
    const others = marksOf(db, ctx, leagueOf(settled) ?? settled, knownAt, [period, compared]);
    const all = lineOf(
      { location: null, trainer: null },
      names,
      total.filter(({ window }) => window === NOW || window === BEFORE),
      currency,
    );
    const of = names.filter((name) => name === RANKED || (question.figures?.includes(name) ?? true));
    const places = byLocation ? locationLinesOf(settled, found, of) : [];
    const people = byTrainer ? trainerLinesOf(trainers, settled, [...found, ...league], of) : [];
    const most = question.first == null ? Number.MAX_SAFE_INTEGER : checkLines(question.first);
    return {
      asOf: moment.asOf,
      period,
      compared,
      knownAt,
      scopeLocation: settled.locations.find(({ id }) => id === scope.locationId) ?? null,
      total: markable(all, marks),
      locations: places.slice(0, most).map((line) => markable(line, marks)),
      trainers: people
        .slice(0, most)
        .map((line) => markable(line, isOwn(settled, line.trainer?.id ?? '') ? marks : others)),
      locationCount: places.length,
      trainerCount: people.length,
      steps: stepsOf(names, total, currency),
      trend: trendOf(names, weeks, total, FIRST_WEEK, currency),
      mixedCurrencies: isMixedIn(total),
    };
  });
}
