import type { Statement } from '../db/index.ts';
import type { Day } from '../kernel/index.ts';
import { POLICY_AND_RATE } from '../sales/index.ts';

const WHOLE_PRICE = 'p.refunded_on is not null and p.refunded_minor >= p.price_minor';

/** What took sessions off package `p` otherwise than by a session: looked for only where the package may be at its end. */
const CLOSING = `left join lateral (
    select jsonb_build_object('entryId', e.id, 'kind', e.kind, 'locationId', e.location_id, 'businessOn', e.business_on,
      'sessions', -h.amount, 'valueMinor', coalesce((select sum(d.amount) from ledger_line d where d.organization_id = $1
        and d.entry_id = e.id and d.holder_id = p.id and d.account = 'DEFERRED'), 0)) as closing
    from ledger_line h join ledger_entry e on e.organization_id = $1 and e.id = h.entry_id and e.reverses_id is null
      and e.kind in ('LAPSE', 'REFUND', 'MOVE')
    where s.balance <= 1 and h.organization_id = $1 and h.holder_id = p.id and h.account = 'CREDITS_HELD' and h.amount < 0
      and not exists (select from ledger_entry m where m.organization_id = $1 and m.reverses_id = e.id)
    order by e.business_on desc, e.posted_at desc limit 1) closing on true`;

const packagesOf = (which: string) => `coalesce((
  select jsonb_agg(jsonb_build_object('id', p.id, 'item', p.item, 'locationId', p.location_id, 'timeZone', l.time_zone,
    'closedThrough', l.books_closed_through, 'ownerStaffId', p.owner_staff_id, 'currency', p.currency, 'priceMinor', p.price_minor,
    'sessions', p.sessions, 'services', p.services, 'soldOn', p.sold_on, 'expiresOn', p.expires_on,
    'closedAfter', case when ${WHOLE_PRICE} then p.refunded_on end, 'balance', s.balance, 'used', s.used,
    'deferredMinor', s.deferred_minor, 'lastUsedOn', s.last_used_on, 'state', s.state, 'endedOn', s.ended_on,
    'freezes', coalesce((select jsonb_agg(jsonb_build_object('from', z.frozen_from, 'until', z.frozen_until)) from package_freeze z
      where z.organization_id = $1 and z.package_id = p.id and z.voided_at is null), '[]'),
    'closing', closing.closing))
  from package_state s
  join session_package p on p.organization_id = $1 and p.id = s.package_id and p.voided_at is null
  join location l on l.organization_id = $1 and l.id = p.location_id ${CLOSING}
  where s.organization_id = $1 and ${which}), '[]') as packages`;

const REST = `to_jsonb(v.*) as session, jsonb_build_object('timeZone', l.time_zone, 'currency', l.currency,
    'closedThrough', l.books_closed_through) as place, m.home_location_id as "homeLocationId", policy.policy, paid.rate,
  exists (select from consultation c where c.organization_id = $1 and c.member_id = v.member_id and c.voided_at is null
    and c.outcome = 'SHOWED' and c.slot_on >= v.held_on) as "showsLater",
  exists (select from session_package q where q.organization_id = $1 and q.member_id = v.member_id and q.voided_at is null
    and q.kind_inferred and q.sold_on >= v.held_on) as "soldLater"`;

const FROM = `from v join location l on l.organization_id = $1 and l.id = v.location_id and l.voided_at is null
  join member m on m.organization_id = $1 and m.id = v.member_id and m.voided_at is null`;

/** The policy and the rate of whoever delivered it: the substitute where one is named. */
const TERMS = POLICY_AND_RATE;

const SESSION_OF = 'select v.member_id from visit_fact v where v.organization_id = $1 and v.id = $2';

/** Locks the member of a session: whoever changes what they hold waits for one another. */
export function lockMemberOfSession(organizationId: string, sessionId: string): Statement {
  return {
    name: 'lock-member-of-session',
    text: `select m.id from member m where m.organization_id = $1 and m.id = (${SESSION_OF}) for no key update of m`,
    values: [organizationId, sessionId],
  };
}

/** Locks a member. */
export function lockMemberRow(organizationId: string, memberId: string): Statement {
  return {
    name: 'lock-member',
    text: 'select m.id from member m where m.organization_id = $1 and m.id = $2 for no key update of m',
    values: [organizationId, memberId],
  };
}

