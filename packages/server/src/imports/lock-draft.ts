import type { Ctx, Reach } from '../auth/index.ts';
import { may } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { isId, NotFound, refuse } from '../kernel/index.ts';
import { ImportElsewhere } from './imports.refusals.ts';
import { runsWithin } from './imports.read.ts';

/** An import that is being prepared, locked. */
export interface Draft {
  readonly id: string;
  readonly state: string;
  readonly sourceId: string;
  readonly locationIds: readonly string[] | null;
  readonly directoryKey: string | null;
  readonly judged: boolean;
  readonly problem: { readonly examples?: readonly string[] } | null;
  readonly reach: Reach;
}

/** Where an import stands while people prepare it: nothing is at work on it, and nothing of it is written. */
export const OPEN = ['DRAFT', 'JUDGED', 'STALE', 'FAILED', 'ABANDONED'] as const;

/** The reach that an import was begun with. */
export function reachOfRun(locationIds: readonly string[] | null): Reach {
  return locationIds === null ? { extent: 'ALL' } : { extent: 'LOCATIONS', locationIds };
}

/**
 * Locks a draft of somebody who may import. Refuses `NotPermitted`, `NotFound` (also what is out of reach, and what came
 * by the command line), `ImportElsewhere` when it stands in none of `states`; `mend` says what would help.
 */
export async function lockDraft(
  tx: Tx,
  ctx: Ctx,
  draftId: string,
  states: readonly string[],
  mend: string,
): Promise<Draft> {
  const reach = may(ctx, 'importFiles');
  if (!isId(draftId)) refuse(new NotFound('import'));
  const parameters: unknown[] = [tx.organizationId, draftId];
  const draft = await tx.one<Omit<Draft, 'reach'>>(
    `select i.id, i.state, i.source_id as "sourceId", i.location_ids as "locationIds", i.directory_key as "directoryKey",
       i.judged_at is not null as judged, i.problem
     from import_run i where i.organization_id = $1 and i.id = $2 and i.prepared and ${runsWithin(reach, parameters)} for update of i`,
    parameters,
  );
  if (!draft) return refuse(new NotFound('import'));
  if (!states.includes(draft.state)) refuse(new ImportElsewhere(draft.state, mend));
  return { ...draft, reach: reachOfRun(draft.locationIds) };
}

/** Locks the draft of a file. Refuses as `lockDraft`. */
export async function lockDraftOfFile(
  tx: Tx,
  ctx: Ctx,
  fileId: string,
  states: readonly string[],
  mend: string,
): Promise<Draft> {
  may(ctx, 'importFiles');
  if (!isId(fileId)) refuse(new NotFound('import'));
  const file = await tx.one<{ runId: string }>(
    'select run_id as "runId" from import_file where organization_id = $1 and id = $2 and removed_at is null',
    [tx.organizationId, fileId],
  );
  if (!file) return refuse(new NotFound('import'));
  return lockDraft(tx, ctx, file.runId, states, mend);
}

/** Back to preparing: whatever was judged is to be judged again. */
export async function reopenDraft(tx: Tx, draftId: string): Promise<void> {
  await tx.rows(
    `update import_run set state = 'DRAFT', problem = null, judged_at = null, directory_key = null, counts = '{}', version = version + 1,
       heartbeat_at = now() where organization_id = $1 and id = $2`,
    [tx.organizationId, draftId],
  );
  await tx.rows("update import_file set counts = '{}' where organization_id = $1 and run_id = $2", [
    tx.organizationId,
    draftId,
  ]);
}
