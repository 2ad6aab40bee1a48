import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, InvalidInput, isDay, refuse, type Refusal } from '../kernel/index.ts';
import { lockSale, type LockedSale } from './lock-sale.ts';
import { AlreadyRefunded, MoreThanOpen, NotSoManyLeft } from './sales.refusals.ts';
import { settleSales } from './settle-sales.ts';

export interface RefundSale {
  readonly packageId: string;
  /** Today at the location when left out; never before the sale nor in the future. */
  readonly refundedOn?: Day | null;
  /** How much goes back, of what was collected, in minor units; all that has not gone back yet when left out. */
  readonly amountMinor?: number | null;
  /** Sessions that go back with a part of the price, none when left out; with the whole price goes all that is left. */
  readonly sessions?: number | null;
}

export interface SaleRefunded {
  readonly type: 'SaleRefunded';
  readonly packageId: string;
  readonly refundedOn: Day;
  /** How much of the price has gone back by now. */
  readonly refundedMinor: number;
  /** Fully refunded within 14 days with no session of it taken: the sale counts as never made. */
  readonly rescinded: boolean;
  readonly activityId: string;
}

/** How much of the price has gone back after this refund. Refuses `InvalidInput`, `MoreThanOpen`. */
function refundedAfter(sale: LockedSale, amountMinor: number | null | undefined): number {
  const before = sale.refundedMinor ?? 0;
  if (amountMinor === null || amountMinor === undefined || before + amountMinor === sale.priceMinor)
    return sale.priceMinor;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    refuse(new InvalidInput('amountMinor', 'What goes back is above zero.', 'Give whole minor units (cents).'));
  // A part that goes back was paid before; what nobody paid is not given back but never asked for.
  const most = sale.collectedMinor - before;
  if (amountMinor > most) refuse(new MoreThanOpen(Math.max(0, most), sale.currency));
  return before + amountMinor;
}

/** How many sessions have gone back after this refund. Refuses `InvalidInput`, `NotSoManyLeft`. */
function sessionsAfter(sale: LockedSale, sessions: number | null | undefined): number {
  const more = sessions ?? 0;
  if (!Number.isInteger(more) || more < 0)
    refuse(new InvalidInput('sessions', 'Sessions go back whole.', 'Give a whole number, or leave it out.'));
  if (more > sale.sessionsLeft) refuse(new NotSoManyLeft(sale.sessionsLeft));
  return sale.refundedSessions + more;
}

/**
 * Records that the price of a sale went back, all of it or a part; parts add up. All of it within 14 days, with no session
 * of it taken, takes the sale out of the numerator of its cohort (README, "Qualifying sale"). Activity: `sale.refunded`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `AlreadyRefunded`, `InvalidInput` (a day before the sale or in the future, nothing),
 * `MoreThanOpen` (a part of more than was collected), `NotSoManyLeft`.
 */
export function refundSale(
  db: Database,
  ctx: Ctx,
  input: RefundSale,
  idempotencyKey: string,
): Promise<SaleRefunded | Refusal> {
  return command(db, ctx, { operation: 'refundSale', idempotencyKey, input }, async (tx): Promise<SaleRefunded> => {
    const sale = await lockSale(tx, ctx, 'refundSale', input.packageId);
    if (sale.isRefunded) refuse(new AlreadyRefunded(sale.refundedOn ?? sale.today));
    const refundedMinor = refundedAfter(sale, input.amountMinor);
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
      `update session_package set refunded_on = $3, refunded_minor = $4, refunded_sessions = $5, version = version + 1
       where organization_id = $1 and id = $2`,
      [tx.organizationId, sale.id, refundedOn, refundedMinor, sessionsAfter(sale, input.sessions)],
    );
    await settleSales(tx, ctx, sale.memberId);
    const after = await tx.one<{ rescinded: boolean }>(
      'select p.rescinded from session_package p where p.organization_id = $1 and p.id = $2',
      [tx.organizationId, sale.id],
    );
    const activityId = await record(tx, ctx, {
      verb: 'sale.refunded',
      subject: { kind: 'session_package', id: sale.id },
      memberId: sale.memberId,
      locationId: sale.locationId,
      facts: {
        refundedOn,
        refundedMinor,
        currency: sale.currency,
        before: {
          refundedOn: sale.refundedOn,
          refundedMinor: sale.refundedMinor,
          refundedSessions: sale.refundedSessions,
        },
      },
    });
    return {
      type: 'SaleRefunded',
      packageId: sale.id,
      refundedOn,
      refundedMinor,
      rescinded: after?.rescinded ?? false,
      activityId,
    };
  });
}
