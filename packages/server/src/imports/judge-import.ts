import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { refuse, type Refusal } from '../kernel/index.ts';
import { FilesNotReady } from './imports.refusals.ts';
import { lockDraft, OPEN } from './lock-draft.ts';

export interface ImportJudgingStarted {
  readonly type: 'ImportJudgingStarted';
  readonly draftId: string;
  /** Rows that are to be judged. */
  readonly rowsExpected: number;
  readonly activityId: string;
}

/** Rows of the files that can be read. Refuses `FilesNotReady` where one still asks something, or none can be read. */
async function rowsToJudge(tx: Tx, draftId: string): Promise<number> {
  const files = await tx.rows<{ name: string; outcome: string; rows: number | null }>(
    `select name, outcome, (facts -> 'control' ->> 'readRows')::int as rows from import_file
     where organization_id = $1 and run_id = $2 and removed_at is null order by id`,
    [tx.organizationId, draftId],
  );
  const asking = files.filter(({ outcome }) => outcome === 'REFUSED').map(({ name }) => name);
  if (asking.length > 0 || !files.some(({ outcome }) => outcome === 'READ')) refuse(new FilesNotReady(asking));
  return files.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
}

/** Has a draft judged in the background, from the first row. */
export async function askForJudging(tx: Tx, ctx: Ctx, draftId: string, rowsExpected: number | null): Promise<void> {
  await tx.rows(
    `update import_run set state = 'JUDGING', rows_judged = 0, rows_expected = coalesce($3::int, rows_expected), problem = null,
       judged_at = null, directory_key = null, counts = '{}', actor = $4 where organization_id = $1 and id = $2`,
    [tx.organizationId, draftId, rowsExpected, JSON.stringify(ctx.actor)],
  );
  await tx.rows("select import_job_add($1, $2, 'JUDGE', $3)", [tx.organizationId, draftId, ctx.now]);
}

/**
 * Has every row of a draft judged against the house, in the background; nothing is written but the verdicts. How far it is
 * stands in the draft, whoever looks and whenever.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ImportElsewhere`, `FilesNotReady`, and what `command` refuses.
 */
export function judgeImport(
  db: Database,
  ctx: Ctx,
  input: { readonly draftId: string },
  idempotencyKey: string,
): Promise<ImportJudgingStarted | Refusal> {
  return command<ImportJudgingStarted>(db, ctx, { operation: 'judgeImport', idempotencyKey, input }, async (tx) => {
    const draft = await lockDraft(tx, ctx, input.draftId, OPEN, 'Wait until it is done.');
    const rowsExpected = await rowsToJudge(tx, draft.id);
    await askForJudging(tx, ctx, draft.id, rowsExpected);
    const subject = { kind: 'import_run', id: draft.id };
    const activityId = await record(tx, ctx, { verb: 'import.judging_started', subject, facts: { rowsExpected } });
    return { type: 'ImportJudgingStarted', draftId: draft.id, rowsExpected, activityId };
  });
}
