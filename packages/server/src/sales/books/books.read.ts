import type { Query } from '../../db/index.ts';
import { dayAt } from '../../kernel/index.ts';
import type { BookPackage, BookPayment, BookSession, MemberBooks, Posted } from './member-books.ts';
import { DEFAULT_POLICY, type SessionPolicy } from './session-effect.rules.ts';
import type { SessionRate } from './session-pay.rules.ts';

type Row<T, Left extends keyof T> = Omit<T, Left> & { readonly memberId: string };

function packagesOf(query: Query, bound: readonly unknown[]) {
  return query.rows<Row<BookPackage, 'today'> & { timeZone: string }>(
    `select p.id, p.member_id as "memberId", p.location_id as "locationId", l.time_zone as "timeZone",
       l.books_closed_through as "closedThrough", p.currency, p.price_minor as "priceMinor", p.sessions, p.services,
       p.sold_on as "soldOn", p.expires_on as "expiresOn", p.refunded_on as "refundedOn", p.refunded_minor as "refundedMinor",
       p.refunded_sessions as "refundedSessions", p.origin_package_id as "originPackageId", p.voided_at is not null as voided,
       coalesce((select jsonb_agg(jsonb_build_object('from', f.frozen_from, 'until', f.frozen_until) order by f.frozen_from)
         from package_freeze f where f.organization_id = $1 and f.package_id = p.id and f.voided_at is null), '[]') as freezes
     from session_package p join location l on l.organization_id = $1 and l.id = p.location_id
     where p.organization_id = $1 and p.member_id = any ($2::uuid[])
     order by p.sold_on, p.id`,
    bound,
  );
}

function postedOf(query: Query, bound: readonly unknown[]) {
  const of = (account: string) => `coalesce(sum(g.amount) filter (where g.account = '${account}'), 0)::bigint`;
  return query.rows<Posted & { memberId: string }>(
    `select e.id, e.kind, e.subject_id as "subjectId", e.location_id as "locationId", e.business_on as "businessOn",
       p.id as "packageId", p.member_id as "memberId", ${of('CREDITS_HELD')} as held, -${of('DEFERRED')} as "deferredMinor",
       ${of('RECEIVABLE')} as "receivableMinor", ${of('CASH')} as "cashMinor",
       max(g.unit) filter (where g.account = 'DEFERRED') as currency
     from session_package p
     join ledger_line g on g.organization_id = $1 and g.holder_id = p.id
     join ledger_entry e on e.organization_id = $1 and e.id = g.entry_id and e.reverses_id is null
     where p.organization_id = $1 and p.member_id = any ($2::uuid[])
       and not exists (select from ledger_entry m where m.organization_id = $1 and m.reverses_id = e.id)
     group by e.id, e.kind, e.subject_id, e.location_id, e.business_on, e.posted_at, p.id, p.member_id
     order by e.posted_at, e.id`,
    bound,
  );
}

function paymentsOf(query: Query, bound: readonly unknown[]) {
  return query.rows<BookPayment & { memberId: string }>(
    `select y.id, y.package_id as "packageId", y.amount_minor as "amountMinor", y.collected_on as "collectedOn",
       y.voided_at is not null as voided, p.member_id as "memberId"
     from session_package p join payment y on y.organization_id = $1 and y.package_id = p.id
     where p.organization_id = $1 and p.member_id = any ($2::uuid[]) order by y.collected_on, y.id`,
    bound,
  );
}

/** The policy of a location and the rate of a trainer on the day of session `v`, as one row each; null columns where there is none. */
export const POLICY_AND_RATE = `
  left join lateral (select jsonb_build_object('lateHours', q.late_hours, 'chargesNoShow', q.charges_no_show,
      'chargesLateCancel', q.charges_late_cancel, 'paysNoShowBp', q.pays_no_show_bp, 'paysLateCancelBp', q.pays_late_cancel_bp,
      'paysComplimentaryBp', q.pays_complimentary_bp) as policy
    from session_policy q where q.organization_id = $1 and q.location_id = v.location_id and q.voided_at is null
      and q.held_from <= v.held_on and (q.held_until is null or q.held_until > v.held_on)) policy on true
  left join lateral (select x.rate from (
      select 1 as rank, case when s.flat_minor is null then jsonb_build_object('shareBp', s.share_bp, 'currency', s.currency)
          else jsonb_build_object('flatMinor', s.flat_minor, 'currency', s.currency) end as rate
      from service_rate s where s.organization_id = $1 and s.staff_id = v.trainer_id and s.voided_at is null
        and fold_text(s.service) = fold_text(v.service) and s.held_from <= v.held_on and (s.held_until is null or s.held_until > v.held_on)
      union all
      select 2, jsonb_build_object('flatMinor', r.pay_per_session_minor, 'currency', r.currency)
      from pay_rate r where r.organization_id = $1 and r.staff_id = v.trainer_id and r.voided_at is null
        and r.held_from <= v.held_on and (r.held_until is null or r.held_until > v.held_on)) x order by x.rank limit 1) paid on true`;

type SessionRow = Omit<BookSession, 'policy' | 'rate'> & {
  readonly policy: SessionPolicy | null;
  readonly rate: SessionRate | null;
};

function sessionsOf(query: Query, bound: readonly unknown[]) {
  return query.rows<SessionRow>(
    `select v.id, v.member_id as "memberId", v.trainer_id as "trainerId", v.location_id as "locationId", l.currency,
       l.books_closed_through as "closedThrough", v.service, v.held_on as "heldOn", v.starts_at as "startsAt", v.outcome,
       v.complimentary, v.waived, v.voided_at is not null as voided, v.version, f.package_id as "packageId", f.entry_id as "entryId",
       f.drawn_version as "drawnVersion", coalesce(f.unfunded, false) as unfunded, e.business_on as "entryOn", e.location_id as "entryLocationId",
       e.kind as "entryKind", policy.policy, paid.rate
     from visit_fact v join location l on l.organization_id = $1 and l.id = v.location_id
     left join session_effect f on f.organization_id = $1 and f.session_id = v.id
     left join ledger_entry e on e.organization_id = $1 and e.id = f.entry_id ${POLICY_AND_RATE}
     where v.organization_id = $1 and v.member_id = any ($2::uuid[])
       and (f.entry_id is not null or f.unfunded or (v.voided_at is null and v.outcome in ('COMPLETED', 'NO_SHOW', 'LATE_CANCELLED')))
     order by v.held_on, v.starts_at, v.id`,
    bound,
  );
}

/** The books of many members by four statements, whatever their number. Members without packages and sessions have none. */
export async function readBooks(
  query: Query,
  organizationId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<Map<string, MemberBooks>> {
  const bound = [organizationId, memberIds];
  const books = new Map<string, { [K in keyof MemberBooks]: MemberBooks[K][number][] }>();
  const of = (memberId: string) => {
    const known = books.get(memberId) ?? { packages: [], payments: [], sessions: [], posted: [] };
    books.set(memberId, known);
    return known;
  };
  for (const { timeZone, ...sold } of await packagesOf(query, bound))
    of(sold.memberId).packages.push({ ...sold, today: dayAt(now, timeZone) });
  for (const row of await sessionsOf(query, bound))
    of(row.memberId).sessions.push({ ...row, policy: row.policy ?? DEFAULT_POLICY });
  if (books.size === 0) return books;
  for (const { memberId, ...payment } of await paymentsOf(query, bound)) of(memberId).payments.push(payment);
  for (const { memberId, ...posted } of await postedOf(query, bound)) of(memberId).posted.push(posted);
  return books;
}
