import { type Reach, withinReach } from '../auth/index.ts';
import type { Query } from '../db/index.ts';
import type { Day, Period } from '../kernel/index.ts';
import { BASES, type BaseName, CLOCK_OF } from './base-rows.read.ts';
import { factsFor, type Knowledge, membersOnClock } from './facts.read.ts';
import { FIGURES, type FigureName } from './figures.read.ts';

/** Whose rows: as far as the reader may see, and further narrowed as they ask. */
export interface Scope {
  readonly reach: Reach;
  readonly locationId: string | null;
  readonly trainerId: string | null;
  /** Members whom one source brought, by its id, or `BY_HAND`. */
  readonly sourceId?: string | null;
  /** What was bought, by the name frozen at the sale. */
  readonly item?: string | null;
}

/** Stands for the source of members whom nobody's system brought. */
export const BY_HAND = 'none';

/** When: the as-of day, and the batch of versions where an earlier knowledge is asked for (0: nothing was known yet). */
export interface Moment {
  readonly asOf: Day;
  readonly batch: number | null;
  /** With a batch: what happened from this day on is taken as it stands, so that only corrections are left out. */
  readonly correctedFrom?: Day;
}

/** What was counted of one figure for one line in one period. */
export interface Tally {
  /** Rows in the numerator. */
  readonly counted: number;
  /** Rows not excluded. */
  readonly inside: number;
  readonly excluded: number;
  /** Rows inside whose window had not closed: the cohort is younger than its window. */
  readonly young: number;
  /** Those of them that are not counted yet, and still may be. */
  readonly open: number;
  readonly amountMinor: number;
  readonly currencies: readonly string[];
  readonly median: number | null;
  /** Why each row counts, one code a row; of figures that tell why alone. */
  readonly why: readonly string[];
}

/** A line is everything, or one location, trainer, source or item; `window` counts from 0 in the order asked. */
export interface TallyLine {
  readonly window: number;
  readonly locationId: string | null;
  readonly trainerId: string | null;
  readonly sourceId: string | null;
  readonly item: string | null;
  readonly tallies: Partial<Record<FigureName, Tally>>;
}

/** Whether the figure is asked for one trainer: then the row goes by "who gets the row" of the README's trainer column. */
export const baseOf = (name: FigureName, scope: Scope): BaseName | null =>
  scope.trainerId !== null || scope.reach.extent === 'OWN' ? FIGURES[name].trainerBase : FIGURES[name].base;

const knowledgeOf = ({ batch, correctedFrom }: Moment): Knowledge => {
  if (batch === null) return 'NOW';
  return correctedFrom === undefined ? 'THEN' : 'UNCORRECTED';
};

/** The values that every row set is bound to, in their places; more may be added behind them. */
export function valuesOf(organizationId: string, windows: readonly Period[], moment: Moment): unknown[] {
  const [firsts, lasts] = [windows.map(({ from }) => from), windows.map(({ to }) => to)];
  const values: unknown[] = [
    organizationId,
    moment.asOf,
    firsts,
    lasts,
    [...firsts].sort()[0],
    [...lasts].sort().at(-1),
  ];
  if (moment.batch !== null) values.push(moment.batch);
  if (moment.correctedFrom !== undefined) values.push(moment.correctedFrom);
  return values;
}

// The system that first named the member: where they came from.
const SOURCE_OF_MEMBER = `coalesce((select e.source_id::text from external_ref e
  where e.organization_id = $1 and e.kind = 'member' and e.target_id = r.member_id
  order by e.created_at, e.source_id limit 1), '${BY_HAND}')`;

/**
 * The row set `r` within reach and scope, with the facts that it is read from: the inside of a `with`. Bound values are added
 * to `parameters`, which `valuesOf` began. `members` narrows to those whom a bound list names.
 */
export function rowsWith(
  base: BaseName,
  knowledge: Knowledge,
  scope: Scope,
  parameters: unknown[],
  members: string | null = null,
): string {
  const narrowed = [withinReach(scope.reach, { location: 'r.location_id', own: ['r.trainer_id'] }, parameters)];
  for (const [column, value] of [
    ['r.location_id', scope.locationId],
    ['r.trainer_id', scope.trainerId],
  ] as const) {
    if (value !== null) narrowed.push(`${column} = $${parameters.push(value)}::uuid`);
  }
  if (scope.sourceId) narrowed.push(`${SOURCE_OF_MEMBER} = $${parameters.push(scope.sourceId)}`);
  if (scope.item) narrowed.push(`r.item = $${parameters.push(scope.item)}`);
  if (members !== null) narrowed.push(`r.member_id = any (${members})`);
  const people = members === null ? membersOnClock(CLOCK_OF[base]) : `select unnest(${members}) as member_id`;
  // Materialized, so that each row's days are looked up once, however many figures ask for them.
  const rows = `r as materialized (select r.* from (${BASES[base]}) r where ${narrowed.join(' and ')})`;
  return `${factsFor(knowledge, people)}, ${rows}`;
}

/** The head of a statement over the row set `r`, within reach and scope, and its bound values. */
export function rowsOf(
  organizationId: string,
  base: BaseName,
  windows: readonly Period[],
  moment: Moment,
  scope: Scope,
) {
  const parameters = valuesOf(organizationId, windows, moment);
  return { rows: rowsWith(base, knowledgeOf(moment), scope, parameters), parameters };
}

