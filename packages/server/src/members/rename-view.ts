import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { keeperOf, lockView, refuseIfTaken, viewName } from './saved-views.ts';

export interface RenameView {
  readonly viewId: string;
  /** 1 to 80 letters, once among the person's views of that page. */
  readonly name: string;
}

export interface ViewRenamed {
  readonly type: 'ViewRenamed';
  readonly viewId: string;
  readonly activityId: string;
}

/**
 * Gives a saved view another name. Activity: `view.renamed`.
 *
 * Refuses: `NotPermitted`, `NotFound` (somebody else's, too), `InvalidInput`, `ViewNameTaken`.
 */
export function renameView(
  db: Database,
  ctx: Ctx,
  input: RenameView,
  idempotencyKey: string,
): Promise<ViewRenamed | Refusal> {
  return command(db, ctx, { operation: 'renameView', idempotencyKey, input }, async (tx): Promise<ViewRenamed> => {
    const view = await lockView(tx, ctx, input.viewId);
    const name = viewName(input.name);
    await refuseIfTaken(tx, keeperOf(ctx), { ...view, name });
    await tx.rows(
      'update saved_view set former_names = former_names || name, name = $3, version = version + 1 where organization_id = $1 and id = $2',
      [tx.organizationId, view.id, name],
    );
    const activityId = await record(tx, ctx, { verb: 'view.renamed', subject: { kind: 'saved_view', id: view.id } });
    return { type: 'ViewRenamed', viewId: view.id, activityId };
  });
}
