import { type Act, laterOn, NotUndoable, refuseIfBuiltOn, type Undoers } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../kernel/index.ts';

/** The key was never made: it opens nothing and stands in no list. What was written with it keeps it; then it is revoked instead. */
async function undoAddApiKey(tx: Tx, ctx: Ctx, act: Act): Promise<void> {
  may(ctx, 'manageKeys');
  await tx.rows('select id from api_key where organization_id = $1 and id = $2 for update', [
    tx.organizationId,
    act.subjectId,
  ]);
  if ((await laterOn(tx, act)).includes('api-key.revoked')) {
    refuse(new NotUndoable('This key was revoked: it opens nothing any more, and the list tells that it did once.'));
  }
  const done = await tx.rows<{ verb: string }>(
    `select distinct a.verb from activity a where a.organization_id = $1 and a.actor_key_id = $2 and a.undoes_id is null
       and not exists (select from activity u where u.organization_id = $1 and u.undoes_id = a.id) order by a.verb`,
    [tx.organizationId, act.subjectId],
  );
  refuseIfBuiltOn(done.map(({ verb }) => `${verb} with this key`));
  await tx.rows('update api_key set revoked_at = $3, voided_at = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    act.subjectId,
    ctx.now,
  ]);
}

/** How acts on API keys are undone. */
export const keyUndoers: Undoers = {
  'api-key.added': undoAddApiKey,
  'api-key.revoked': {
    never: 'A key that was revoked stays revoked: somebody else may hold its secret. Add a new key.',
  },
};
