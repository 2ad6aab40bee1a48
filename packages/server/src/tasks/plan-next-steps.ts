import { command } from '../activity/index.ts';
import { may, staffOf, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { newId, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { lockMany, ownersAt, recordForAll, type OneOfMany } from './many-steps.ts';
import { NotForAll } from './tasks.refusals.ts';
import { whyNotPlan } from './tasks.rules.ts';

export interface PlanNextSteps {
  /** 1 to 200 members. */
  readonly memberIds: readonly string[];
  readonly what: string;
  readonly dueOn: Day;
  /** Left out: whoever plans it. */
  readonly ownerStaffId?: string | null;
}

export interface NextStepsPlanned {
  readonly type: 'NextStepsPlanned';
  readonly stepIds: readonly string[];
  readonly activityId: string;
}

/** The day may have passed at one location and not at another: each is judged by its own. */
function refuseUnlessForAll(members: readonly OneOfMany[], input: PlanNextSteps): void {
  const refused = members.flatMap(({ memberId, today }) => {
    const why = whyNotPlan(input.what, input.dueOn, today);
    return why ? [{ memberId, why }] : [];
  });
  const [first] = refused;
  if (!first) return;
  if (refused.length === members.length) refuse(first.why);
  refuse(new NotForAll(refused.map(({ memberId, why }) => ({ memberId, reason: `${why.message} ${why.mend}` }))));
}

async function insertSteps(
  tx: Tx,
  members: readonly OneOfMany[],
  input: PlanNextSteps,
  owners: readonly (string | null)[],
): Promise<string[]> {
  const ids = members.map(() => newId());
  await tx.rows(
    `insert into next_step (organization_id, id, member_id, location_id, kind, what, owner_staff_id, due_on)
     select $1, s.id, s.member_id, s.location_id, 'NEXT_STEP', $6, s.owner_staff_id, $7
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) as s(id, member_id, location_id, owner_staff_id)`,
    [
      tx.organizationId,
      ids,
      members.map(({ memberId }) => memberId),
      members.map(({ locationId }) => locationId),
      owners,
      input.what.trim(),
      input.dueOn,
    ],
  );
  return ids;
}

/**
 * Plans the same next step with many members: for all of them or for none. One act takes them all back. Activities:
 * `next-steps.planned`, and `next-step.planned` in each member's story.
 *
 * Refuses: `NotPermitted`, `NotFound` (the owner), `InvalidInput`, `NotForAll` (who stands in the way, and why).
 */
export function planNextSteps(
  db: Database,
  ctx: Ctx,
  input: PlanNextSteps,
  idempotencyKey: string,
): Promise<NextStepsPlanned | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'planNextSteps', idempotencyKey, input },
    async (tx): Promise<NextStepsPlanned> => {
      const reach = may(ctx, 'planNextStep');
      const members = await lockMany(tx, ctx, 'planNextStep', input.memberIds);
      refuseUnlessForAll(members, input);
      const places = members.map(({ locationId }) => locationId);
      const owners = await ownersAt(tx, reach, places, input.ownerStaffId ?? staffOf(ctx));
      const ownerOfOne = ({ locationId }: OneOfMany) => owners.get(locationId) ?? null;
      const stepIds = await insertSteps(tx, members, input, members.map(ownerOfOne));
      const activityId = await recordForAll(
        tx,
        ctx,
        'next-steps.planned',
        members.map((member, at) => ({
          verb: 'next-step.planned',
          subject: { kind: 'next_step', id: stepIds[at] ?? '' },
          memberId: member.memberId,
          locationId: member.locationId,
          facts: { dueOn: input.dueOn, ownerStaffId: ownerOfOne(member) },
        })),
      );
      return { type: 'NextStepsPlanned', stepIds, activityId };
    },
  );
}
