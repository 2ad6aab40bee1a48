import { command, record } from '../activity/index.ts';
import { may, staffOf, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { dayAt, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { lockMember } from '../members/index.ts';
import { placeOf } from '../trainers/index.ts';
import { leaveStep, ownerOf } from './open-step.ts';
import { whyNotPlan } from './tasks.rules.ts';

export interface PlanNextStep {
  readonly memberId: string;
  readonly what: string;
  readonly dueOn: Day;
  /** Left out: whoever plans it. */
  readonly ownerStaffId?: string | null;
}

export interface NextStepPlanned {
  readonly type: 'NextStepPlanned';
  readonly stepId: string;
  readonly activityId: string;
}

/**
 * Plans the next step with a member: what, who, by when. Activity: `next-step.planned`.
 *
 * Refuses: `NotPermitted`, `NotFound` (member, owner), `InvalidInput`.
 */
export function planNextStep(
  db: Database,
  ctx: Ctx,
  input: PlanNextStep,
  idempotencyKey: string,
): Promise<NextStepPlanned | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'planNextStep', idempotencyKey, input },
    async (tx): Promise<NextStepPlanned> => {
      const reach = may(ctx, 'planNextStep');
      const member = await lockMember(tx, ctx, 'planNextStep', input.memberId);
      const place = await placeOf(tx, ctx.organizationId, member.homeLocationId);
      const why = whyNotPlan(input.what, input.dueOn, dayAt(ctx.now, place.timeZone));
      if (why) refuse(why);
      const ownerStaffId = await ownerOf(tx, reach, place.id, input.ownerStaffId ?? staffOf(ctx));
      const stepId = await leaveStep(tx, {
        memberId: member.id,
        locationId: place.id,
        kind: 'NEXT_STEP',
        what: input.what.trim(),
        ownerStaffId,
        dueOn: input.dueOn,
        consultationId: null,
      });
      const activityId = await record(tx, ctx, {
        verb: 'next-step.planned',
        subject: { kind: 'next_step', id: stepId },
        memberId: member.id,
        locationId: place.id,
        facts: { dueOn: input.dueOn, ownerStaffId },
      });
      return { type: 'NextStepPlanned', stepId, activityId };
    },
  );
}
