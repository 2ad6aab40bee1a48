import { inBatches, type Query } from '../db/index.ts';
import type { Day, Period } from '../kernel/index.ts';
import type { BaseName } from './base-rows.read.ts';
import { FIGURES, type FigureName } from './figures.read.ts';
import { baseOf, type Moment, openOf, rowsOf, type Scope } from './tally.read.ts';

/** Which of a figure's rows: those it counts, those it counts over, those it leaves out. */
export type RowPart = 'NUMERATOR' | 'DENOMINATOR' | 'EXCLUDED';

/** A row as stored, with the days that its detail is told from; names are resolved at reading. */
export interface StoredRow {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly trainerId: string | null;
  readonly locationId: string;
  readonly day: Day;
  readonly counted: boolean;
  readonly leftOut: boolean;
  readonly open: boolean;
  readonly reason: string | null;
  readonly setOn: Day | null;
  readonly showOn: Day | null;
  readonly walkInOn: Day | null;
  readonly saleOn: Day | null;
  readonly outcome: string | null;
  readonly late: boolean | null;
  readonly item: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
}

/** What is asked of a figure's rows. */
export interface RowsAsked {
  readonly name: FigureName;
  readonly period: Period;
  readonly moment: Moment;
  readonly scope: Scope;
}

/** The code that a row of a part is told by: why it is left out, or why it is counted. */
const codeOf = (name: FigureName): string => `coalesce((${FIGURES[name].excluded}), ${FIGURES[name].why ?? 'null'})`;

/**
 * Whose row it is, as a column and the join that it needs. A location's journey counts for no trainer alone; it is shown
 * with who closed it, else with who held its first show.
 */
const trainerOf = (base: BaseName | null): { readonly column: string; readonly join: string } =>
  base === 'journeys'
    ? {
        column: 'coalesce(case when r.sale_on is not null then j.closer_id end, j.trainer_id)',
        join: 'left join journeys j on j.id = r.id',
      }
    : { column: 'r.trainer_id', join: '' };

function partOf(name: FigureName, part: RowPart | 'ALL'): string {
  const { excluded, counted, kind } = FIGURES[name];
  if (part === 'EXCLUDED') return `(${excluded}) is not null`;
  const numerator = `(${excluded}) is null and (${counted})`;
  if (part === 'NUMERATOR') return numerator;
  // Of a count, a row that neither counts nor is left out is none of the figure's.
  if (part === 'ALL') return kind === 'RATE' ? 'true' : `((${excluded}) is not null or ${numerator})`;
  return kind === 'RATE' ? `(${excluded}) is null` : 'false';
}

/** The rows of a part, the newest first, as SQL: those alone that `narrowed` keeps. */
function rowsStatement(asked: RowsAsked, part: RowPart | 'ALL', rows: string, narrowed: string): string {
  const { excluded, counted } = FIGURES[asked.name];
  const trainer = trainerOf(baseOf(asked.name, asked.scope));
  return `with ${rows}, page as (
      select r.*, ${codeOf(asked.name)} as reason, (${excluded}) is not null as left_out,
        (${excluded}) is null and coalesce(${counted}, false) as counted, ${openOf(asked.name)} and (${counted}) is not true as open
      from r where ${partOf(asked.name, part)} ${narrowed})
    select r.id, r.member_id as "memberId", btrim(m.first_name || ' ' || m.last_name) as "memberName", ${trainer.column} as "trainerId",
      r.location_id as "locationId", r.day, r.counted, r.left_out as "leftOut", r.open and not r.left_out as open, r.reason,
      r.set_on as "setOn", r.show_on as "showOn", r.walk_in_on as "walkInOn", r.sale_on as "saleOn", r.outcome, r.late, r.item,
      r.amount_minor as "amountMinor", r.currency
    from page r ${trainer.join} left join member m on m.organization_id = $1 and m.id = r.member_id
    order by r.day desc, r.id`;
}

/** A page of one part's rows, the newest first, behind the row that `after` names; those of one reason alone if it is named. */
export async function readRows(
  query: Query,
  organizationId: string,
  asked: RowsAsked,
  part: RowPart,
  page: { limit: number; after: readonly [day: Day, id: string] | null; reason: string | null },
): Promise<StoredRow[]> {
  const base = baseOf(asked.name, asked.scope);
  if (base === null) return [];
  const { rows, parameters } = rowsOf(organizationId, base, [asked.period], asked.moment, asked.scope);
  let narrowed = '';
  if (page.after) {
    const [day, id] = page.after.map((value) => `$${parameters.push(value)}`);
    narrowed = `and (r.day < ${day}::date or (r.day = ${day}::date and r.id > ${id}::uuid))`;
  }
  if (page.reason !== null) narrowed += ` and ${codeOf(asked.name)} = $${parameters.push(page.reason)}`;
  narrowed += ` order by r.day desc, r.id limit $${parameters.push(page.limit)}`;
  return query.rows<StoredRow>(rowsStatement(asked, part, rows, narrowed), parameters);
}

/** All rows of a part, or of the figure, a batch at a time. */
export async function* eachRow(
  query: Query,
  organizationId: string,
  asked: RowsAsked,
  part: RowPart | 'ALL',
  reason: string | null,
): AsyncGenerator<StoredRow[]> {
  const base = baseOf(asked.name, asked.scope);
  if (base === null) return;
  const { rows, parameters } = rowsOf(organizationId, base, [asked.period], asked.moment, asked.scope);
  const narrowed = reason === null ? '' : `and ${codeOf(asked.name)} = $${parameters.push(reason)}`;
  yield* inBatches<StoredRow>(query, rowsStatement(asked, part, rows, narrowed), parameters);
}

/** Why rows are left out, or counted where the figure tells why, by code, the most frequent first; together the part's rows. */
export async function readReasons(
  query: Query,
  organizationId: string,
  asked: RowsAsked,
  part: 'EXCLUDED' | 'NUMERATOR',
): Promise<{ code: string; count: number }[]> {
  const base = baseOf(asked.name, asked.scope);
  const { why } = FIGURES[asked.name];
  if (base === null || (part === 'NUMERATOR' && why === undefined)) return [];
  const { rows, parameters } = rowsOf(organizationId, base, [asked.period], asked.moment, asked.scope);
  return query.rows(
    `with ${rows} select ${codeOf(asked.name)} as code, count(*) as count from r where ${partOf(asked.name, part)} group by 1 order by 2 desc, 1`,
    parameters,
  );
}