/** A booked session with all that ending it depends on, the rate of `trainerId` where somebody else delivered it. */
export function askSession(organizationId: string, sessionId: string, trainerId: string | null): Statement {
  return {
    name: 'ask-session',
    text: `with v as (
        select v.organization_id, v.id, v.member_id, coalesce($3::uuid, v.trainer_id) as trainer_id, v.trainer_id as booked_trainer_id,
          v.location_id, v.service, v.starts_at, v.held_on, v.minutes, v.time_zone, v.outcome, v.complimentary, v.version
        from visit_fact v where v.organization_id = $1 and v.id = $2 and v.voided_at is null)
      select ${REST}, ${packagesOf('s.member_id = v.member_id')},
        exists (select from staff t where t.organization_id = $1 and t.id = v.trainer_id and t.voided_at is null) as "trainerIsHere"
      ${FROM} ${TERMS}`,
    values: [organizationId, sessionId, trainerId],
  };
}

/** What a session that nobody booked would depend on. */
export interface UnbookedSession {
  readonly id: string;
  readonly memberId: string;
  readonly trainerId: string;
  readonly locationId: string;
  readonly service: string;
  readonly heldOn: Day;
  readonly minutes: number;
}

/** The same for a session that is told of when it is over. */
export function askUnbooked(organizationId: string, session: UnbookedSession): Statement {
  const { id, memberId, trainerId, locationId, service, heldOn, minutes } = session;
  return {
    name: 'ask-unbooked-session',
    text: `with v as (
        select $1::uuid as organization_id, $2::uuid as id, $3::uuid as member_id, $4::uuid as trainer_id, $4::uuid as booked_trainer_id,
          $5::uuid as location_id, $6::text as service, null::timestamptz as starts_at, $7::date as held_on, $8::integer as minutes,
          null::text as time_zone, null::text as outcome, false as complimentary, 0 as version)
      select ${REST}, ${packagesOf('s.member_id = v.member_id')},
        exists (select from staff t where t.organization_id = $1 and t.id = v.trainer_id and t.voided_at is null) as "trainerIsHere"
      ${FROM} ${TERMS}`,
    values: [organizationId, id, memberId, trainerId, locationId, service, heldOn, minutes],
  };
}

/** A session that ended, with what was drawn from it and the act that ended it. */
export function askEndedSession(organizationId: string, sessionId: string): Statement {
  const line = (account: string) =>
    `coalesce((select sum(g.amount) from ledger_line g where g.organization_id = $1 and g.entry_id = e.id and g.account = '${account}'), 0)`;
  return {
    name: 'ask-ended-session',
    text: `with v as (
        select v.organization_id, v.id, v.member_id, v.trainer_id, v.scheduled_trainer_id, v.location_id, v.service, v.starts_at, v.held_on, v.minutes,
          v.time_zone, v.outcome, v.complimentary, v.waived, v.booked_at, v.version, v.trainer_id as booked_trainer_id
        from visit_fact v where v.organization_id = $1 and v.id = $2 and v.voided_at is null)
      select ${REST}, ${packagesOf('s.package_id = f.package_id')}, f.package_id as "packageId",
        case when e.id is not null then jsonb_build_object('id', e.id, 'kind', e.kind, 'locationId', e.location_id,
          'businessOn', e.business_on, 'valueMinor', ${line('DEFERRED')}, 'payMinor', ${line('PAY_EXPENSE')},
          'otherUsedOn', (select max(o.business_on) from session_effect x
            join ledger_entry o on o.organization_id = $1 and o.id = x.entry_id
            where x.organization_id = $1 and x.package_id = f.package_id and x.session_id <> v.id)) end as drawn,
        (select jsonb_build_object('id', a.id, 'actorStaffId', a.actor_staff_id, 'happenedAt', a.happened_at, 'facts', a.facts)
          from activity a where a.organization_id = $1 and a.subject_kind = 'session' and a.subject_id = v.id
            and a.verb in ('session.logged', 'session.missed', 'session.cancelled')
            and not exists (select from activity u where u.organization_id = $1 and u.undoes_id = a.id)
          order by a.happened_at desc limit 1) as act
      ${FROM} left join session_effect f on f.organization_id = $1 and f.session_id = v.id
      left join ledger_entry e on e.organization_id = $1 and e.id = f.entry_id ${TERMS}`,
    values: [organizationId, sessionId],
  };
}
