import { type Act, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { giveStepsBack, takeStepBack } from '../tasks/index.ts';
import type { Assigned } from './assign-work-line.ts';

async function undoSnooze(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  await tx.rows(
    'update work_line_snooze set voided_at = $3 where organization_id = $1 and id = $2 and voided_at is null',
    [tx.organizationId, act.subjectId, ctx.now],
  );
}

async function undoAssign(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const { planned, handedOver, dueOn, ownerStaffId } = act.facts as unknown as Assigned;
  for (const stepId of planned) {
    if (!(await takeStepBack(tx, stepId, ctx.now))) refuseIfBuiltOn(['a step that was taken, moved or dropped since']);
  }
  if (!(await giveStepsBack(tx, handedOver, { dueOn, ownerStaffId })))
    refuseIfBuiltOn(['a follow-up that was taken, moved or dropped since']);
}

/** How each verb of this feature is undone. */
export const undoers: Undoers = { 'work-line.snoozed': undoSnooze, 'work-line.assigned': undoAssign };
