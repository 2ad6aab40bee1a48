import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, InvalidInput, isDay, present, refuse, type Refusal } from '../kernel/index.ts';
import { lockSale, type LockedSale } from './lock-sale.ts';
import { insertDues } from './payments.ts';
import { AlreadyRefunded, MoreThanOpen } from './sales.refusals.ts';

export interface AddPaymentDue {
  readonly packageId: string;
  readonly dueOn: Day;
  /** In minor units of the sale's currency. */
  readonly amountMinor: number;
}

export interface PaymentDueAdded {
  readonly type: 'PaymentDueAdded';
  readonly paymentDueId: string;
  readonly packageId: string;
  readonly activityId: string;
}

function whyNot({ dueOn, amountMinor }: AddPaymentDue, sale: LockedSale): Refusal | null {
  if (sale.isRefunded) return new AlreadyRefunded(sale.refundedOn ?? sale.today);
  if (!isDay(dueOn) || dueOn < sale.soldOn) {
    return new InvalidInput(
      'dueOn',
      'An instalment is due on a real day, not before the sale.',
      `Give ${sale.soldOn} or a later day.`,
    );
  }
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) {
    return new InvalidInput('amountMinor', 'An instalment is above zero.', 'Give whole minor units (cents).');
  }
  const openMinor = sale.priceMinor - sale.dueMinor;
  return amountMinor > openMinor ? new MoreThanOpen(openMinor, sale.currency) : null;
}

/**
 * Adds an instalment to a sale whose plan does not reach its price yet: files often tell of no plan at all. Activity:
 * `payment-due.added`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `AlreadyRefunded`, `InvalidInput`, `MoreThanOpen`.
 */
export function addPaymentDue(
  db: Database,
  ctx: Ctx,
  input: AddPaymentDue,
  idempotencyKey: string,
): Promise<PaymentDueAdded | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'addPaymentDue', idempotencyKey, input },
    async (tx): Promise<PaymentDueAdded> => {
      const sale = await lockSale(tx, ctx, 'collectPayment', input.packageId);
      const why = whyNot(input, sale);
      if (why) refuse(why);
      const [id] = await insertDues(tx, sale.id, sale.currency, [input]);
      const paymentDueId = present(id, 'one instalment was written');
      const activityId = await record(tx, ctx, {
        verb: 'payment-due.added',
        subject: { kind: 'session_package', id: sale.id },
        memberId: sale.memberId,
        locationId: sale.locationId,
        facts: { paymentDueId, amountMinor: input.amountMinor, currency: sale.currency, dueOn: input.dueOn },
      });
      return { type: 'PaymentDueAdded', paymentDueId, packageId: sale.id, activityId };
    },
  );
}
