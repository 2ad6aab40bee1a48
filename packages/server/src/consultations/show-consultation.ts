import { command } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { refuse, type Refusal } from '../kernel/index.ts';
import { whyNotShow } from './consultations.rules.ts';
import { logOutcome } from './log-outcome.ts';
import { lockSlot } from './slots.ts';

export interface ConsultationShowed {
  readonly type: 'ConsultationShowed';
  readonly consultationId: string;
  readonly activityId: string;
}

/**
 * The member came. Not to be said more than 30 minutes before the start. Activity: `consultation.showed`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ConsultationLogged`, `TooEarly`.
 */
export function showConsultation(
  db: Database,
  ctx: Ctx,
  input: { readonly consultationId: string },
  idempotencyKey: string,
): Promise<ConsultationShowed | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'showConsultation', idempotencyKey, input },
    async (tx): Promise<ConsultationShowed> => {
      const slot = await lockSlot(tx, ctx, 'logConsultation', input.consultationId);
      const why = whyNotShow(slot, ctx.now);
      if (why) refuse(why);
      const activityId = await logOutcome(tx, ctx, slot, { outcome: 'SHOWED', at: ctx.now }, 'consultation.showed');
      return { type: 'ConsultationShowed', consultationId: slot.id, activityId };
    },
  );
}
