import { command } from '../activity/index.ts';
import { may, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { refuse, type Day, type Refusal } from '../kernel/index.ts';
import { lockMany, ownersAt, recordForAll } from './many-steps.ts';
import { NotForAll } from './tasks.refusals.ts';

export interface AssignNextSteps {
  /** 1 to 200 members; of each, the open step that is due first. */
  readonly memberIds: readonly string[];
  readonly ownerStaffId: string;
}

export interface NextStepsAssigned {
  readonly type: 'NextStepsAssigned';
  readonly stepIds: readonly string[];
  readonly activityId: string;
}

interface NextOne {
  readonly id: string;
  readonly memberId: string;
  readonly locationId: string;
  readonly dueOn: Day;
  readonly ownerStaffId: string | null;
}

/** Each member's open step that is due first: the one that lists show. The members are locked, so none is added meanwhile. */
function nextOnes(tx: Tx, memberIds: readonly string[]): Promise<NextOne[]> {
  return tx.rows<NextOne>(
    `select t.id, t.member_id as "memberId", t.location_id as "locationId", t.due_on as "dueOn", t.owner_staff_id as "ownerStaffId"
     from next_step t where t.organization_id = $1 and t.id in (
       select distinct on (n.member_id) n.id from next_step n
       where n.organization_id = $1 and n.member_id = any ($2::uuid[]) and n.voided_at is null and n.done_at is null and n.dropped_at is null
       order by n.member_id, n.due_on, n.id)
     order by t.id for update`,
    [tx.organizationId, memberIds],
  );
}

/**
 * Hands the next step with each of many members over to somebody: of all of them or of none. One act takes it back.
 * Activities: `next-steps.assigned`, and `next-step.moved` in each member's story.
 *
 * Refuses: `NotPermitted`, `NotFound` (the owner), `InvalidInput`, `NotForAll` (who has no next step, or is not the actor's).
 */
export function assignNextSteps(
  db: Database,
  ctx: Ctx,
  input: AssignNextSteps,
  idempotencyKey: string,
): Promise<NextStepsAssigned | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'assignNextSteps', idempotencyKey, input },
    async (tx): Promise<NextStepsAssigned> => {
      const reach = may(ctx, 'planNextStep');
      const members = await lockMany(tx, ctx, 'planNextStep', input.memberIds);
      const steps = await nextOnes(
        tx,
        members.map(({ memberId }) => memberId),
      );
      const without = members.filter(({ memberId }) => !steps.some((step) => step.memberId === memberId));
      if (without.length > 0)
        refuse(
          new NotForAll(
            without.map(({ memberId }) => ({
              memberId,
              reason: 'There is no next step to hand over. Plan one first.',
            })),
          ),
        );
      const places = steps.map(({ locationId }) => locationId);
      const owners = await ownersAt(tx, reach, places, input.ownerStaffId);
      await tx.rows(
        `update next_step t set owner_staff_id = s.owner_staff_id, version = t.version + 1
         from unnest($2::uuid[], $3::uuid[]) as s(id, owner_staff_id) where t.organization_id = $1 and t.id = s.id`,
        [tx.organizationId, steps.map(({ id }) => id), places.map((place) => owners.get(place) ?? null)],
      );
      const activityId = await recordForAll(
        tx,
        ctx,
        'next-steps.assigned',
        steps.map(({ id, memberId, locationId, dueOn, ownerStaffId: before }) => ({
          verb: 'next-step.moved',
          subject: { kind: 'next_step', id },
          memberId,
          locationId,
          facts: {
            before: { dueOn, ownerStaffId: before },
            after: { dueOn, ownerStaffId: owners.get(locationId) ?? null },
          },
        })),
      );
      return { type: 'NextStepsAssigned', stepIds: steps.map(({ id }) => id), activityId };
    },
  );
}
