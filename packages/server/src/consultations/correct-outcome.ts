import { command, refuseIfBuiltOn } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, refuse, type Refusal } from '../kernel/index.ts';
import { whyNotCorrect, type Outcome } from './consultations.rules.ts';
import { logOutcome } from './log-outcome.ts';
import { lockSlot } from './slots.ts';

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

/**
 * Puts a wrong outcome right. The version before is kept, so that every figure "as it was known then" stays what it was.
 * Activity: `consultation.corrected`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (nothing to correct, the same outcome, a move), `TooEarly`,
 * `SomethingBuiltOnIt` (an objection, when it is to be no show any more).
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
      if (slot.objection !== null && input.outcome !== 'SHOWED') refuseIfBuiltOn(['consultation.objection-recorded']);
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
