import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { refuse, type Day, type Refusal } from '../kernel/index.ts';
import { openStep, ownerOf } from './open-step.ts';
import { whyNotDue } from './tasks.rules.ts';

export interface MoveNextStep {
  readonly stepId: string;
  readonly dueOn: Day;
  /** Left out: whose it was. */
  readonly ownerStaffId?: string;
}

export interface NextStepMoved {
  readonly type: 'NextStepMoved';
  readonly stepId: string;
  readonly activityId: string;
}

/**
 * Moves a step to another day, or to somebody else. Activity: `next-step.moved`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `StepNotOpen`, `InvalidInput`.
 */
export function moveNextStep(
  db: Database,
  ctx: Ctx,
  input: MoveNextStep,
  idempotencyKey: string,
): Promise<NextStepMoved | Refusal> {
  return command(db, ctx, { operation: 'moveNextStep', idempotencyKey, input }, async (tx): Promise<NextStepMoved> => {
    const { step, today, reach } = await openStep(tx, ctx, input.stepId);
    const why = whyNotDue(input.dueOn, today);
    if (why) refuse(why);
    const before = { dueOn: step.dueOn, ownerStaffId: step.ownerStaffId };
    const ownerStaffId =
      input.ownerStaffId === undefined
        ? before.ownerStaffId
        : await ownerOf(tx, reach, step.locationId, input.ownerStaffId);
    Object.assign(step, { dueOn: input.dueOn, ownerStaffId, version: step.version + 1 });
    const activityId = await record(tx, ctx, {
      verb: 'next-step.moved',
      subject: { kind: 'next_step', id: step.id },
      memberId: step.memberId,
      locationId: step.locationId,
      facts: { before, after: { dueOn: input.dueOn, ownerStaffId } },
    });
    return { type: 'NextStepMoved', stepId: step.id, activityId };
  });
}
