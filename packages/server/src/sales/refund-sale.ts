import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import { refreshJourneys } from '../consultations/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, InvalidInput, isDay, refuse, type Refusal } from '../kernel/index.ts';
import { lockSale } from './lock-sale.ts';
import { reinferKinds } from './reinfer-kinds.ts';
import { AlreadyRefunded } from './sales.refusals.ts';

export interface RefundSale {
  readonly packageId: string;
  /** Today at the location when left out; never before the sale nor in the future. */
  readonly refundedOn?: Day | null;
}

export interface SaleRefunded {
  readonly type: 'SaleRefunded';
  readonly packageId: string;
  readonly refundedOn: Day;
  /** Fully refunded within 14 days with no session of it taken: the sale counts as never made. */
  readonly rescinded: boolean;
  readonly activityId: string;
}

/**
 * Records that the whole price of a sale went back. Within 14 days, with no session of it taken, the sale leaves the numerator
 * of its cohort (README, "Qualifying sale"). Activity: `sale.refunded`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `AlreadyRefunded`, `InvalidInput` (a day before the sale or in the future).
 */
export function refundSale(
  db: Database,
  ctx: Ctx,
  input: RefundSale,
  idempotencyKey: string,
): Promise<SaleRefunded | Refusal> {
  return command(db, ctx, { operation: 'refundSale', idempotencyKey, input }, async (tx): Promise<SaleRefunded> => {
    const sale = await lockSale(tx, ctx, 'refundSale', input.packageId);
    if (sale.refundedOn !== null) refuse(new AlreadyRefunded(sale.refundedOn));
    const refundedOn = input.refundedOn ?? sale.today;
    if (!isDay(refundedOn) || refundedOn < sale.soldOn || refundedOn > sale.today) {
      refuse(
        new InvalidInput(
          'refundedOn',
          'A refund lies between the sale and today.',
          `Give a day from ${sale.soldOn} to ${sale.today}.`,
        ),
      );
    }
    await tx.rows(
      `update session_package set refunded_on = $3, refunded_minor = price_minor, version = version + 1
       where organization_id = $1 and id = $2`,
      [tx.organizationId, sale.id, refundedOn],
    );
    await reinferKinds(tx, [sale.memberId]);
    await refreshJourneys(tx, [sale.memberId]);
    const after = await tx.one<{ rescinded: boolean }>(
      'select p.rescinded from session_package p where p.organization_id = $1 and p.id = $2',
      [tx.organizationId, sale.id],
    );
    const activityId = await record(tx, ctx, {
      verb: 'sale.refunded',
      subject: { kind: 'session_package', id: sale.id },
      memberId: sale.memberId,
      locationId: sale.locationId,
      facts: { refundedOn, refundedMinor: sale.priceMinor, currency: sale.currency },
    });
    return { type: 'SaleRefunded', packageId: sale.id, refundedOn, rescinded: after?.rescinded ?? false, activityId };
  });
}
