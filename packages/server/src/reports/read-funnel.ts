import type { Ctx } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import {
  ALL_FIGURES,
  baseOf,
  BY_HAND,
  checkPeriod,
  currencyOf,
  type Dimension,
  type FigureName,
  type FigureQuestion,
  FIGURES,
  figuresIn,
  marksOnDemand,
  readSources,
  settle,
  type Settled,
  type SourceLine,
  tally,
  type TallyLine,
  trainersOf,
} from '../funnel/index.ts';
import { type Day, monthBefore, type Period } from '../kernel/index.ts';
import { type FunnelLine, type FunnelOwner, FUNNEL_FIGURES, funnelLineOf, NOBODYS } from './funnel-lines.ts';

export type FunnelBy = 'LOCATION' | 'TRAINER' | 'SOURCE' | 'PACKAGE';

/** What the funnel is asked: over which days and beside which, whose rows, and what it is broken down by. */
export interface FunnelQuestion extends FigureQuestion {
  readonly compare?: Period | null;
  readonly by?: FunnelBy | null;
}

/** The funnel in full. */
export interface Funnel {
  readonly asOf: Day;
  readonly period: Period;
  readonly compared: Period;
  readonly knownAt: Date | null;
  readonly total: FunnelLine;
  /** A line for each location, trainer, source or package; none when not asked for. */
  readonly lines: readonly FunnelLine[];
  readonly mixedCurrencies: boolean;
}

const DIMENSION: Readonly<Record<FunnelBy, Dimension>> = {
  LOCATION: 'location',
  TRAINER: 'trainer',
  SOURCE: 'source',
  PACKAGE: 'item',
};

/** What a view may be broken down by: nobody but leaders, and trainers for themselves, is told trainers apart. */
function mayBreakDown(settled: Settled, by: FunnelBy): boolean {
  if (settled.view === 'ALL_LINES') return true;
  return settled.view === 'OWN_LINE' ? by !== 'LOCATION' : by === 'LOCATION';
}

const keyOf = (line: TallyLine, dimension: Dimension): string | null =>
  ({ location: line.locationId, trainer: line.trainerId, source: line.sourceId, item: line.item })[dimension];

type Owner = FunnelOwner & { readonly key: string };

/** Whose lines there are, in their order: every location, and of the others those that have a row. */
async function ownersOf(
  query: Query,
  ctx: Ctx,
  settled: Settled,
  by: FunnelBy,
  keys: ReadonlySet<string>,
): Promise<Owner[]> {
  const { locationId } = settled.scope;
  if (by === 'LOCATION') {
    const here = settled.locations.filter(({ id }) => locationId === null || id === locationId);
    return here.map((location) => ({ ...NOBODYS, location, key: location.id }));
  }
  if (by === 'TRAINER') {
    // Whoever sets without being a trainer has a line too, or the steps would not add up.
    const trainers = await trainersOf(query, ctx.organizationId, null, [...keys]);
    return trainers.filter(({ id }) => keys.has(id)).map((trainer) => ({ ...NOBODYS, trainer, key: trainer.id }));
  }
  if (by === 'PACKAGE') return [...keys].sort().map((item) => ({ ...NOBODYS, item, key: item }));
  const sources: SourceLine[] = [
    ...(await readSources(query, ctx.organizationId)),
    { id: BY_HAND, name: 'Added by hand' },
  ];
  return sources.filter(({ id }) => keys.has(id)).map((source) => ({ ...NOBODYS, source, key: source.id }));
}

const OF_A_SALE: readonly FigureName[] = ['STEP_CLOSED', 'FIRST_SALES', 'SALES_MONEY'];

/** The figures that a line can have: a trainer's are those of trainers, a package's those of sales. */
function figuresBy(by: FunnelBy, names: readonly FigureName[]): FigureName[] {
  if (by === 'TRAINER') return names.filter((name) => FIGURES[name].trainerBase !== null);
  return by === 'PACKAGE' ? names.filter((name) => OF_A_SALE.includes(name)) : [...names];
}

/** The scope of one line: what its figures open with. */
function within(settled: Settled, { location, trainer, source, item }: FunnelOwner): Settled {
  const scope = {
    ...settled.scope,
    ...(location && { locationId: location.id }),
    ...(trainer && { trainerId: trainer.id }),
    ...(source && { sourceId: source.id }),
    ...(item !== null && { item }),
  };
  return { ...settled, scope };
}

/**
 * The funnel: how many joined, were set, showed and closed of one cohort, who fell out in between and why, how long it took,
 * and beside it what was done in the period on the days it was done. Each of it is a figure of the funnel's own that opens to
 * its rows, beside the period before; broken down, every line's figures open with the line's scope.
 *
 * Refuses: `NotPermitted`; `NotFound` (a location or trainer that is not the reader's); `InvalidInput`.
 */
export async function readFunnel(db: Database, ctx: Ctx, question: FunnelQuestion): Promise<Funnel> {
  const period = checkPeriod(question.period, 'period');
  const compared = question.compare ? checkPeriod(question.compare, 'compare') : monthBefore(period);
  return db.read(ctx.organizationId, async (query) => {
    const settled = await settle(query, ctx, 'readBoard', question);
    const { moment, scope, view } = settled;
    const names = figuresIn(view, ALL_FIGURES).filter(
      (name) => FUNNEL_FIGURES.has(name) && baseOf(name, scope) !== null,
    );
    const by = question.by && mayBreakDown(settled, question.by) ? question.by : null;
    const lines = by ? [DIMENSION[by]] : [];
    const found = await tally(query, ctx.organizationId, { names, windows: [period, compared], moment, scope, lines });
    const lineFor = (owner: FunnelOwner, of: readonly FigureName[], rows: readonly TallyLine[]) => {
      const own = within(settled, owner);
      const [now, before] = [period, compared].map((days) =>
        marksOnDemand(db, ctx, { names: of, period: days, settled: own, knownAt: question.knownAt ?? null }),
      );
      return funnelLineOf(owner, of, rows, currencyOf(own), { now, before });
    };
    const keyed = by ? found.filter((line) => keyOf(line, DIMENSION[by]) !== null) : [];
    const keys = new Set(keyed.map((line) => (by && keyOf(line, DIMENSION[by])) ?? ''));
    const owners = by ? await ownersOf(query, ctx, settled, by, keys) : [];
    const total = found.filter((line) => !keyed.includes(line));
    return {
      asOf: moment.asOf,
      period,
      compared,
      knownAt: question.knownAt ?? null,
      total: lineFor(NOBODYS, names, total),
      lines: owners.map((owner) => {
        const rows = keyed.filter((line) => by && keyOf(line, DIMENSION[by]) === owner.key);
        return lineFor(owner, by ? figuresBy(by, names) : [], rows);
      }),
      mixedCurrencies: total.some(({ tallies }) => (tallies.SALES_MONEY?.currencies.length ?? 0) > 1),
    };
  });
}
