import { type Act, laterOn, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { NotFound, refuse } from '../kernel/index.ts';
import { settleSales } from '../sales/index.ts';
import { type EndedSession, planGiveBack } from './give-back.ts';
import { askEndedSession, lockMemberOfSession } from './session-questions.read.ts';

/** The same as taking the session back, said of the act. */
async function undoEnding(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  const lock = lockMemberOfSession(tx.organizationId, act.subjectId);
  await tx.rows(lock.text, lock.values);
  const load = askEndedSession(tx.organizationId, act.subjectId);
  const loaded = await tx.one<EndedSession>(load.text, load.values);
  if (!loaded) return refuse(new NotFound('session'));
  refuseIfBuiltOn(loaded.act?.id === act.id ? [] : ['what was said of the session since']);
  const { write } = planGiveBack(ctx, loaded, 'in passing');
  await tx.rows(write.text, write.values);
  await settleSales(tx, ctx, loaded.session.member_id);
}

/** The session was never booked. */
async function undoScheduling(tx: Tx, _ctx: Ctx, act: Act): Promise<void> {
  const lock = lockMemberOfSession(tx.organizationId, act.subjectId);
  await tx.rows(lock.text, lock.values);
  refuseIfBuiltOn(await laterOn(tx, act));
  const bound = [tx.organizationId, act.subjectId];
  await tx.rows(
    'update visit_fact set voided_at = now(), version = version + 1 where organization_id = $1 and id = $2',
    bound,
  );
  await tx.rows('update session_slot set guards = false where organization_id = $1 and session_id = $2', bound);
}

/** How each verb of this feature is undone. */
export const undoers: Undoers = {
  'session.scheduled': undoScheduling,
  'session.logged': undoEnding,
  'session.missed': undoEnding,
  'session.cancelled': undoEnding,
};
