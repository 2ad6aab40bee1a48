import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { lockView } from './saved-views.ts';

export interface ViewRemoved {
  readonly type: 'ViewRemoved';
  readonly viewId: string;
  readonly activityId: string;
}

/**
 * Takes a saved view off the person's list. Activity: `view.removed`.
 *
 * Refuses: `NotPermitted`, `NotFound` (somebody else's, too).
 */
export function removeView(
  db: Database,
  ctx: Ctx,
  input: { readonly viewId: string },
  idempotencyKey: string,
): Promise<ViewRemoved | Refusal> {
  return command(db, ctx, { operation: 'removeView', idempotencyKey, input }, async (tx): Promise<ViewRemoved> => {
    const view = await lockView(tx, ctx, input.viewId);
    await tx.rows(
      'update saved_view set removed_at = $3, version = version + 1 where organization_id = $1 and id = $2',
      [tx.organizationId, view.id, ctx.now],
    );
    const activityId = await record(tx, ctx, { verb: 'view.removed', subject: { kind: 'saved_view', id: view.id } });
    return { type: 'ViewRemoved', viewId: view.id, activityId };
  });
}
