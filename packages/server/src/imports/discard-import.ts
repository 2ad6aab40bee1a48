import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { lockDraft, OPEN } from './lock-draft.ts';

export interface ImportDiscarded {
  readonly type: 'ImportDiscarded';
  readonly draftId: string;
  readonly activityId: string;
}

/** Forgets what a draft held: its files, its rows and what was mended. That it was there stays. */
export async function clearDraft(tx: Tx, draftId: string, now: Date): Promise<void> {
  const bound = [tx.organizationId, draftId];
  await tx.rows(`update import_run set state = 'DISCARDED', finished_at = $3 where organization_id = $1 and id = $2`, [
    ...bound,
    now,
  ]);
  const files = 'select f.id from import_file f where f.organization_id = $1 and f.run_id = $2';
  await tx.rows(`delete from import_chunk where organization_id = $1 and file_id in (${files})`, bound);
  await tx.rows(`delete from import_mend where organization_id = $1 and file_id in (${files})`, bound);
  await tx.rows('delete from import_row where organization_id = $1 and run_id = $2', bound);
  await tx.rows("select import_job_done($1, $2, 'JUDGE')", bound);
}

/**
 * Gives a draft up, also while its rows are being judged; nothing of it was written.
 * Refuses: `NotPermitted`, `NotFound`, `ImportElsewhere` (written, or being written), and what `command` refuses.
 */
export function discardImport(
  db: Database,
  ctx: Ctx,
  input: { readonly draftId: string },
  idempotencyKey: string,
): Promise<ImportDiscarded | Refusal> {
  return command<ImportDiscarded>(db, ctx, { operation: 'discardImport', idempotencyKey, input }, async (tx) => {
    const mend = 'Wait until it is done; then it can be undone.';
    const draft = await lockDraft(tx, ctx, input.draftId, [...OPEN, 'JUDGING'], mend);
    await clearDraft(tx, draft.id, ctx.now);
    const subject = { kind: 'import_run', id: draft.id };
    const activityId = await record(tx, ctx, { verb: 'import.discarded', subject });
    return { type: 'ImportDiscarded', draftId: draft.id, activityId };
  });
}