/** The rows of a figure that are open: their window had not closed on the morning of the as-of day. */
export function openOf(name: FigureName): string {
  const { windowDays } = FIGURES[name];
  return windowDays === null ? 'false' : `coalesce(r.age <= ${windowDays}, false)`;
}

/** What a line tells its rows apart by. */
export type Dimension = 'location' | 'trainer' | 'source' | 'item';
type Level = Dimension | 'total';
const COLUMN_OF: Readonly<Record<Dimension, string>> = {
  location: 'location_id',
  trainer: 'trainer_id',
  source: 'source_id',
  item: 'item',
};

function tallyOf(name: FigureName): string {
  const { excluded, counted, days, kind, why } = FIGURES[name];
  const inside = `(${excluded}) is null`;
  const yes = `${inside} and (${counted})`;
  return `jsonb_build_object(
    'counted', count(*) filter (where ${yes}),
    'inside', count(*) filter (where ${inside}),
    'excluded', count(*) filter (where not (${inside})),
    'young', count(*) filter (where ${inside} and ${openOf(name)}),
    'open', count(*) filter (where ${inside} and ${openOf(name)} and (${counted}) is not true),
    'amountMinor', ${kind === 'MONEY' ? `coalesce(sum(r.amount_minor) filter (where ${yes}), 0)` : '0'},
    'currencies', ${kind === 'MONEY' ? `coalesce(jsonb_agg(distinct r.currency) filter (where ${yes}), '[]')` : "'[]'::jsonb"},
    'why', ${why === undefined ? "'[]'::jsonb" : `coalesce(jsonb_agg(${why}) filter (where ${yes}), '[]')`},
    'median', ${days === null ? 'null' : `percentile_cont(0.5) within group (order by ${days}) filter (where ${yes})`}) as "${name}"`;
}

interface CountedLine {
  readonly no: number;
  readonly level: Level;
  readonly key: string | null;
}

async function tallyBase(
  query: Query,
  organizationId: string,
  base: BaseName,
  names: readonly FigureName[],
  levels: ReadonlySet<Level>,
  asked: { windows: readonly Period[]; moment: Moment; scope: Scope },
): Promise<TallyLine[]> {
  const { rows, parameters } = rowsOf(organizationId, base, asked.windows, asked.moment, asked.scope);
  const told = (Object.keys(COLUMN_OF) as Dimension[]).filter((dimension) => levels.has(dimension));
  const columns = told.map((dimension) => `r.${COLUMN_OF[dimension]}`);
  // grouping() is 0 for the one column that a line is told apart by; what it does not tell apart is the line of everything.
  const level = told.map((dimension, place) => `when grouping(${columns[place]}) = 0 then '${dimension}'`).join(' ');
  const key = told.map((_, place) => `when grouping(${columns[place]}) = 0 then ${columns[place]}::text`).join(' ');
  const sets = [...(levels.has('total') ? ['(r.no)'] : []), ...columns.map((column) => `(r.no, ${column})`)];
  const sourced = levels.has('source') ? `, s as (select r.*, ${SOURCE_OF_MEMBER} as source_id from r)` : '';
  const lines = await query.rows<Record<FigureName, Tally> & CountedLine>(
    `with ${rows}${sourced}
     select r.no, ${told.length === 0 ? "'total'" : `case ${level} else 'total' end`} as level,
       ${told.length === 0 ? 'null::text' : `case ${key} end`} as key, ${names.map(tallyOf).join(', ')}
     from ${sourced === '' ? 'r' : 's r'} group by grouping sets (${sets.join(', ')})`,
    parameters,
  );
  const keyed = (line: CountedLine, dimension: Dimension) => (line.level === dimension ? line.key : null);
  // A row without a trainer belongs to no trainer's line; it must not pass for the line of everybody.
  return lines
    .filter(({ level: told, key: of }) => told === 'total' || of !== null)
    .map((line) => {
      const { no, level: _level, key: _key, ...tallies } = line;
      return {
        window: no - 1,
        locationId: keyed(line, 'location'),
        trainerId: keyed(line, 'trainer'),
        sourceId: keyed(line, 'source'),
        item: keyed(line, 'item'),
        tallies,
      };
    });
}

/**
 * Counts many figures over many periods at once: in total, and by what `lines` asks for besides. One
 * statement a row set, however many lines and periods; each row set is found by its own clock's index.
 */
export async function tally(
  query: Query,
  organizationId: string,
  asked: {
    names: readonly FigureName[];
    windows: readonly Period[];
    moment: Moment;
    scope: Scope;
    lines: readonly Dimension[];
  },
): Promise<TallyLine[]> {
  const work = new Map<BaseName, { names: Set<FigureName>; levels: Set<Level> }>();
  const plan = (base: BaseName | null, name: FigureName, level: Level) => {
    if (base === null) return;
    const entry = work.get(base) ?? { names: new Set(), levels: new Set() };
    entry.names.add(name);
    entry.levels.add(level);
    work.set(base, entry);
  };
  for (const name of asked.names) {
    plan(baseOf(name, asked.scope), name, 'total');
    for (const dimension of asked.lines) {
      const base = dimension === 'trainer' ? FIGURES[name].trainerBase : baseOf(name, asked.scope);
      plan(base, name, dimension);
    }
  }
  const found = await Promise.all(
    [...work].map(([base, { names, levels }]) => tallyBase(query, organizationId, base, [...names], levels, asked)),
  );
  return found.flat();
}
