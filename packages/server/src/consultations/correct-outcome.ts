import { command, refuseIfBuiltOn } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { type Day, InvalidInput, refuse, type Refusal } from '../kernel/index.ts';
import { whyNotCorrect, type Outcome } from './consultations.rules.ts';
import { logOutcome } from './log-outcome.ts';
import { lockSlot, type StoredSlot } from './slots.ts';

export interface CorrectOutcome {
  readonly consultationId: string;
  readonly outcome: Exclude<Outcome, 'RESCHEDULED'>;
  /** For `CANCELLED_BY_MEMBER`: whether it was under 24 hours before the start. */
  readonly late?: boolean;
}

export interface OutcomeCorrected {
  readonly type: 'OutcomeCorrected';
  readonly consultationId: string;
  readonly activityId: string;
}

/** What only a show can have: a reason not to buy, a sale at its end. */
async function refuseIfShowIsBuiltOn(tx: Tx, slot: StoredSlot): Promise<void> {
  const sold = await tx.rows<{ sold_on: Day }>('select sold_on from sales_naming($1, $2)', [
    tx.organizationId,
    slot.id,
  ]);
  const objected = slot.objection === null ? [] : ['consultation.objection-recorded'];
  refuseIfBuiltOn([...objected, ...sold.map((sale) => `the sale of ${sale.sold_on}`)]);
}

/**
 * Puts a wrong outcome right. The version before is kept, so that every figure "as it was known then" stays what it was.
 * Activity: `consultation.corrected`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (nothing to correct, the same outcome, a move), `TooEarly`,
 * `SomethingBuiltOnIt` (an objection, or a sale made at its end, when it is to be no show any more).
 */
export function correctOutcome(
  db: Database,
  ctx: Ctx,
  input: CorrectOutcome,
  idempotencyKey: string,
): Promise<OutcomeCorrected | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'correctOutcome', idempotencyKey, input },
    async (tx): Promise<OutcomeCorrected> => {
      const slot = await lockSlot(tx, ctx, 'logConsultation', input.consultationId);
      const why = whyNotCorrect(slot, input.outcome, ctx.now);
      if (why) refuse(why);
      const late = input.late ?? false;
      if (late && input.outcome !== 'CANCELLED_BY_MEMBER')
        refuse(new InvalidInput('late', 'Only a member cancels late.', 'Leave it out.'));
      if (slot.outcome === input.outcome && slot.late === late)
        refuse(new InvalidInput('outcome', 'That is its outcome already.', 'Choose another one.'));
      if (input.outcome !== 'SHOWED') await refuseIfShowIsBuiltOn(tx, slot);
      const activityId = await logOutcome(
        tx,
        ctx,
        slot,
        { outcome: input.outcome, late, at: ctx.now },
        'consultation.corrected',
      );
      return { type: 'OutcomeCorrected', consultationId: slot.id, activityId };
    },
  );
}
