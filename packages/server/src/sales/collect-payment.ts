import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, present, refuse, type Refusal } from '../kernel/index.ts';
import { lockSale } from './lock-sale.ts';
import { insertPayments } from './payments.ts';
import { settleSales } from './settle-sales.ts';
import { whyNotPayment } from './payments.rules.ts';
import { AlreadyRefunded } from './sales.refusals.ts';

export interface CollectPayment {
  readonly packageId: string;
  /** In minor units of the sale's currency. */
  readonly amountMinor: number;
  /** Today at the location when left out. */
  readonly collectedOn?: Day | null;
  /** Cash, card, transfer, in the club's own words. */
  readonly method?: string | null;
}

export interface PaymentCollected {
  readonly type: 'PaymentCollected';
  readonly paymentId: string;
  readonly packageId: string;
  readonly activityId: string;
}

/**
 * Takes money for a sale, never more than its price leaves open. Activity: `payment.collected`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `AlreadyRefunded`, `InvalidInput`, `MoreThanOpen`.
 */
export function collectPayment(
  db: Database,
  ctx: Ctx,
  input: CollectPayment,
  idempotencyKey: string,
): Promise<PaymentCollected | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'collectPayment', idempotencyKey, input },
    async (tx): Promise<PaymentCollected> => {
      const sale = await lockSale(tx, ctx, 'collectPayment', input.packageId);
      if (sale.isRefunded) refuse(new AlreadyRefunded(sale.refundedOn ?? sale.today));
      const payment = {
        amountMinor: input.amountMinor,
        collectedOn: input.collectedOn ?? sale.today,
        method: input.method ?? '',
      };
      const why = whyNotPayment(payment, { ...sale, openMinor: sale.priceMinor - sale.collectedMinor });
      if (why) refuse(why);
      const [id] = await insertPayments(tx, sale.id, sale.currency, [payment]);
      const paymentId = present(id, 'one payment was written');
      await settleSales(tx, ctx, sale.memberId);
      const activityId = await record(tx, ctx, {
        verb: 'payment.collected',
        subject: { kind: 'session_package', id: sale.id },
        memberId: sale.memberId,
        locationId: sale.locationId,
        facts: {
          paymentId,
          amountMinor: payment.amountMinor,
          currency: sale.currency,
          collectedOn: payment.collectedOn,
        },
      });
      return { type: 'PaymentCollected', paymentId, packageId: sale.id, activityId };
    },
  );
}
