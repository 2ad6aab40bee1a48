import type { Ctx } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import {
  checkPeriod,
  currencyOf,
  figuresIn,
  marksOnDemand,
  FIGURE_NAMES,
  type FigureName,
  type FigureQuestion,
  settle,
  type Settled,
  tally,
  type TallyLine,
  trainersOf,
  type TrainerLine,
} from '../funnel/index.ts';
import type { Location } from '../organizations/index.ts';
import { addDays, type Day, monthBefore, type Period } from '../kernel/index.ts';
import {
  type BoardLine,
  type FunnelStep,
  isMixedIn,
  lineOf,
  markable,
  type MarksOfBoth,
  rankLines,
  stepsOf,
  type TrendPoint,
  trendOf,
} from './board-lines.ts';

export type { BoardLine, FunnelStep, FunnelStepKey, TrendPoint } from './board-lines.ts';

/** What the board is asked: over which days and against which, where, as of when, as known when. */
export interface BoardQuestion extends Omit<FigureQuestion, 'trainerId'> {
  readonly compare?: Period | null;
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
  readonly steps: readonly FunnelStep[];
  readonly trend: readonly TrendPoint[];
  readonly mixedCurrencies: boolean;
}

const TREND_WEEKS = 8;
/** The periods of one board: the one asked about, the one before, then the weeks. */
const [NOW, BEFORE, FIRST_WEEK] = [0, 1, 2];

/** The last eight weeks up to the period's end, whole ones, none reaching into the as-of day. */
function weeksOf(period: Period, asOf: Day): Period[] {
  const last = period.to < asOf ? period.to : addDays(asOf, -1);
  return Array.from({ length: TREND_WEEKS }, (_, week) => {
    const from = addDays(last, 1 - 7 * (TREND_WEEKS - week));
    return { from, to: addDays(from, 6) };
  });
}

const LEAGUE: readonly FigureName[] = ['SETS_MADE', 'SHOW_RATE', 'CLOSE_RATE_30'];

/** What a trainer sees of the others: where a location lets its trainers compare. Null where nobody's row is seen. */
function leagueOf(settled: Settled): Settled | null {
  const { reach } = settled.scope;
  if (reach.extent !== 'OWN') return null;
  const locationIds = settled.locations
    .filter(({ id, leagueVisible }) => leagueVisible && reach.locationIds.includes(id))
    .map(({ id }) => id);
  if (locationIds.length === 0) return null;
  return { ...settled, scope: { ...settled.scope, reach: { extent: 'LOCATIONS', locationIds } as const } };
}

/** The others' rates, without money. */
async function readLeague(query: Query, ctx: Ctx, settled: Settled, windows: readonly Period[]): Promise<TallyLine[]> {
  const league = leagueOf(settled);
  if (league === null) return [];
  const { moment, scope } = league;
  const lines = { locations: false, trainers: true };
  const found = await tally(query, ctx.organizationId, { names: LEAGUE, windows, moment, scope, lines });
  return found.filter(({ trainerId }) => trainerId !== null && !isOwn(settled, trainerId));
}

const isOwn = ({ scope: { reach } }: Settled, trainerId: string): boolean =>
  reach.extent !== 'OWN' || reach.staffId === trainerId;

/** What a board can say of restatements, of its two periods: each found out once, when the first figure is asked. */
function marksOf(
  db: Database,
  ctx: Ctx,
  settled: Settled,
  question: BoardQuestion,
  periods: readonly [Period, Period],
): MarksOfBoth {
  const names = figuresIn(settled.view, FIGURE_NAMES);
  const [now, before] = periods.map((period) =>
    marksOnDemand(db, ctx, { names, period, settled, knownAt: question.knownAt ?? null }),
  );
  const none = async () => () => false;
  return [now ?? none, before ?? none];
}

function isListed(trainer: TrainerLine, settled: Settled, seen: ReadonlySet<string | null>): boolean {
  const { reach, locationId } = settled.scope;
  if (reach.extent === 'OWN') return trainer.id === reach.staffId || seen.has(trainer.id);
  if (seen.has(trainer.id)) return true;
  const { homeLocationId, left } = trainer;
  if (left || homeLocationId === null) return false;
  return locationId === null
    ? settled.locations.some(({ id }) => id === homeLocationId)
    : homeLocationId === locationId;
}

/** A line per trainer; who trains here but did nothing has a line of nothing. */
function trainerLinesOf(
  trainers: readonly TrainerLine[],
  settled: Settled,
  found: readonly TallyLine[],
  names: readonly FigureName[],
): BoardLine[] {
  const current = found.filter(({ trainerId, window }) => trainerId !== null && window < FIRST_WEEK);
  const seen = new Set(current.map(({ trainerId }) => trainerId));
  const ofTrainers = figuresIn('OWN_LINE', names);
  const lines = trainers
    .filter((trainer) => isListed(trainer, settled, seen))
    .map((trainer) => {
      const others = !isOwn(settled, trainer.id);
      const own = current.filter(({ trainerId }) => trainerId === trainer.id);
      return lineOf({ location: null, trainer }, others ? [...LEAGUE] : ofTrainers, own, currencyOf(settled));
    });
  return rankLines(lines);
}

function locationLinesOf(settled: Settled, found: readonly TallyLine[], names: readonly FigureName[]): BoardLine[] {
  const here = settled.locations.filter(
    ({ id }) => settled.scope.locationId === null || settled.scope.locationId === id,
  );
  return rankLines(
    here.map((location) => {
      const { id, currency } = location;
      const own = found.filter(({ locationId, window }) => locationId === id && window < FIRST_WEEK);
      return lineOf({ location, trainer: null }, names, own, currency);
    }),
  );
}

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
    const weeks = weeksOf(period, moment.asOf);
    const windows = [period, compared, ...weeks];
    const lines = { locations: view !== 'OWN_LINE', trainers: view === 'ALL_LINES' || view === 'OWN_LINE' };
    const [found, league, trainers] = await Promise.all([
      tally(query, ctx.organizationId, { names, windows, moment, scope, lines }),
      readLeague(query, ctx, settled, [period, compared]),
      lines.trainers ? trainersOf(query, ctx.organizationId, null) : [],
    ]);
    const total = found.filter(({ locationId, trainerId }) => locationId === null && trainerId === null);
    const currency = currencyOf(settled);
    const marks = marksOf(db, ctx, settled, question, [period, compared]);
    const others = marksOf(db, ctx, leagueOf(settled) ?? settled, question, [period, compared]);
    const all = lineOf(
      { location: null, trainer: null },
      names,
      total.filter(({ window }) => window === NOW || window === BEFORE),
      currency,
    );
    return {
      asOf: moment.asOf,
      period,
      compared,
      knownAt: question.knownAt ?? null,
      scopeLocation: settled.locations.find(({ id }) => id === scope.locationId) ?? null,
      total: markable(all, marks),
      locations: (lines.locations ? locationLinesOf(settled, found, names) : []).map((line) => markable(line, marks)),
      trainers: (lines.trainers ? trainerLinesOf(trainers, settled, [...found, ...league], names) : []).map((line) =>
        markable(line, isOwn(settled, line.trainer?.id ?? '') ? marks : others),
      ),
      steps: stepsOf(names, total, currency),
      trend: trendOf(names, weeks, total, FIRST_WEEK, currency),
      mixedCurrencies: isMixedIn(total),
    };
  });
}
