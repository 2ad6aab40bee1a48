import type { Ctx } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import {
  currencyOf,
  FIGURE_NAMES,
  type FigureName,
  figuresIn,
  marksOnDemand,
  type Settled,
  tally,
  type TallyLine,
  type TrainerLine,
} from '../funnel/index.ts';
import { addDays, type Day, InvalidInput, type Period, refuse } from '../kernel/index.ts';
import { type BoardLine, lineOf, type MarksOfBoth, rankLines } from './board-lines.ts';

/** The periods of one board: the one asked about, the one before, then the weeks. */
export const [NOW, BEFORE, FIRST_WEEK] = [0, 1, 2];

/** Lines that are answered at once. */
const MOST_LINES = 100;

/** Refuses `InvalidInput` for fewer than one line and for more than a hundred. */
export function checkLines(first: number): number {
  if (first >= 1 && first <= MOST_LINES) return first;
  return refuse(new InvalidInput('first', `${first} lines can not be had.`, `Ask for 1 to ${MOST_LINES} lines.`));
}

/** So many weeks up to the period's end, whole ones, none reaching into the as-of day. */
export function weeksOf(count: number, period: Period, asOf: Day): Period[] {
  const last = period.to < asOf ? period.to : addDays(asOf, -1);
  return Array.from({ length: count }, (_, week) => {
    const from = addDays(last, 1 - 7 * (count - week));
    return { from, to: addDays(from, 6) };
  });
}

/** What a trainer may see of the others. */
export const LEAGUE: readonly FigureName[] = ['SETS_MADE', 'SHOW_RATE', 'CLOSE_RATE_30'];

/** What a trainer sees of the others: where a location lets its trainers compare. Null where nobody's row is seen. */
export function leagueOf(settled: Settled): Settled | null {
  const { reach } = settled.scope;
  if (reach.extent !== 'OWN') return null;
  const locationIds = settled.locations
    .filter(({ id, leagueVisible }) => leagueVisible && reach.locationIds.includes(id))
    .map(({ id }) => id);
  if (locationIds.length === 0) return null;
  return { ...settled, scope: { ...settled.scope, reach: { extent: 'LOCATIONS', locationIds } as const } };
}

/** The others' rates, without money. */
export async function readLeague(
  query: Query,
  ctx: Ctx,
  settled: Settled,
  windows: readonly Period[],
): Promise<TallyLine[]> {
  const league = leagueOf(settled);
  if (league === null) return [];
  const { moment, scope } = league;
  const lines = ['trainer'] as const;
  const found = await tally(query, ctx.organizationId, { names: LEAGUE, windows, moment, scope, lines });
  return found.filter(({ trainerId }) => trainerId !== null && !isOwn(settled, trainerId));
}

/** Whether a trainer's line is the reader's own to read in full. */
export const isOwn = ({ scope: { reach } }: Settled, trainerId: string): boolean =>
  reach.extent !== 'OWN' || reach.staffId === trainerId;

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
export function trainerLinesOf(
  trainers: readonly TrainerLine[],
  settled: Settled,
  found: readonly TallyLine[],
  names: readonly FigureName[],
): BoardLine[] {
  const current = found.filter(({ trainerId, window }) => trainerId !== null && window < FIRST_WEEK);
  const seen = new Set(current.map(({ trainerId }) => trainerId));
  const rows = Map.groupBy(current, ({ trainerId }) => trainerId);
  const ofTrainers = figuresIn('OWN_LINE', names);
  const lines = trainers
    .filter((trainer) => isListed(trainer, settled, seen))
    .map((trainer) => {
      const others = !isOwn(settled, trainer.id);
      const own = rows.get(trainer.id) ?? [];
      return lineOf(
        { location: null, trainer },
        others ? LEAGUE.filter((name) => names.includes(name)) : ofTrainers,
        own,
        currencyOf(settled),
      );
    });
  return rankLines(lines);
}

/** A line per open location in scope. */
export function locationLinesOf(
  settled: Settled,
  found: readonly TallyLine[],
  names: readonly FigureName[],
): BoardLine[] {
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

/** What can be said of restatements in two periods: each found out once, when the first figure is asked. */
export function marksOf(
  db: Database,
  ctx: Ctx,
  settled: Settled,
  knownAt: Date | null,
  periods: readonly [Period, Period],
): MarksOfBoth {
  const names = figuresIn(settled.view, FIGURE_NAMES);
  const [now, before] = periods.map((period) => marksOnDemand(db, ctx, { names, period, settled, knownAt }));
  const none = async () => () => false;
  return [now ?? none, before ?? none];
}
