import { type Reach, withinReach } from '../auth/index.ts';
import type { Query } from '../db/index.ts';
import type { Day } from '../kernel/index.ts';
import type { Matchable } from '../renewals/index.ts';

/** An amount at a location, in minor units of one currency. */
export interface LocationAmount {
  readonly locationId: string;
  readonly currency: string;
  readonly amountMinor: number;
}

/** The same within a month, `YYYY-MM`. */
export interface MonthAmount extends LocationAmount {
  readonly month: string;
}

/** A trainer's session pay within a month. */
export interface PayAmount {
  readonly staffId: string;
  readonly month: string;
  readonly currency: string;
  readonly amountMinor: number;
}

/** A package as of a day. */
export interface PackageInBooks extends Omit<Matchable, 'endedOn'> {
  readonly memberId: string;
  readonly locationId: string;
  readonly left: number;
  /** Sessions that nobody took, expired and refunded ones included. */
  readonly unused: number;
  readonly deferredMinor: number;
  readonly currency: string;
  readonly state: 'ACTIVE' | 'USED_UP' | 'EXPIRED' | 'FROZEN' | 'CANCELLED' | 'REFUNDED';
  readonly endedOn: Day | null;
}

function bound(organizationId: string, asOf: Day, reach: Reach): { parameters: unknown[]; within: string } {
  const parameters: unknown[] = [organizationId, asOf];
  return { parameters, within: withinReach(reach, { location: 'l.location_id', own: [] }, parameters) };
}

/** Deferred revenue by location of sale: what is dated before the day. */
export function deferredAsOf(query: Query, organizationId: string, asOf: Day, reach: Reach): Promise<LocationAmount[]> {
  const { parameters, within } = bound(organizationId, asOf, reach);
  return query.rows<LocationAmount>(
    `select l.location_id as "locationId", l.unit as currency, -sum(l.amount)::bigint as "amountMinor" from ledger_line l
     where l.organization_id = $1 and l.account = 'DEFERRED' and l.business_on < $2 and ${within}
     group by 1, 2 having sum(l.amount) <> 0 order by 1, 2`,
    parameters,
  );
}

/** Recognised revenue by location of delivery, or breakage by location of sale, month by month. */
export function revenueAsOf(
  query: Query,
  organizationId: string,
  account: 'RECOGNISED' | 'BREAKAGE',
  asOf: Day,
  reach: Reach,
): Promise<MonthAmount[]> {
  const { parameters, within } = bound(organizationId, asOf, reach);
  return query.rows<MonthAmount>(
    `select l.location_id as "locationId", to_char(l.business_on, 'YYYY-MM') as month, l.unit as currency,
       -sum(l.amount)::bigint as "amountMinor" from ledger_line l
     where l.organization_id = $1 and l.account = $${parameters.push(account)} and l.business_on < $2 and ${within}
     group by 1, 2, 3 having sum(l.amount) <> 0 order by 1, 2, 3`,
    parameters,
  );
}

/** Session pay by trainer, month by month. */
export function payAsOf(query: Query, organizationId: string, asOf: Day, reach: Reach): Promise<PayAmount[]> {
  const { parameters, within } = bound(organizationId, asOf, reach);
  return query.rows<PayAmount>(
    `select l.staff_id as "staffId", to_char(l.business_on, 'YYYY-MM') as month, l.unit as currency,
       sum(l.amount)::bigint as "amountMinor" from ledger_line l
     where l.organization_id = $1 and l.account = 'PAY_EXPENSE' and l.business_on < $2 and ${within}
     group by 1, 2, 3 having sum(l.amount) <> 0 order by 1, 2, 3`,
    parameters,
  );
}

/** Every package sold before the day, with what was left of it and what had become of it. */
export function packagesAsOf(query: Query, organizationId: string, asOf: Day, reach: Reach): Promise<PackageInBooks[]> {
  const { parameters, within } = bound(organizationId, asOf, reach);
  return query.rows<PackageInBooks>(
    `select l.id, l.member_id as "memberId", l.location_id as "locationId", l.sold_on as "soldOn", l.kind, l.price_minor as "priceMinor",
       l.rescinded and l.refunded_on < $2 as rescinded, coalesce(l.refunded_on < $2 and l.refunded_minor >= l.price_minor, false) as refunded,
       l.predecessor_id as "predecessorId", l.expires_on as "expiresOn", l.currency, s.balance as left, l.sessions - s.used as unused,
       s.deferred_minor::bigint as "deferredMinor", s.state, s.ended_on as "endedOn"
     from expected_package_state(array(select p.id from session_package p where p.organization_id = $1 and p.sold_on < $2
       and p.voided_at is null), $2) s
     join session_package l on l.organization_id = $1 and l.id = s.package_id
     where ${within} order by l.sold_on, l.id`,
    parameters,
  );
}
