import { refuseIfBuiltOn, type Act, type Undoers } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';

/** The rate was never set: the one before holds again, as far as it held. */
async function undoSetPayRate(tx: Tx, ctx: Ctx, { subjectId, facts }: Act): Promise<void> {
  may(ctx, 'setPayRate');
  const living = await tx.one(
    `select 1 from pay_rate where organization_id = $1 and id = $2 and voided_at is null
       and held_until is not distinct from $3::date for update`,
    [tx.organizationId, subjectId, facts['until']],
  );
  refuseIfBuiltOn(living ? [] : ['pay-rate.set']);
  await tx.rows('update pay_rate set voided_at = now() where organization_id = $1 and id = $2', [
    tx.organizationId,
    subjectId,
  ]);
  if (!facts['touchedId']) return;
  await tx.rows('update pay_rate set voided_at = null, held_until = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    facts['touchedId'],
    facts['touchedUntil'],
  ]);
}

/** How each verb of this feature is undone. */
export const undoers: Undoers = { 'pay-rate.set': undoSetPayRate };
