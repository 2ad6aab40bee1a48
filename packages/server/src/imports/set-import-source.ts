import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { ensureSource } from './import-files.ts';
import { lockDraft, OPEN, reopenDraft } from './lock-draft.ts';
import { type FileOptions, lookAtFile, noteLook } from './look-at-file.ts';
import { meetHouse } from './run-at-work.ts';
import { openStoredFile } from './stored-file.ts';

export interface ImportSourceSet {
  readonly type: 'ImportSourceSet';
  readonly draftId: string;
  readonly sourceId: string;
  readonly activityId: string;
}

function filesOf(tx: Tx, draftId: string): Promise<{ id: string; options: FileOptions }[]> {
  return tx.rows<{ id: string; options: FileOptions }>(
    'select id, options from import_file where organization_id = $1 and run_id = $2 and removed_at is null order by id',
    [tx.organizationId, draftId],
  );
}

/**
 * Says which system a draft's files come from (a new name makes a new source), and reads them as that system's files were
 * read before. Ids mean somebody only together with their source, so rows that were judged are to be judged again.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ImportElsewhere`, `InvalidInput` (no name), and what `command` refuses.
 */
export function setImportSource(
  db: Database,
  ctx: Ctx,
  input: { readonly draftId: string; readonly sourceName: string },
  idempotencyKey: string,
): Promise<ImportSourceSet | Refusal> {
  return command<ImportSourceSet>(db, ctx, { operation: 'setImportSource', idempotencyKey, input }, async (tx) => {
    const draft = await lockDraft(tx, ctx, input.draftId, OPEN, 'Wait until it is done, or discard it.');
    const sourceId = await ensureSource(tx, input.sourceName);
    await tx.rows('update import_run set source_id = $3 where organization_id = $1 and id = $2', [
      tx.organizationId,
      draft.id,
      sourceId,
    ]);
    const run = { runId: draft.id, sourceId, reach: draft.reach, overwrite: {} };
    const { profiles, today } = await meetHouse(tx, db, ctx, run);
    for (const { id, options } of await filesOf(tx, draft.id)) {
      const stored = await openStoredFile(db, tx.organizationId, id);
      try {
        const reading = await lookAtFile(stored.path, options, profiles, today);
        if (reading.outcome === 'readable') await reading.dispose();
        await noteLook(tx, id, reading, options);
      } finally {
        await stored.dispose();
      }
    }
    await reopenDraft(tx, draft.id);
    const subject = { kind: 'import_run', id: draft.id };
    const activityId = await record(tx, ctx, { verb: 'import_source.set', subject, facts: { sourceId } });
    return { type: 'ImportSourceSet', draftId: draft.id, sourceId, activityId };
  });
}
