import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, newId, refuse, type Refusal } from '../kernel/index.ts';
import { keeperOf, refuseIfTaken, viewName, type ViewPage } from './saved-views.ts';

export interface SaveView {
  readonly page: ViewPage;
  /** 1 to 80 letters, once among the person's views of that page. */
  readonly name: string;
  /** The search part of the address, without its question mark. */
  readonly search: string;
}

export interface ViewSaved {
  readonly type: 'ViewSaved';
  readonly viewId: string;
  readonly activityId: string;
}

/** So many views a person keeps of one page at most. */
export const MAX_VIEWS = 50;

/**
 * Saves an address of a list under a name, for the person alone. Activity: `view.saved`.
 *
 * Refuses: `NotPermitted`, `InvalidInput` (name, address, too many), `ViewNameTaken`.
 */
export function saveView(
  db: Database,
  ctx: Ctx,
  input: SaveView,
  idempotencyKey: string,
): Promise<ViewSaved | Refusal> {
  return command(db, ctx, { operation: 'saveView', idempotencyKey, input }, async (tx): Promise<ViewSaved> => {
    const keeper = keeperOf(ctx);
    const name = viewName(input.name);
    const search = input.search.replace(/^\?/, '');
    if (search.length > 2000)
      refuse(new InvalidInput('search', 'That address is too long to keep.', 'Take some of the filters away.'));
    await refuseIfTaken(tx, keeper, { id: null, page: input.page, name });
    const kept = await tx.rows(
      'select 1 from saved_view where organization_id = $1 and staff_id = $2 and page = $3 and removed_at is null and voided_at is null',
      [tx.organizationId, keeper, input.page],
    );
    if (kept.length >= MAX_VIEWS)
      refuse(new InvalidInput('name', `${MAX_VIEWS} views are kept already.`, 'Remove one that you do not need.'));
    const viewId = newId();
    await tx.rows(
      'insert into saved_view (organization_id, id, staff_id, page, name, search) values ($1, $2, $3, $4, $5, $6)',
      [tx.organizationId, viewId, keeper, input.page, name, search],
    );
    const activityId = await record(tx, ctx, { verb: 'view.saved', subject: { kind: 'saved_view', id: viewId } });
    return { type: 'ViewSaved', viewId, activityId };
  });
}
