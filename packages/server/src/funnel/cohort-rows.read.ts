// The people who joined in the period, followed through set, show and close: whose each step was, what came of the last
// consultation, what was objected. Its first four columns say the same as the row set of joins; the rest costs more to find
// out and is read for the funnel alone.
import { columns, NOT_ELIGIBLE, within } from './row-set.read.ts';

const OF_MEMBER = 'c.member_id = s.member_id and not c.walk_in';
const SINCE_JOINING = 'c.slot_on >= s.joined_on and c.slot_on < $2::date';

// Of one member's days the first or last is asked for as `day + 0`, as in base-rows.read.ts.
const STEPS = `
  left join lateral (
    select c.set_on, c.set_by_staff_id from member_consultations c
    where ${OF_MEMBER} and c.place_in_chain = 1 and c.set_on >= s.joined_on and c.set_on < $2::date
    order by c.set_on + 0, c.booked_at, c.id limit 1) st on true
  left join lateral (
    select c.slot_on, c.trainer_id from member_consultations c
    where ${OF_MEMBER} and c.outcome = 'SHOWED' and ${SINCE_JOINING}
    order by c.slot_on + 0, c.starts_at, c.id limit 1) sh on true
  left join lateral (
    select min(c.slot_on + 0) as slot_on from member_consultations c
    where c.member_id = s.member_id and c.walk_in and c.outcome = 'SHOWED' and ${SINCE_JOINING}) wi on true
  left join lateral (
    select c.slot_on, c.trainer_id, c.late,
      case when c.slot_on >= $2::date then 'UPCOMING' else coalesce(nullif(c.outcome, 'RESCHEDULED'), 'UNLOGGED') end as outcome
    from member_consultations c
    where ${OF_MEMBER} and c.set_on between s.joined_on and s.joined_on + 30 and c.booked_on < $2::date
    order by c.starts_at desc, c.id desc limit 1) ls on true
  left join lateral (
    select c.objection from member_consultations c
    where c.member_id = s.member_id and c.outcome = 'SHOWED' and c.objection is not null and ${SINCE_JOINING}
    order by c.starts_at desc, c.id desc limit 1) ob on true
  left join lateral (
    select p.sold_on, p.sold_on - j.first_show_on as days, p.item, j.closer_id
    from member_journeys j
    join member_sales p on p.member_id = s.member_id and p.id = j.sale_id and j.sale_on < $2::date
    where j.member_id = s.member_id and j.first_show_on between s.joined_on and s.joined_on + 30
    order by p.sold_on - j.first_show_on, p.sold_on, p.id limit 1) cl on true`;

/** The last show before the sale closes; the trainer of a show, of a missed slot and of a set is whoever had it. */
const cohortOf = (trainer: string | null) => `
  select ${columns({
    id: 's.id',
    member_id: 's.member_id',
    location_id: 's.location_id',
    ...(trainer === null ? {} : { trainer_id: trainer }),
    day: 's.joined_on',
    excluded: NOT_ELIGIBLE,
    set_on: 'st.set_on',
    show_on: 'sh.slot_on',
    walk_in_on: 'wi.slot_on',
    slot_on: 'ls.slot_on',
    sale_on: 'cl.sold_on',
    sale_days: 'cl.days',
    age: '$2::date - s.joined_on',
    outcome: 'ls.outcome',
    late: 'ls.late',
    item: 'cl.item',
    objection: 'ob.objection',
    fell: `exists (select 1 from member_sales p where p.member_id = s.member_id and p.rescinded and p.sold_on >= sh.slot_on
      and p.sold_on < $2::date)`,
  })}
  from windows w join spells s on ${within('s.joined_on')} ${STEPS}`;

export const cohort = cohortOf(null);
export const cohortBySetter = cohortOf('st.set_by_staff_id');
export const cohortByShower = cohortOf('sh.trainer_id');
export const cohortByLastSlot = cohortOf('ls.trainer_id');
export const cohortByCloser = cohortOf('cl.closer_id');
