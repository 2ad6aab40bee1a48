import { type Ctx, isWithinReach, may, type Operation } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { dayAt, type Day, isId, NotFound, refuse } from '../kernel/index.ts';

/** A sale as the verbs that follow it need it, locked until the commit together with its member. */
export interface LockedSale {
  readonly id: string;
  readonly memberId: string;
  readonly locationId: string;
  readonly priceMinor: number;
  readonly currency: string;
  readonly soldOn: Day;
  readonly refundedOn: Day | null;
  readonly refundedMinor: number | null;
  readonly refundedSessions: number;
  /** Whether all of the price has gone back. */
  readonly isRefunded: boolean;
  readonly version: number;
  /** Sessions of it that nobody has taken, moved or refunded. */
  readonly sessionsLeft: number;
  readonly dueMinor: number;
  readonly collectedMinor: number;
  /** Today at the selling location. */
  readonly today: Day;
}

interface Found extends Omit<LockedSale, 'today' | 'dueMinor' | 'collectedMinor' | 'isRefunded' | 'sessionsLeft'> {
  readonly timeZone: string;
  readonly own: readonly string[];
}

/**
 * A living sale within the reach of an operation: at the location, or one's own as owner or seller. The member is locked
 * before the package, as every sale does it.
 *
 * Refuses: `NotPermitted`, `NotFound`.
 */
export async function lockSale(tx: Tx, ctx: Ctx, operation: Operation, packageId: string): Promise<LockedSale> {
  const reach = may(ctx, operation);
  if (!isId(packageId)) refuse(new NotFound('sale'));
  const bound = [tx.organizationId, packageId];
  await tx.rows(
    `select m.id from member m where m.organization_id = $1
       and m.id = (select p.member_id from session_package p where p.organization_id = $1 and p.id = $2) for no key update of m`,
    bound,
  );
  const found = await tx.one<Found>(
    `select p.id, p.member_id as "memberId", p.location_id as "locationId", p.price_minor as "priceMinor", p.currency,
       p.sold_on as "soldOn", p.refunded_on as "refundedOn", p.refunded_minor as "refundedMinor", p.refunded_sessions as "refundedSessions", p.version, p.time_zone as "timeZone",
       array(select s.staff_id from sale_split s where s.organization_id = $1 and s.package_id = p.id) || p.owner_staff_id as own
     from session_package p where p.organization_id = $1 and p.id = $2 and p.voided_at is null for update of p`,
    bound,
  );
  if (!found || !isWithinReach(reach, found)) return refuse(new NotFound('sale'));
  // Asked after the lock, so that a payment taken a moment ago is counted.
  const money = await tx.one<{ dueMinor: number; collectedMinor: number; sessionsLeft: number }>(
    `select coalesce((select sum(d.amount_minor) from payment_due d where d.organization_id = $1 and d.package_id = $2 and d.voided_at is null), 0)::bigint as "dueMinor",
       coalesce((select sum(y.amount_minor) from payment y where y.organization_id = $1 and y.package_id = $2 and y.voided_at is null), 0)::bigint as "collectedMinor",
       coalesce((select s.balance from package_state s where s.organization_id = $1 and s.package_id = $2), 0) as "sessionsLeft"`,
    bound,
  );
  return {
    ...found,
    isRefunded: found.refundedOn !== null && (found.refundedMinor ?? 0) >= found.priceMinor,
    dueMinor: money?.dueMinor ?? 0,
    collectedMinor: money?.collectedMinor ?? 0,
    sessionsLeft: money?.sessionsLeft ?? 0,
    today: dayAt(ctx.now, found.timeZone),
  };
}
