import type { Tx } from '../db/index.ts';
import type { Day } from '../kernel/index.ts';

/** What a step said before it was handed over. */
export interface StepBefore {
  readonly stepId: string;
  readonly dueOn: Day;
  readonly ownerStaffId: string | null;
}

/** Whose a step is to be, and by when. */
export interface StepAfter {
  readonly dueOn: Day;
  readonly ownerStaffId: string | null;
}

const OPEN = 'voided_at is null and done_at is null and dropped_at is null';

/** Gives open steps to somebody, due on a day; steps that are no longer open are left as they are. Returns what they said before. */
export async function handStepsOver(tx: Tx, stepIds: readonly string[], after: StepAfter): Promise<StepBefore[]> {
  const before = await tx.rows<StepBefore>(
    `select id as "stepId", due_on as "dueOn", owner_staff_id as "ownerStaffId" from next_step
     where organization_id = $1 and id = any ($2::uuid[]) and ${OPEN} order by id for update`,
    [tx.organizationId, stepIds],
  );
  await tx.rows(
    `update next_step set due_on = $3, owner_staff_id = $4, version = version + 1
     where organization_id = $1 and id = any ($2::uuid[])`,
    [tx.organizationId, before.map(({ stepId }) => stepId), after.dueOn, after.ownerStaffId],
  );
  return before;
}

/** The counterpart, for undoing. Answers false when one of them was taken, dropped or given on since: then nothing is to stay. */
export async function giveStepsBack(tx: Tx, before: readonly StepBefore[], after: StepAfter): Promise<boolean> {
  const given = await tx.rows(
    `update next_step t set due_on = b.due_on, owner_staff_id = b.owner_staff_id, version = t.version + 1
     from unnest($2::uuid[], $3::date[], $4::uuid[]) as b (id, due_on, owner_staff_id)
     where t.organization_id = $1 and t.id = b.id and t.due_on = $5 and t.owner_staff_id is not distinct from $6::uuid
       and t.voided_at is null and t.done_at is null and t.dropped_at is null
     returning t.id`,
    [
      tx.organizationId,
      before.map(({ stepId }) => stepId),
      before.map(({ dueOn }) => dueOn),
      before.map(({ ownerStaffId }) => ownerStaffId),
      after.dueOn,
      after.ownerStaffId,
    ],
  );
  return given.length === before.length;
}
