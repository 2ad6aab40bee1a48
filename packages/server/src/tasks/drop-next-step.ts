import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { openStep } from './open-step.ts';

export interface NextStepDropped {
  readonly type: 'NextStepDropped';
  readonly stepId: string;
  readonly activityId: string;
}

/**
 * The step is not needed any more: neither done nor undone. Activity: `next-step.dropped`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `StepNotOpen`.
 */
export function dropNextStep(
  db: Database,
  ctx: Ctx,
  input: { readonly stepId: string },
  idempotencyKey: string,
): Promise<NextStepDropped | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'dropNextStep', idempotencyKey, input },
    async (tx): Promise<NextStepDropped> => {
      const { step } = await openStep(tx, ctx, input.stepId);
      step.droppedAt = ctx.now;
      step.version += 1;
      const activityId = await record(tx, ctx, {
        verb: 'next-step.dropped',
        subject: { kind: 'next_step', id: step.id },
        memberId: step.memberId,
        locationId: step.locationId,
      });
      return { type: 'NextStepDropped', stepId: step.id, activityId };
    },
  );
}
