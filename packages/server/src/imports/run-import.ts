import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { refuse, type Refusal } from '../kernel/index.ts';
import { ImportElsewhere, StaleJudgement } from './imports.refusals.ts';
import { lockDraft } from './lock-draft.ts';
import { MERGE_STEPS } from './merge-run.ts';

export interface ImportRunStarted {
  readonly type: 'ImportRunStarted';
  readonly draftId: string;
  readonly activityId: string;
}

/**
 * Has a judged draft written, in the background and all at once. What is written is what was judged: where the house
 * changed so that a row would be judged otherwise, nothing is written and the draft says so (`STALE`).
 *
 * Refuses: `NotPermitted`, `NotFound`, `ImportElsewhere` (not judged), `StaleJudgement`, and what `command` refuses.
 */
export function runImport(
  db: Database,
  ctx: Ctx,
  input: { readonly draftId: string },
  idempotencyKey: string,
): Promise<ImportRunStarted | Refusal> {
  return command<ImportRunStarted>(db, ctx, { operation: 'runImport', idempotencyKey, input }, async (tx) => {
    const mend = 'Have its rows judged, then run it.';
    const draft = await lockDraft(tx, ctx, input.draftId, ['JUDGED', 'ABANDONED', 'STALE'], mend);
    if (draft.state === 'STALE') refuse(new StaleJudgement(draft.problem?.examples ?? []));
    if (!draft.judged) refuse(new ImportElsewhere(draft.state, mend));
    await tx.rows(
      `update import_run set state = 'MERGING', steps_done = 0, steps_expected = $3, problem = null, actor = $4
       where organization_id = $1 and id = $2`,
      [tx.organizationId, draft.id, MERGE_STEPS, JSON.stringify(ctx.actor)],
    );
    await tx.rows("select import_job_add($1, $2, 'MERGE', $3)", [tx.organizationId, draft.id, ctx.now]);
    const subject = { kind: 'import_run', id: draft.id };
    const activityId = await record(tx, ctx, { verb: 'import.run_started', subject });
    return { type: 'ImportRunStarted', draftId: draft.id, activityId };
  });
}
