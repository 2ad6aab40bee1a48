import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { lockDraftOfFile, OPEN, reopenDraft } from './lock-draft.ts';
import { forgetFile } from './stored-file.ts';

export interface ImportFileRemoved {
  readonly type: 'ImportFileRemoved';
  readonly fileId: string;
  readonly draftId: string;
  readonly activityId: string;
}

/**
 * Takes a file out of a draft, and what was mended in it. Rows that were judged are to be judged again.
 * Refuses: `NotPermitted`, `NotFound`, `ImportElsewhere`, and what `command` refuses.
 */
export function removeImportFile(
  db: Database,
  ctx: Ctx,
  input: { readonly fileId: string },
  idempotencyKey: string,
): Promise<ImportFileRemoved | Refusal> {
  return command<ImportFileRemoved>(db, ctx, { operation: 'removeImportFile', idempotencyKey, input }, async (tx) => {
    const { fileId } = input;
    const draft = await lockDraftOfFile(tx, ctx, fileId, OPEN, 'Wait until it is done, or discard it.');
    await tx.rows('update import_file set removed_at = $3 where organization_id = $1 and id = $2', [
      tx.organizationId,
      fileId,
      ctx.now,
    ]);
    await forgetFile(tx, fileId);
    await tx.rows('delete from import_mend where organization_id = $1 and file_id = $2', [tx.organizationId, fileId]);
    await reopenDraft(tx, draft.id);
    const activityId = await record(tx, ctx, {
      verb: 'import_file.removed',
      subject: { kind: 'import_file', id: fileId },
      facts: { draftId: draft.id },
    });
    return { type: 'ImportFileRemoved', fileId, draftId: draft.id, activityId };
  });
}
