import { laterOn, refuseIfBuiltOn, type Act, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { undoers as many } from './undo-many-steps.ts';

async function put(tx: Tx, act: Act, change: string, parameters: readonly unknown[] = []): Promise<void> {
  await tx.rows('select 1 from next_step where organization_id = $1 and id = $2 for update', [
    tx.organizationId,
    act.subjectId,
  ]);
  refuseIfBuiltOn(await laterOn(tx, act));
  await tx.rows(`update next_step set ${change}, version = version + 1 where organization_id = $1 and id = $2`, [
    tx.organizationId,
    act.subjectId,
    ...parameters,
  ]);
}

function undoMove(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  const before = act.facts['before'] as { dueOn: string; ownerStaffId: string | null };
  return put(tx, act, 'due_on = $3, owner_staff_id = $4', [before.dueOn, before.ownerStaffId]);
}

/** The talk was never had: the step is due when it was, and open again. */
async function undoTalk(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const before = act.facts['before'] as { dueOn: string };
  await put(tx, act, 'due_on = $3, dropped_at = null', [before.dueOn]);
  await tx.rows('update talk set voided_at = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.facts['talkId'],
    ctx.now,
  ]);
}

/** How each verb of this feature is undone. */
export const undoers: Undoers = {
  ...many,
  'next-step.planned': (tx, ctx, act) => put(tx, act, 'voided_at = $3', [ctx.now]),
  'next-step.completed': (tx, _ctx, act) => put(tx, act, 'done_on = null, done_at = null'),
  'next-step.dropped': (tx, _ctx, act) => put(tx, act, 'dropped_at = null'),
  'next-step.moved': undoMove,
  'talk.logged': undoTalk,
};
