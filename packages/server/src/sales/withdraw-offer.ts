import { command, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Day, Refusal } from '../kernel/index.ts';
import { endOffer, lockOffer } from './change-offer.ts';

export interface WithdrawOffer {
  readonly offerId: string;
  /** The first day on which it is not on the price list any more. */
  readonly from: Day;
  readonly version?: number;
}

export interface OfferWithdrawn {
  readonly type: 'OfferWithdrawn';
  readonly offerId: string;
  readonly activityId: string;
}

/**
 * Takes an offer off the price list from a day on. Packages sold from it are untouched. Activity: `offer.withdrawn`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ChangedMeanwhile`, `InvalidInput` (a day on which it is not on the list).
 */
export function withdrawOffer(
  db: Database,
  ctx: Ctx,
  input: WithdrawOffer,
  idempotencyKey: string,
): Promise<OfferWithdrawn | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'withdrawOffer', idempotencyKey, input },
    async (tx): Promise<OfferWithdrawn> => {
      may(ctx, 'changePriceList');
      const offer = await lockOffer(tx, input.offerId, input.version);
      await endOffer(tx, offer, input.from);
      const activityId = await record(tx, ctx, {
        verb: 'offer.withdrawn',
        subject: { kind: 'offer', id: offer.id },
        facts: { from: input.from, previousUntil: offer.heldUntil },
      });
      return { type: 'OfferWithdrawn', offerId: offer.id, activityId };
    },
  );
}
