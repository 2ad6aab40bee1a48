// The facts that the row sets are read from, in three states of knowledge. Each state gives the same names, so that a row set
// is written once and never knows which state it reads: spells, consultations, sales, journeys and trainer_shows, to be joined;
// and member_consultations, member_sales and member_journeys, to be asked for one member at a time, which an index answers.
//
// Placeholders: $1 organization, $5 and $6 the first and last day of all periods, $7 the batch of versions, $8 the day from
// which what happened was no correction. The text is put together from constants only; every value is bound.

/** Which days of a fact the rows of a period are found by. */
export type FactClock = 'JOINED' | 'SET' | 'SLOT' | 'SOLD' | 'FIRST_SHOW';

/**
 * NOW: as they stand. THEN: as they were known when a batch was closed. UNCORRECTED: as they would stand had nothing been
 * corrected since then: what is dated before a day as it was known, what is dated from it on as it stands, and a sale that
 * was made later and fell (rescinded, or undone) still standing.
 */
export type Knowledge = 'NOW' | 'THEN' | 'UNCORRECTED';

const current = (table: string) => `select * from ${table} where organization_id = $1 and voided_at is null`;

/** To be asked for one member at a time, where a state has no better way than what it has to be joined. */
const asJoined = (name: string) => `member_${name} as not materialized (select * from ${name})`;

/** The facts as they stand. They are read in place, by their own indexes. */
const FACTS_NOW = `
  spells as not materialized (${current('membership_spell')}),
  consultations as not materialized (${current('consultation')}),
  sales as not materialized (${current('session_package')}),
  journeys as not materialized (${current('journey')}),
  trainer_shows as not materialized (
    select t.journey_id, t.trainer_id, t.first_show_on from journey_trainer t where t.organization_id = $1),
  ${['consultations', 'sales', 'journeys'].map(asJoined).join(', ')}`;

/**
 * Who has a fact in the periods, in any of its versions; then every fact of theirs in its last version by the batch. The
 * members come first, so that the cost is that of the periods and not of the history.
 */
const known = (people: string) => `
  people as materialized (${people}),
  known as materialized (
    select k.fact, k.content from (
      select distinct d.fact, d.fact_id from people p
      join fact_day d on d.organization_id = $1 and d.member_id = p.member_id) f
    cross join lateral (
      select v.fact, v.content, v.voided from fact_version v
      where v.organization_id = $1 and v.fact = f.fact and v.fact_id = f.fact_id and v.batch <= $7::bigint
      order by v.batch desc, v.written_at desc, v.id desc limit 1) k
    where not k.voided)`;

const knownAs = (fact: string, table: string) =>
  `select r.* from known k cross join lateral jsonb_populate_record(null::${table}, k.content) r where k.fact = '${fact}'`;

/**
 * The same of one member, whom the reader names: rows put together beforehand have no index, and a look at all of them for
 * each member would cost the square of the period.
 */
const knownOfMember = (fact: string, table: string) => `
  select r.* from (
    select distinct d.member_id, d.fact_id from fact_day d where d.organization_id = $1 and d.fact = '${fact}') f
  cross join lateral (
    select v.content, v.voided from fact_version v
    where v.organization_id = $1 and v.fact = '${fact}' and v.fact_id = f.fact_id and v.batch <= $7::bigint
    order by v.batch desc, v.written_at desc, v.id desc limit 1) k
  cross join lateral jsonb_populate_record(null::${table}, k.content) r
  where not k.voided and r.member_id = f.member_id`;

const TRAINER_SHOWS = `
  trainer_shows as materialized (
    select j.id as journey_id, (x ->> 'trainerId')::uuid as trainer_id, (x ->> 'firstShowOn')::date as first_show_on
    from journeys j cross join lateral jsonb_array_elements(j.trainer_shows) x)`;

const FACTS_THEN = `
  spells as materialized (${knownAs('membership_spell', 'membership_spell')}),
  consultations as materialized (${knownAs('consultation', 'consultation')}),
  sales as materialized (${knownAs('sale', 'session_package')}),
  journeys as materialized (${knownAs('journey', 'journey')}),
  member_consultations as not materialized (${knownOfMember('consultation', 'consultation')}),
  member_sales as not materialized (${knownOfMember('sale', 'session_package')}),
  member_journeys as not materialized (${knownOfMember('journey', 'journey')}),
  ${TRAINER_SHOWS}`;

const ofPeople = (table: string, alias: string) =>
  `from people o join ${table} ${alias} on ${alias}.organization_id = $1 and ${alias}.member_id = o.member_id`;

