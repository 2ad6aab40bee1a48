import { command } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, refuse, type Refusal } from '../kernel/index.ts';
import { isLateCancel, whyNotCancel } from './consultations.rules.ts';
import { logOutcome } from './log-outcome.ts';
import { lockSlot } from './slots.ts';

export interface CancelConsultation {
  readonly consultationId: string;
  readonly by: 'MEMBER' | 'CLUB';
  /** When the member said so (an ISO instant), where it is written down later. Left out: now. */
  readonly cancelledAt?: string | null;
}

export interface ConsultationCancelled {
  readonly type: 'ConsultationCancelled';
  readonly consultationId: string;
  /** Cancelled by the member under 24 hours before the start. */
  readonly late: boolean;
  readonly activityId: string;
}

/**
 * Cancels a consultation: it happened, and then it was called off (taking back a booking is undo). Activity:
 * `consultation.cancelled`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ConsultationLogged`, `InvalidInput` (a moment to come, or after the start).
 */
export function cancelConsultation(
  db: Database,
  ctx: Ctx,
  input: CancelConsultation,
  idempotencyKey: string,
): Promise<ConsultationCancelled | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'cancelConsultation', idempotencyKey, input },
    async (tx): Promise<ConsultationCancelled> => {
      const slot = await lockSlot(tx, ctx, 'cancelConsultation', input.consultationId);
      const at = input.cancelledAt ? new Date(input.cancelledAt) : ctx.now;
      if (Number.isNaN(at.getTime()))
        refuse(new InvalidInput('cancelledAt', 'That is no moment.', 'Write it as 2026-11-18T15:00:00Z.'));
      const why = whyNotCancel(slot, input.by, at, ctx.now);
      if (why) refuse(why);
      const late = input.by === 'MEMBER' && isLateCancel(at, slot.startsAt);
      const outcome = input.by === 'MEMBER' ? 'CANCELLED_BY_MEMBER' : 'CANCELLED_BY_CLUB';
      const activityId = await logOutcome(tx, ctx, slot, { outcome, late, at }, 'consultation.cancelled');
      return { type: 'ConsultationCancelled', consultationId: slot.id, late, activityId };
    },
  );
}
