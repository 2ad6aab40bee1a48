import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';

/**
 * Takes a user's place in the organization: the visits there end with this transaction, and an invitation that waits to be
 * mailed stays unsent. False where there was none.
 */
export async function takePlace(tx: Tx, ctx: Ctx, userId: string): Promise<boolean> {
  const places = await tx.rows<{ id: string }>('select organization_id as id from place_list($1)', [userId]);
  if (!places.some(({ id }) => id === tx.organizationId)) return false;
  await tx.rows('select place_remove($1, $2, $3)', [userId, tx.organizationId, ctx.now]);
  await tx.rows('select ways_in_close($1, $2, $3)', [userId, tx.organizationId, ctx.now]);
  return true;
}
