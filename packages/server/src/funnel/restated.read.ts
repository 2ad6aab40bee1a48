import type { Query } from '../db/index.ts';
import type { Period } from '../kernel/index.ts';
import { type BaseName, CLOCK_OF } from './base-rows.read.ts';
import type { FactChange } from './change-words.rules.ts';
import { FIGURES, type FigureName } from './figures.read.ts';
import type { MovedRow, Side } from './restated.rules.ts';
import { type Moment, rowsWith, type Scope, valuesOf } from './tally.read.ts';

/** When the first facts became known, or null before there were any. */
export async function readFirstKnown(query: Query, organizationId: string): Promise<Date | null> {
  const first = await query.one<{ closedAt: Date }>(
    // An instant here has milliseconds, the database's microseconds: cut off, it would lie before the batch that it names.
    `select closed_at + interval '1 millisecond' as "closedAt" from fact_batch where organization_id = $1 order by number limit 1`,
    [organizationId],
  );
  return first?.closedAt ?? null;
}

/**
 * Members with a fact in the period of whom anything was written after a batch, or who have a rescinded sale: nobody else can
 * have moved a figure. Found by the days of the period, so its cost is the period's.
 */
export async function readLateMembers(
  query: Query,
  organizationId: string,
  bases: readonly BaseName[],
  period: Period,
  batch: number,
): Promise<string[]> {
  const found = await query.rows<{ memberId: string }>(
    // Member by member on purpose, each look limited to one row: read as a set, the whole history would be searched for it.
    `select p.member_id as "memberId" from (
       select distinct d.member_id from fact_day d
       where d.organization_id = $1 and d.clock = any ($2::text[]) and d.day between $3::date and $4::date) p
     cross join lateral (
       (select 1 from fact_day f
        cross join lateral (
          select 1 from fact_version v
          where v.organization_id = $1 and v.fact = f.fact and v.fact_id = f.fact_id and (v.batch > $5::bigint or v.batch is null)
          limit 1) v
        where f.organization_id = $1 and f.member_id = p.member_id limit 1)
       union all
       (select 1 from session_package s
        where s.organization_id = $1 and s.member_id = p.member_id and s.rescinded and s.voided_at is null limit 1)
       limit 1) late`,
    [organizationId, [...new Set(bases.map((base) => CLOCK_OF[base]))], period.from, period.to, batch],
  );
  return found.map(({ memberId }) => memberId);
}

/** What a figure makes of a row of `r`: its standing, and its days or its amount where these are the figure. */
function standingOf(name: FigureName): string {
  const { excluded, counted, kind, days } = FIGURES[name];
  const weight = days ?? (kind === 'MONEY' ? 'r.amount_minor' : 'null::bigint');
  const inside = kind === 'RATE' ? `'INSIDE'` : 'null';
  return `'${name}', case when (${excluded}) is not null then null
    when (${counted}) then jsonb_build_array('COUNTED', ${weight})
    when ${inside}::text is not null then jsonb_build_array(${inside}::text, null::bigint) end`;
}

/** Rows that several people share are one row each; in the other sets a row goes along with whoever has it. */
const SHARED: ReadonlySet<BaseName> = new Set(['journeysByTrainer', 'salesBySeller']);
const NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid";

