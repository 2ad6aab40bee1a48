import { may, staffOf, type Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { InvalidInput, isId, NotFound, NotPermitted, refuse } from '../kernel/index.ts';
import { ViewNameTaken } from './members.refusals.ts';

/** The lists whose addresses can be saved. */
export type ViewPage = 'MEMBERS';

/** A view of one's own, locked until the commit. */
export interface StoredView {
  readonly id: string;
  readonly page: ViewPage;
  readonly name: string;
}

const LONGEST_NAME = 80;

/** Whose views these are: views are a person's own, and keys have none. Refuses `NotPermitted`. */
export function keeperOf(ctx: Ctx): string {
  may(ctx, 'keepViews');
  return staffOf(ctx) ?? refuse(new NotPermitted('Only a person keeps views.', 'whoever sees members'));
}

/** One's own view. Refuses `NotPermitted`, `NotFound`. */
export async function lockView(tx: Tx, ctx: Ctx, viewId: string): Promise<StoredView> {
  const keeper = keeperOf(ctx);
  const view = isId(viewId)
    ? await tx.one<StoredView>(
        `select id, page, name from saved_view
         where organization_id = $1 and id = $2 and staff_id = $3 and removed_at is null and voided_at is null for update`,
        [tx.organizationId, viewId, keeper],
      )
    : null;
  return view ?? refuse(new NotFound('saved view'));
}

/** A view's name, tidied. Refuses `InvalidInput`. */
export function viewName(name: string): string {
  const tidy = name.replace(/\s+/g, ' ').trim();
  if (tidy === '' || tidy.length > LONGEST_NAME)
    refuse(new InvalidInput('name', `A view has a name of 1 to ${LONGEST_NAME} letters.`, 'Say what it shows.'));
  return tidy;
}

/** Refuses `ViewNameTaken` when another of the person's views of that page has the name. Their views are locked meanwhile. */
export async function refuseIfTaken(
  tx: Tx,
  keeper: string,
  view: { readonly id: string | null; readonly page: ViewPage; readonly name: string },
): Promise<void> {
  await tx.rows('select 1 from staff where organization_id = $1 and id = $2 for no key update', [
    tx.organizationId,
    keeper,
  ]);
  const taken = await tx.one(
    `select 1 from saved_view where organization_id = $1 and staff_id = $2 and page = $3 and name_key = fold_text($4)
       and removed_at is null and voided_at is null and ($5::uuid is null or id <> $5::uuid)`,
    [tx.organizationId, keeper, view.page, view.name, view.id],
  );
  if (taken) refuse(new ViewNameTaken(view.name));
}
