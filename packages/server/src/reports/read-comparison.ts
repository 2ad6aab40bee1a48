import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import {
  checkPeriod,
  currencyOf,
  FIGURE_NAMES,
  type FigureQuestion,
  figuresIn,
  settle,
  tally,
  trainersOf,
} from '../funnel/index.ts';
import { type Day, monthBefore, type Period } from '../kernel/index.ts';
import { type BoardLine, markable, type TrendPoint, trendOf } from './board-lines.ts';
import {
  FIRST_WEEK,
  isOwn,
  LEAGUE,
  leagueOf,
  locationLinesOf,
  marksOf,
  readLeague,
  trainerLinesOf,
  weeksOf,
} from './compared-lines.ts';

export type ComparedBy = 'LOCATION' | 'TRAINER';

/** What a comparison is asked: whose lines, over which days and against which. */
export interface ComparisonQuestion extends Omit<FigureQuestion, 'trainerId' | 'sourceId' | 'item'> {
  readonly by: ComparedBy;
  readonly compare?: Period | null;
}

/** A line side by side with others, with its own weeks. */
export interface ComparedLine extends BoardLine {
  readonly trend: readonly TrendPoint[];
}

/** Locations or trainers side by side. */
export interface Comparison {
  readonly asOf: Day;
  readonly period: Period;
  readonly compared: Period;
  readonly knownAt: Date | null;
  /** The ranked ones first, by the close rate's lower bound. */
  readonly lines: readonly ComparedLine[];
}

const TREND_WEEKS = 12;

/**
 * Locations or trainers side by side: every figure with its fraction and interval, beside the period before, and twelve weeks
 * of trend, whole weeks all of them. A trainer sees their own line, and the league where a location allows it; whom the board
 * shows no lines of trainers is shown none here.
 *
 * Refuses: `NotPermitted`; `NotFound` (a location that is not the reader's); `InvalidInput`.
 */
export async function readComparison(db: Database, ctx: Ctx, question: ComparisonQuestion): Promise<Comparison> {
  const period = checkPeriod(question.period, 'period');
  const compared = question.compare ? checkPeriod(question.compare, 'compare') : monthBefore(period);
  const byTrainer = question.by === 'TRAINER';
  return db.read(ctx.organizationId, async (query) => {
    const settled = await settle(query, ctx, 'readBoard', question);
    const { view, moment, scope } = settled;
    const knownAt = question.knownAt ?? null;
    const common = { asOf: moment.asOf, period, compared, knownAt };
    const isShown = byTrainer ? view === 'ALL_LINES' || view === 'OWN_LINE' : view !== 'OWN_LINE';
    if (!isShown) return { ...common, lines: [] };
    const names = figuresIn(byTrainer ? 'OWN_LINE' : view, figuresIn(view, FIGURE_NAMES));
    const weeks = weeksOf(TREND_WEEKS, period, moment.asOf);
    const windows = [period, compared, ...weeks];
    const lines = [byTrainer ? ('trainer' as const) : ('location' as const)];
    const [found, league, trainers] = await Promise.all([
      tally(query, ctx.organizationId, { names, windows, moment, scope, lines }),
      byTrainer ? readLeague(query, ctx, settled, windows) : [],
      byTrainer ? trainersOf(query, ctx.organizationId, null) : [],
    ]);
    const all = [...found, ...league];
    const drawn = byTrainer ? trainerLinesOf(trainers, settled, all, names) : locationLinesOf(settled, all, names);
    const marks = marksOf(db, ctx, settled, knownAt, [period, compared]);
    const others = marksOf(db, ctx, leagueOf(settled) ?? settled, knownAt, [period, compared]);
    return {
      ...common,
      lines: drawn.map((line) => {
        const { location, trainer } = line;
        const mine = trainer === null || isOwn(settled, trainer.id);
        const own = all.filter(({ locationId, trainerId }) =>
          trainer ? trainerId === trainer.id : locationId !== null && locationId === location?.id,
        );
        const trend = trendOf(mine ? names : LEAGUE, weeks, own, FIRST_WEEK, location?.currency ?? currencyOf(settled));
        return { ...markable(line, mine ? marks : others), trend };
      }),
    };
  });
}