/** Sales that stood and fell: rescinded ones whenever they were made, undone ones made from the day $8 on. */
const FALLEN = `
  fallen as materialized (
    select r.* from (
      select to_jsonb(p) as content ${ofPeople('session_package', 'p')} where p.rescinded and p.voided_at is null
      union all
      select s.content ${ofPeople('session_package', 'p')} and p.voided_at is not null and p.sold_on >= $8::date
      cross join lateral (
        select v.content from fact_version v
        where v.organization_id = $1 and v.fact = 'sale' and v.fact_id = p.id and not v.voided
        order by v.written_at desc, v.id desc limit 1) s) x
    cross join lateral jsonb_populate_record(null::session_package, x.content || '{"rescinded": false}') r)`;

/** What was booked or held from the day $8 on had not happened yet: how it stands now is no correction. */
const LATER = (alias: string) => `(${alias}.slot_on >= $8::date or ${alias}.booked_on >= $8::date)`;

/**
 * A journey keeps the sale that it was known to have; it gains what was sold later, and what fell. The closer of a fallen
 * sale is found as the journeys' own definition finds one: the last show by the day of the sale.
 */
const UNCORRECTED_JOURNEYS = `
  journeys as materialized (
    select j.id, j.member_id, j.location_id, j.first_show_on, j.trainer_shows, s.sale_id, s.sale_on, s.closer_id
    from (
      select t.* from (${knownAs('journey', 'journey')}) t where t.first_show_on < $8::date
      union all
      select n.* ${ofPeople('journey', 'n')} where n.voided_at is null and n.first_show_on >= $8::date) j
    left join lateral (
      select x.sale_id, x.sale_on, x.closer_id from (
        select j.sale_id, j.sale_on, j.closer_id where j.sale_on < $8::date
        union all
        select n.sale_id, n.sale_on, n.closer_id from journey n
        where n.organization_id = $1 and n.id = j.id and n.voided_at is null and n.sale_on >= $8::date
        union all
        select f.id, f.sold_on, (
          select c.trainer_id from member_consultations c
          where c.member_id = j.member_id and c.outcome = 'SHOWED' and c.slot_on <= f.sold_on
          order by c.starts_at desc, c.id desc limit 1)
        from fallen f
        where f.member_id = j.member_id and f.kind in ('NEW', 'REACTIVATION') and f.price_minor > 0
          and f.sold_on between j.first_show_on and j.first_show_on + 90) x
      order by x.sale_on, x.sale_id limit 1) s on true)`;

const NOT_LATER = `not exists (
  select from consultation n where n.organization_id = $1 and n.id = t.id and n.voided_at is null and ${LATER('n')})`;
const SOLD_BEFORE = 't.sold_on < $8::date and not exists (select from fallen f where f.id = t.id)';
const SOLD_LATER = 'n.voided_at is null and not n.rescinded and n.sold_on >= $8::date';

const FACTS_UNCORRECTED = `
  spells as materialized (${knownAs('membership_spell', 'membership_spell')}),
  consultations as materialized (
    select t.* from (${knownAs('consultation', 'consultation')}) t where ${NOT_LATER}
    union all
    select n.* ${ofPeople('consultation', 'n')} where n.voided_at is null and ${LATER('n')}),
  member_consultations as not materialized (
    select t.* from (${knownOfMember('consultation', 'consultation')}) t where ${NOT_LATER}
    union all
    select n.* from consultation n where n.organization_id = $1 and n.voided_at is null and ${LATER('n')}),
  ${FALLEN},
  sales as materialized (
    select t.* from (${knownAs('sale', 'session_package')}) t where ${SOLD_BEFORE}
    union all
    select n.* ${ofPeople('session_package', 'n')} where ${SOLD_LATER}
    union all
    select f.* from fallen f),
  member_sales as not materialized (
    select t.* from (${knownOfMember('sale', 'session_package')}) t where ${SOLD_BEFORE}
    union all
    select n.* from session_package n where n.organization_id = $1 and ${SOLD_LATER}
    union all
    select f.* from fallen f),
  ${UNCORRECTED_JOURNEYS},
  ${asJoined('journeys')},
  ${TRAINER_SHOWS}`;

const STATES: Readonly<Record<Knowledge, string>> = {
  NOW: FACTS_NOW,
  THEN: FACTS_THEN,
  UNCORRECTED: FACTS_UNCORRECTED,
};

/** Whoever has a fact on this clock in the periods. */
export const membersOnClock = (clock: FactClock): string =>
  `select distinct d.member_id from fact_day d where d.organization_id = $1 and d.clock = '${clock}' and d.day between $5::date and $6::date`;

/**
 * Everything that a row set is read from: the periods asked for, and the facts in a state of knowledge, for the members
 * whom `people` selects (nothing else is read of an earlier knowledge).
 */
export function factsFor(knowledge: Knowledge, people: string): string {
  return `windows as (select * from unnest($3::date[], $4::date[]) with ordinality as w(first_day, last_day, no)),
    ${knowledge === 'NOW' ? '' : `${known(people)},`} ${STATES[knowledge]}`;
}
