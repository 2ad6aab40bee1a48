// The row sets that every figure of the funnel is read from. A figure's numerator, denominator and excluded rows are counts
// over exactly these rows, so a figure always opens to as many rows as it says.
//
// Placeholders: $1 organization, $2 the as-of day (nothing of that day or later counts), $3 and $4 the first and last days
// of the periods asked for, $5 and $6 their first and last day of all. The facts that they name come from facts.read.ts. The
// text is put together from constants only; every value is bound.
import { cohort, cohortByCloser, cohortByLastSlot, cohortBySetter, cohortByShower } from './cohort-rows.read.ts';
import type { FactClock } from './facts.read.ts';
import { columns, NOT_ELIGIBLE, within } from './row-set.read.ts';

// Of one member's days the first or last is asked for as `day + 0`: a plain day would have the planner walk the whole
// organization's history in the order of days until it met the member.

/** Spells joined in the period. */
const joins = `
  select ${columns({
    id: 's.id',
    member_id: 's.member_id',
    location_id: 's.location_id',
    day: 's.joined_on',
    excluded: NOT_ELIGIBLE,
    set_on: `(select min(c.set_on + 0) from member_consultations c where c.member_id = s.member_id and c.place_in_chain = 1
      and not c.walk_in and c.set_on >= s.joined_on and c.set_on < $2::date)`,
    show_on: `(select min(c.slot_on + 0) from member_consultations c where c.member_id = s.member_id and not c.walk_in
      and c.outcome = 'SHOWED' and c.slot_on >= s.joined_on and c.slot_on < $2::date)`,
    walk_in_on: `(select min(c.slot_on + 0) from member_consultations c where c.member_id = s.member_id and c.walk_in
      and c.outcome = 'SHOWED' and c.slot_on >= s.joined_on and c.slot_on < $2::date)`,
    sale_days: `(select min(p.sold_on - j.first_show_on) from member_journeys j
      join member_sales p on p.member_id = s.member_id and p.id = j.sale_id and j.sale_on < $2::date
      where j.member_id = s.member_id and j.first_show_on between s.joined_on and s.joined_on + 30)`,
    age: '$2::date - s.joined_on',
  })}
  from windows w join spells s on ${within('s.joined_on')}`;

/** Chains by the day their first slot was booked: to whoever booked it, at the member's home at join. */
const sets = `
  select ${columns({
    id: 'c.id',
    member_id: 'c.member_id',
    location_id: 'c.home_location_id',
    trainer_id: 'c.set_by_staff_id',
    day: 'c.set_on',
    excluded: "case when c.walk_in then 'WALK_IN' end",
    set_on: 'c.set_on',
    slot_on: 'c.slot_on',
    outcome: 'c.outcome',
  })}
  from windows w join consultations c on c.place_in_chain = 1 and ${within('c.set_on')}`;

/**
 * Slots of the period. One that had moved on by the as-of day is there as an excluded row, counted at its later slot; a
 * move made later than that had not happened yet, and the slot stands without an outcome.
 */
const slots = `
  select ${columns({
    id: 'c.id',
    member_id: 'c.member_id',
    location_id: 'c.location_id',
    trainer_id: 'c.trainer_id',
    day: 'c.slot_on',
    excluded: `case when c.walk_in then 'WALK_IN' when moved.yes then 'MOVED'
      when c.outcome = 'CANCELLED_BY_CLUB' then 'CANCELLED_BY_CLUB'
      when c.outcome is null or c.outcome = 'RESCHEDULED' then 'UNLOGGED' end`,
    set_on: 'c.set_on',
    slot_on: 'c.slot_on',
    outcome: "nullif(c.outcome, 'RESCHEDULED')",
    late: 'c.late',
  })}
  from windows w join consultations c on ${within('c.slot_on')} and c.booked_on < $2::date
  cross join lateral (
    select c.outcome = 'RESCHEDULED' and exists (select 1 from member_consultations n where n.member_id = c.member_id and n.chain_id = c.chain_id
      and n.place_in_chain = c.place_in_chain + 1 and n.booked_on < $2::date) as yes) moved`;

const soldAsOf = `left join sales p on p.id = j.sale_id and j.sale_on < $2::date`;

/** Journeys by their first show: the location's denominator. */
const journeys = `
  select ${columns({
    id: 'j.id',
    member_id: 'j.member_id',
    location_id: 'j.location_id',
    day: 'j.first_show_on',
    show_on: 'j.first_show_on',
    sale_on: 'p.sold_on',
    sale_days: 'p.sold_on - j.first_show_on',
    age: '$2::date - j.first_show_on',
    item: 'p.item',
  })}
  from windows w join journeys j on ${within('j.first_show_on')} ${soldAsOf}`;

/** A journey's first show with each trainer: others who saw the member keep the denominator, the closer has the close. */
const journeysByTrainer = `
  select ${columns({
    id: 'j.id',
    member_id: 'j.member_id',
    location_id: 'j.location_id',
    trainer_id: 't.trainer_id',
    day: 't.first_show_on',
    show_on: 'j.first_show_on',
    sale_on: 'p.sold_on',
    sale_days: 'case when j.closer_id = t.trainer_id then p.sold_on - j.first_show_on end',
    age: '$2::date - j.first_show_on',
    item: 'p.item',
  })}
  from windows w join trainer_shows t on ${within('t.first_show_on')} join journeys j on j.id = t.journey_id ${soldAsOf}`;

/** `show_on`: the last show in the 90 days up to the sale, for qualifying sales. */
const saleColumns = {
  id: 'p.id',
  member_id: 'p.member_id',
  location_id: 'p.location_id',
  day: 'p.sold_on',
  excluded: "case when p.kind = 'REPLACEMENT' then 'REPLACEMENT' end",
  show_on: `(select max(c.slot_on + 0) from member_consultations c where c.member_id = p.member_id and c.outcome = 'SHOWED'
    and c.slot_on between p.sold_on - 90 and p.sold_on)`,
  sale_on: 'p.sold_on',
  outcome: "case when p.rescinded then 'RESCINDED' when p.price_minor = 0 then 'FREE' else p.kind end",
  item: 'p.item',
  amount_minor: 'p.price_minor',
  currency: 'p.currency',
} as const;

/** Sales by their day, at the selling location; a replacement has no effect on any figure. */
const sales = `
  select ${columns(saleColumns)}
  from windows w join sales p on ${within('p.sold_on')}`;

/** The same sales to their sellers, by the split frozen at the sale. */
const salesBySeller = `
  select ${columns({ ...saleColumns, trainer_id: 's.staff_id', amount_minor: 's.amount_minor' })}
  from windows w join sales p on ${within('p.sold_on')} join sale_split s on s.organization_id = $1 and s.package_id = p.id`;

/** The row sets by name. */
export const BASES = {
  joins,
  cohort,
  cohortBySetter,
  cohortByShower,
  cohortByLastSlot,
  cohortByCloser,
  sets,
  slots,
  journeys,
  journeysByTrainer,
  sales,
  salesBySeller,
} as const;
export type BaseName = keyof typeof BASES;

/** By which days of the facts the rows of a period are found. */
export const CLOCK_OF: Readonly<Record<BaseName, FactClock>> = {
  joins: 'JOINED',
  cohort: 'JOINED',
  cohortBySetter: 'JOINED',
  cohortByShower: 'JOINED',
  cohortByLastSlot: 'JOINED',
  cohortByCloser: 'JOINED',
  sets: 'SET',
  slots: 'SLOT',
  journeys: 'FIRST_SHOW',
  journeysByTrainer: 'SLOT',
  sales: 'SOLD',
  salesBySeller: 'SOLD',
};