/** The rows of a period, of some members, that these figures see otherwise now than in the earlier state of knowledge. */
export async function readMovedRows(
  query: Query,
  organizationId: string,
  base: BaseName,
  names: readonly FigureName[],
  asked: { period: Period; then: Moment; scope: Scope; members: readonly string[] },
): Promise<MovedRow[]> {
  const { period, then, scope } = asked;
  const parameters = valuesOf(organizationId, [period], then);
  const members = `$${parameters.push(asked.members)}::uuid[]`;
  const earlier = rowsWith(base, then.correctedFrom === undefined ? 'THEN' : 'UNCORRECTED', scope, parameters, members);
  const now = rowsWith(base, 'NOW', scope, parameters, members);
  const standings = `jsonb_strip_nulls(jsonb_build_object(${names.map(standingOf).join(', ')}))`;
  const side = (facts: string) => `(with ${facts} select r.id, r.member_id, r.day, r.location_id, r.trainer_id,
    ${SHARED.has(base) ? `coalesce(r.trainer_id, ${NOBODY})` : NOBODY} as shared_with, ${standings} as standings from r)`;
  const told = (alias: string) => `case when ${alias}.id is not null then jsonb_build_object(
    'locationId', ${alias}.location_id, 'trainerId', ${alias}.trainer_id, 'standings', ${alias}.standings) end`;
  return query.rows<MovedRow & { before: Side | null; after: Side | null }>(
    `with t as materialized ${side(earlier)}, n as materialized ${side(now)}
     select coalesce(n.id, t.id) as id, coalesce(n.member_id, t.member_id) as "memberId", coalesce(n.day, t.day) as day,
       ${told('t')} as before, ${told('n')} as after
     from t full join n on n.id = t.id and n.shared_with = t.shared_with
     where coalesce(t.standings, '{}') <> coalesce(n.standings, '{}')
       or (t.standings <> '{}' and (t.location_id, t.trainer_id) is distinct from (n.location_id, n.trainer_id))
     order by 3 desc, 1, coalesce(n.shared_with, t.shared_with)`,
    parameters,
  );
}

/** A version that changed something of a member since then, and the act that wrote it, where it is known. */
export interface LateChange extends FactChange {
  readonly factId: string;
  readonly memberId: string;
  readonly recordedAt: Date;
  readonly activityId: string | null;
  readonly actorKind: 'PERSON' | 'API_KEY' | 'COMMAND_LINE' | 'JOB' | null;
  /** Who acted, in words; null for a job or the command line. */
  readonly actorName: string | null;
}

/**
 * What was written about these members after a batch, and every version by which a sale came to be rescinded, the latest
 * first. An act wrote a version when both came from one transaction; the hour around it keeps out another server's numbers.
 */
export function readLateChanges(
  query: Query,
  organizationId: string,
  members: readonly string[],
  batch: number,
): Promise<LateChange[]> {
  return query.rows<LateChange>(
    `select v.fact, v.fact_id as "factId", f.member_id as "memberId", p.content as before, v.content as after,
       coalesce(p.voided, false) as "wasVoided", v.voided as "isVoided", v.written_at as "recordedAt",
       a.id as "activityId", a.actor_kind as "actorKind", a."actorName"
     from (select distinct d.member_id, d.fact, d.fact_id from fact_day d
       where d.organization_id = $1 and d.member_id = any ($2::uuid[]) and d.fact <> 'journey') f
     join fact_version v on v.organization_id = $1 and v.fact = f.fact and v.fact_id = f.fact_id
     left join lateral (
       select e.content, e.voided from fact_version e
       where e.organization_id = $1 and e.fact = v.fact and e.fact_id = v.fact_id and (e.written_at, e.id) < (v.written_at, v.id)
       order by e.written_at desc, e.id desc limit 1) p on true
     left join lateral (
       select c.id, c.actor_kind, coalesce(nullif(btrim(w.first_name || ' ' || w.last_name), ''), k.name) as "actorName"
       from activity c
       left join staff w on w.organization_id = $1 and w.id = c.actor_staff_id
       left join api_key k on k.organization_id = $1 and k.id = c.actor_key_id
       where c.organization_id = $1 and c.written_by = v.written_by
         and c.happened_at between v.written_at - interval '1 hour' and v.written_at + interval '1 hour'
       order by c.member_id is not distinct from f.member_id desc, c.happened_at, c.id limit 1) a on true
     where v.batch > $3::bigint or v.batch is null
       or v.fact = 'sale' and v.content -> 'rescinded' = 'true' and (p.content -> 'rescinded') is distinct from 'true'
     order by v.written_at desc, v.id`,
    [organizationId, members, batch],
  );
}

/** Names of members, as rows show them. */
export async function readNames(
  query: Query,
  organizationId: string,
  members: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await query.rows<{ id: string; name: string }>(
    "select id, btrim(first_name || ' ' || last_name) as name from member where organization_id = $1 and id = any ($2::uuid[])",
    [organizationId, members],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
