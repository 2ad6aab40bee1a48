import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { openStep } from './open-step.ts';

export interface NextStepCompleted {
  readonly type: 'NextStepCompleted';
  readonly stepId: string;
  readonly activityId: string;
}

/**
 * The step was taken. Activity: `next-step.completed`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `StepNotOpen`.
 */
export function completeNextStep(
  db: Database,
  ctx: Ctx,
  input: { readonly stepId: string },
  idempotencyKey: string,
): Promise<NextStepCompleted | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'completeNextStep', idempotencyKey, input },
    async (tx): Promise<NextStepCompleted> => {
      const { step, today } = await openStep(tx, ctx, input.stepId);
      Object.assign(step, { doneOn: today, doneAt: ctx.now });
      step.version += 1;
      const activityId = await record(tx, ctx, {
        verb: 'next-step.completed',
        subject: { kind: 'next_step', id: step.id },
        memberId: step.memberId,
        locationId: step.locationId,
      });
      return { type: 'NextStepCompleted', stepId: step.id, activityId };
    },
  );
}
