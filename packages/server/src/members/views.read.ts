import { answered } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { MAX_VIEWS } from './save-view.ts';
import { keeperOf, type ViewPage } from './saved-views.ts';

/** An address of a list that the person gave a name. */
export interface ViewLine {
  readonly id: string;
  readonly name: string;
  /** The search part of the address, without its question mark. */
  readonly search: string;
}

/** One's own views of a page by name, 50 at most. Refuses: `NotPermitted`. */
export function viewsOf(db: Database, ctx: Ctx, page: ViewPage): Promise<ViewLine[] | Refusal> {
  return answered(() => {
    const keeper = keeperOf(ctx);
    return db.read(ctx.organizationId, (query) =>
      query.rows<ViewLine>(
        `select id, name, search from saved_view
         where organization_id = $1 and staff_id = $2 and page = $3 and removed_at is null and voided_at is null
         order by name collate names, id limit $4`,
        [ctx.organizationId, keeper, page, MAX_VIEWS],
      ),
    );
  });
}
