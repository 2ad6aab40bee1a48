import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import {
  checkPeriod,
  currencyOf,
  FIGURE_NAMES,
  type FigureName,
  type FigureQuestion,
  figuresIn,
  settle,
  tally,
  trainersOf,
} from '../funnel/index.ts';
import { type Day, InvalidInput, monthBefore, type Period, refuse } from '../kernel/index.ts';
import { type BoardLine, markable, RANKED, type TrendPoint, trendOf } from './board-lines.ts';
import { type ComparedSort, linesInOrder, linesNamed } from './compared-order.rules.ts';
import {
  checkLines,
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
  /** These figures alone; all that a line has when left out. */
  readonly figures?: readonly FigureName[] | null;
  /** A part of the name. */
  readonly text?: string | null;
  readonly sort?: ComparedSort | null;
  readonly descending?: boolean | null;
  /** Lines at most, 1 to 100; 50 when left out. */
  readonly first?: number | null;
  /** Two lines at most that are answered apart, wherever they stand. */
  readonly pinned?: readonly string[] | null;
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
  /** In the order asked for; the ranked ones first, by the close rate's lower bound, when none was. */
  readonly lines: readonly ComparedLine[];
  /** Lines in all under the name asked for. */
  readonly totalCount: number;
  readonly pinned: readonly ComparedLine[];
}

const TREND_WEEKS = 12;
const LINES = 50;
const MOST_PINNED = 2;

/**
 * Locations or trainers side by side: every figure with its fraction and interval, beside the period before, and twelve weeks
 * of trend, whole weeks all of them. A trainer sees their own line, and the league where a location allows it; whom the board
 * shows no lines of trainers is shown none here. However many there are, a hundred lines are answered at most: the others are
 * found by their order or their name.
 *
 * Refuses: `NotPermitted`; `NotFound` (a location that is not the reader's); `InvalidInput`.
 */
export async function readComparison(db: Database, ctx: Ctx, question: ComparisonQuestion): Promise<Comparison> {
  const period = checkPeriod(question.period, 'period');
  const before = question.compare ? checkPeriod(question.compare, 'compare') : monthBefore(period);
  const byTrainer = question.by === 'TRAINER';
  const first = checkLines(question.first ?? LINES);
  const pins = question.pinned ?? [];
  if (pins.length > MOST_PINNED)
    refuse(new InvalidInput('pinned', 'More than two lines can not be pinned.', 'Give two ids at most.'));
  return db.read(ctx.organizationId, async (query) => {
    const settled = await settle(query, ctx, 'readBoard', question);
    const { view, moment, scope } = settled;
    const knownAt = question.knownAt ?? null;
    const common = { asOf: moment.asOf, period, compared: before, knownAt };
    const isShown = byTrainer ? view === 'ALL_LINES' || view === 'OWN_LINE' : view !== 'OWN_LINE';
    if (!isShown) return { ...common, lines: [], totalCount: 0, pinned: [] };
    const asked = FIGURE_NAMES.filter((name) => name === RANKED || (question.figures?.includes(name) ?? true));
    const names = figuresIn(byTrainer ? 'OWN_LINE' : view, figuresIn(view, asked));
    const weeks = weeksOf(TREND_WEEKS, period, moment.asOf);
    const windows = [period, before, ...weeks];
    const lines = [byTrainer ? ('trainer' as const) : ('location' as const)];
    const [found, league, trainers] = await Promise.all([
      tally(query, ctx.organizationId, { names, windows, moment, scope, lines }),
      byTrainer ? readLeague(query, ctx, settled, windows) : [],
      byTrainer ? trainersOf(query, ctx.organizationId, null) : [],
    ]);
    const all = [...found, ...league];
    const drawn = byTrainer ? trainerLinesOf(trainers, settled, all, names) : locationLinesOf(settled, all, names);
    const marks = marksOf(db, ctx, settled, knownAt, [period, before]);
    const others = marksOf(db, ctx, leagueOf(settled) ?? settled, knownAt, [period, before]);
    const rows = Map.groupBy(all, ({ locationId, trainerId }) => (byTrainer ? trainerId : locationId));
    const compared = (line: BoardLine): ComparedLine => {
      const { location, trainer } = line;
      const mine = trainer === null || isOwn(settled, trainer.id);
      const own = rows.get(trainer?.id ?? location?.id ?? '') ?? [];
      const trend = trendOf(mine ? names : LEAGUE, weeks, own, FIRST_WEEK, location?.currency ?? currencyOf(settled));
      return { ...markable(line, mine ? marks : others), trend };
    };
    const named = linesNamed(drawn, question.text ?? null);
    return {
      ...common,
      lines: linesInOrder(named, question.sort ?? 'RANK', question.descending ?? false)
        .slice(0, first)
        .map(compared),
      totalCount: named.length,
      pinned: pins
        .flatMap((id) => drawn.find((line) => (line.trainer ?? line.location)?.id === id) ?? [])
        .map(compared),
    };
  });
}
