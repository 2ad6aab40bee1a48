import type { Query } from '../../db/index.ts';

/** One row that is not as it should be. */
export interface Difference {
  readonly what: string;
  readonly id: string;
  readonly problem: string;
}

/** More than this nobody reads; the count says how many there are. */
const MOST_SHOWN = 1_000;

const ALL_MEMBERS = 'array(select m.id from member m where m.organization_id = $1)';

const DIFFERS = `case when s.member_id is null then 'is missing' when e.member_id is null then 'should not be there'
  else 'differs from the facts' end as problem`;

/** Journeys that are not as the facts say: missing, too many, or different. */
export function journeyDifferences(query: Query, organizationId: string): Promise<Difference[]> {
  const columns = `first_consultation_id, first_show_on, first_show_at, location_id, trainer_id, sale_id, sale_on, days_to_sale,
    closer_id, trainer_shows`;
  const of = (table: string) =>
    columns
      .split(',')
      .map((column) => `${table}.${column.trim()}`)
      .join(', ');
  return query.rows<Difference>(
    `with e as materialized (select * from expected_journeys(${ALL_MEMBERS})),
       s as (select * from journey j where j.organization_id = $1 and j.voided_at is null)
     select 'journey ' || coalesce(e.number, s.number) || ' of member' as what, coalesce(e.member_id, s.member_id) as id, ${DIFFERS}
     from e full join s on s.member_id = e.member_id and s.number = e.number
     where (${of('e')}) is distinct from (${of('s')}) order by 2, 1 limit ${MOST_SHOWN}`,
    [organizationId],
  );
}

/** Shares of trainers in a journey that are not as the journey says. */
export function trainerDifferences(query: Query, organizationId: string): Promise<Difference[]> {
  return query.rows<Difference>(
    `with e as materialized (
       select j.id as journey_id, x."trainerId" as trainer_id, x."firstShowOn" as first_show_on, coalesce(x.closed, false) as closed
       from journey j cross join lateral jsonb_to_recordset(j.trainer_shows) as x("trainerId" uuid, "firstShowOn" date, closed boolean)
       where j.organization_id = $1 and j.voided_at is null),
     s as (select t.journey_id, t.trainer_id, t.first_show_on, t.closed from journey_trainer t
       join journey j on j.organization_id = $1 and j.id = t.journey_id and j.voided_at is null where t.organization_id = $1)
     select 'trainer''s part in journey' as what, coalesce(e.journey_id, s.journey_id) as id, 'differs from the journey' as problem
     from e full join s using (journey_id, trainer_id)
     where (e.first_show_on, e.closed) is distinct from (s.first_show_on, s.closed) order by 2 limit ${MOST_SHOWN}`,
    [organizationId],
  );
}

/** Stages that are not as the facts say. */
export function stageDifferences(query: Query, organizationId: string): Promise<Difference[]> {
  return query.rows<Difference>(
    `with e as materialized (select * from expected_stages(${ALL_MEMBERS})),
       s as (select * from stage_entry t where t.organization_id = $1 and t.voided_at is null)
     select 'stage ' || coalesce(e.stage, s.stage) || ' of member' as what, coalesce(e.member_id, s.member_id) as id, ${DIFFERS}
     from e full join s on s.spell_id = e.spell_id and s.stage = e.stage
     where (e.entered_on, e.entered_at) is distinct from (s.entered_on, s.entered_at) order by 2, 1 limit ${MOST_SHOWN}`,
    [organizationId],
  );
}

const FACTS = [
  ['consultation', 'consultation'],
  ['sale', 'session_package'],
  ['membership_spell', 'membership_spell'],
  ['journey', 'journey'],
] as const;

// A version written before a column was added does not know it: such a column is taken from the row itself.
const staleFacts = ([fact, table]: (typeof FACTS)[number]) => `
  select '${fact}' as what, t.id, case when v.content is null then 'has no version' else 'differs from its last version' end as problem
  from ${table} t left join lateral (
    select f.content from fact_version f where f.organization_id = $1 and f.fact = '${fact}' and f.fact_id = t.id
    order by f.written_at desc limit 1) v on true
  where t.organization_id = $1 and (v.content is null or jsonb_populate_record(t, v.content) is distinct from t)`;

/** Facts whose last kept version is not what stands in their row, and versions that no closed batch holds. */
export function versionDifferences(query: Query, organizationId: string): Promise<Difference[]> {
  return query.rows<Difference>(
    `select * from (${FACTS.map(staleFacts).join(' union all ')}
       union all
       select 'version of ' || v.fact, v.fact_id, 'stands in batch ' || v.batch || ', which is not there' from fact_version v
       where v.organization_id = $1 and v.batch is not null
         and not exists (select from fact_batch b where b.organization_id = $1 and b.number = v.batch)
       union all
       select 'batch ' || b.number, $1::uuid, 'follows a batch that is not there' from fact_batch b
       where b.organization_id = $1 and b.number > 1
         and not exists (select from fact_batch c where c.organization_id = $1 and c.number = b.number - 1)) d
     order by 1, 2 limit ${MOST_SHOWN}`,
    [organizationId],
  );
}

/** How much there was to prove. */
export interface BookSizes {
  readonly journeys: number;
  readonly stages: number;
  readonly factVersions: number;
  /** Versions that the next batch will take. */
  readonly openFactVersions: number;
}

/** Counts what is proved. */
export async function bookSizes(query: Query, organizationId: string): Promise<BookSizes> {
  const sizes = await query.one<BookSizes>(
    `select (select count(*) from journey where organization_id = $1 and voided_at is null) as journeys,
       (select count(*) from stage_entry where organization_id = $1 and voided_at is null) as stages,
       count(*) as "factVersions", count(*) filter (where batch is null) as "openFactVersions"
     from fact_version where organization_id = $1`,
    [organizationId],
  );
  return sizes ?? { journeys: 0, stages: 0, factVersions: 0, openFactVersions: 0 };
}
