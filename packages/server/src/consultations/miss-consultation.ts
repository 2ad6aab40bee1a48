import { command } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { refuse, type Refusal } from '../kernel/index.ts';
import { whyNotMiss } from './consultations.rules.ts';
import { logOutcome } from './log-outcome.ts';
import { lockSlot } from './slots.ts';

export interface ConsultationMissed {
  readonly type: 'ConsultationMissed';
  readonly consultationId: string;
  readonly activityId: string;
}

/**
 * The member did not come: a no-show. Not to be said before the start. Activity: `consultation.missed`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ConsultationLogged`, `TooEarly`.
 */
export function missConsultation(
  db: Database,
  ctx: Ctx,
  input: { readonly consultationId: string },
  idempotencyKey: string,
): Promise<ConsultationMissed | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'missConsultation', idempotencyKey, input },
    async (tx): Promise<ConsultationMissed> => {
      const slot = await lockSlot(tx, ctx, 'logConsultation', input.consultationId);
      const why = whyNotMiss(slot, ctx.now);
      if (why) refuse(why);
      const activityId = await logOutcome(tx, ctx, slot, { outcome: 'NO_SHOW', at: ctx.now }, 'consultation.missed');
      return { type: 'ConsultationMissed', consultationId: slot.id, activityId };
    },
  );
}
