import { record } from '../activity/index.ts';
import { refreshJourneys } from '../consultations/index.ts';
import type { Tx } from '../db/index.ts';
import { reinferKinds } from '../sales/index.ts';
import { mergeConsultations, mergeSales, mergeVisits, rememberRefs, touchedMembers } from './merge-facts.ts';
import { drawBooks } from './draw-books.ts';
import { bringsMany, mergeMembers, mergeStaff, type Merge } from './merge-people.ts';
import { keptWhereUnsaid } from './overwrite.rules.ts';
import type { ImportKind } from './reading/index.ts';
import type { RunAtWork } from './run-at-work.ts';

/** The key under which one organization's imports queue: two runs never merge at once. */
export async function awaitTurn(tx: Tx): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 77))', [tx.organizationId]);
}

const STEPS: readonly ((work: Merge) => Promise<void>)[] = [
  mergeStaff,
  mergeMembers,
  mergeSales,
  mergeConsultations,
  mergeVisits,
  rememberRefs,
  refreshTouched,
];

/** How many steps a merge has, for those who watch. */
export const MERGE_STEPS = STEPS.length;

async function refreshTouched(work: Merge): Promise<void> {
  // What is derived is derived from rows that a moment ago were not there.
  if (await bringsMany(work, ['members', 'consultations', 'sales', 'visits']))
    await work.tx.rows('select analyze_facts()');
  const memberIds = await touchedMembers(work);
  await drawBooks(work, memberIds);
  await refreshProjections(work.tx, memberIds);
}

/** Members derived at once: a plan has to hold them all. */
const MEMBERS_AT_ONCE = 2_000;

/**
 * Everything that is derived from a member's facts and books, derived again. What is derived is looked at again as it doubles:
 * plans made when it was still empty would walk all of it for each of its rows.
 */
export async function refreshProjections(tx: Tx, memberIds: readonly string[]): Promise<void> {
  let lookAgainAt = MEMBERS_AT_ONCE;
  for (let from = 0; from < memberIds.length; from += MEMBERS_AT_ONCE) {
    const some = memberIds.slice(from, from + MEMBERS_AT_ONCE);
    await reinferKinds(tx, some);
    await refreshJourneys(tx, some);
    if (from + MEMBERS_AT_ONCE < lookAgainAt || from + MEMBERS_AT_ONCE >= memberIds.length) continue;
    await tx.rows('select analyze_facts()');
    lookAgainAt *= 2;
  }
}

/** Tells how far a merge is, outside of its transaction: whoever watches sees it before it is over. */
async function tellStep(run: RunAtWork, done: number): Promise<void> {
  await run.db.transact(run.ctx.organizationId, (tx) =>
    tx.rows(
      'update import_run set steps_done = $3, steps_expected = $4, heartbeat_at = now() where organization_id = $1 and id = $2',
      [tx.organizationId, run.runId, done, MERGE_STEPS],
    ),
  );
}

/** Whose word wins, per kind and column: ours where no file of the kind says anything. */
async function wordsThatCount(tx: Tx, run: RunAtWork): Promise<Merge['overwrite']> {
  const files = await tx.rows<{ kind: ImportKind; fields: readonly string[] }>(
    `select kind, coalesce(jsonb_path_query_array(facts, '$.mapping.columns[*].field'), '[]') as fields from import_file
     where organization_id = $1 and run_id = $2 and outcome = 'READ' and removed_at is null`,
    [tx.organizationId, run.runId],
  );
  const kinds = [...new Set(files.map(({ kind }) => kind))];
  return Object.fromEntries(
    kinds.map((kind) => {
      const said = files.filter((file) => file.kind === kind).flatMap(({ fields }) => fields);
      return [kind, { ...run.overwrite[kind], ...keptWhereUnsaid(kind, said) }];
    }),
  );
}

/** A run's merge in the running transaction. */
export async function mergeOf(tx: Tx, run: RunAtWork): Promise<Merge> {
  const { runId, sourceId, today, ctx } = run;
  return { tx, runId, sourceId, today, overwrite: await wordsThatCount(tx, run), ctx };
}

/** Writes the judged rows of a run into the house, all of them in the running transaction, and says that it was done. */
export async function mergeRun(tx: Tx, run: RunAtWork): Promise<void> {
  const work = await mergeOf(tx, run);
  for (const [done, step] of STEPS.entries()) {
    await tellStep(run, done);
    await step(work);
  }
  await settleRun(tx, run.runId, 'COMMITTED');
  await record(tx, run.ctx, {
    verb: 'import.committed',
    subject: { kind: 'import_run', id: run.runId },
    importRunId: run.runId,
  });
}

/** The state that a run ends in, with how many rows there are of each verdict, in all and per file. */
export async function settleRun(tx: Tx, runId: string, state: string): Promise<void> {
  await countRows(tx, runId);
  await tx.rows(
    `update import_run set state = $3, finished_at = now(), steps_done = steps_expected, counts = coalesce((
       select jsonb_object_agg(verdict, n) from (select verdict, count(*) as n from import_row
         where organization_id = $1 and run_id = $2 group by verdict) v), '{}')
     where organization_id = $1 and id = $2`,
    [tx.organizationId, runId, state],
  );
}

/** How many rows of each verdict a run's files have. */
export async function countRows(tx: Tx, runId: string): Promise<void> {
  const of = (verdict: string) => `count(*) filter (where r.verdict = '${verdict}')`;
  await tx.rows(
    `update import_file f set counts = c.counts from (
       select r.file_id, jsonb_build_object('create', ${of('CREATE')}, 'update', ${of('UPDATE')}, 'unchanged', ${of('UNCHANGED')},
         'repeated', ${of('REPEATED')}, 'superseded', ${of('SUPERSEDED')}, 'refused', ${of('REFUSED')},
         'possibleDuplicates', count(*) filter (where r.verdict = 'CREATE' and r.suggested_duplicate_id is not null)) as counts
       from import_row r where r.organization_id = $1 and r.run_id = $2 group by r.file_id) c
     where f.organization_id = $1 and f.run_id = $2 and f.id = c.file_id`,
    [tx.organizationId, runId],
  );
}
