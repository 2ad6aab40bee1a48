import { type Ctx, staffOf } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { type Day, newId } from '../kernel/index.ts';
import { postEntries } from '../ledger/index.ts';
import { moveEntry, valueOf } from './books/index.ts';
import type { LockedPackage } from './lock-package.ts';
import { refreshPackages } from './refresh-packages.ts';

/** Where sessions go, and on which terms they are held there. */
export interface Destination {
  readonly memberId: string;
  readonly locationId: string;
  readonly timeZone: string;
  /** Today there. */
  readonly today: Day;
  readonly item: string;
  readonly services: readonly string[];
  readonly sessions: number;
  readonly expiresOn: Day | null;
}

/**
 * Moves sessions of a package into a new one at the value they have: what is deferred follows them. The new package is a
 * correction, which no number counts as a sale. Returns its id and the value moved, in minor units.
 */
export async function moveSessions(
  tx: Tx,
  ctx: Ctx,
  sold: LockedPackage,
  moved: { readonly sessions: number; readonly why: string },
  to: Destination,
): Promise<{ packageId: string; valueMinor: number }> {
  const packageId = newId();
  const valueMinor = valueOf(sold, sold.sums, moved.sessions);
  await tx.rows(
    `insert into session_package (organization_id, id, member_id, location_id, item, intro, kind, kind_inferred, sessions, price_minor,
       currency, services, sold_at, sold_on, time_zone, expires_on, owner_staff_id, complimentary, origin_package_id)
     values ($1, $2, $3, $4, $5, false, 'REPLACEMENT', false, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      tx.organizationId,
      packageId,
      to.memberId,
      to.locationId,
      to.item,
      to.sessions,
      valueMinor,
      sold.currency,
      to.services,
      ctx.now,
      to.today,
      to.timeZone,
      to.expiresOn,
      sold.ownerStaffId,
      sold.complimentary,
      sold.id,
    ],
  );
  const terms = { ...to, id: packageId, currency: sold.currency, priceMinor: valueMinor };
  const head = { id: newId(), businessOn: sold.today, why: moved.why };
  const entry = moveEntry(sold, terms, { sessions: moved.sessions, valueMinor }, head);
  await postEntries(tx, { entries: [entry], mirrors: [] }, { staffId: staffOf(ctx) });
  // Whoever undoes an import must see that people went on with what it brought.
  await tx.rows('update session_package set version = version + 1 where organization_id = $1 and id = $2', [
    tx.organizationId,
    sold.id,
  ]);
  await refreshPackages(tx, [sold.id, packageId]);
  return { packageId, valueMinor };
}
