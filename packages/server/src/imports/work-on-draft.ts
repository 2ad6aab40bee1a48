import type { Actor, Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { invariant, Refused, refuse } from '../kernel/index.ts';
import { StaleJudgement } from './imports.refusals.ts';
import { judgeAgain, judgedOtherwise } from './judge-again.ts';
import { judgeRun } from './judge.ts';
import { reachOfRun } from './lock-draft.ts';
import { type FileOptions, lookAtFile } from './look-at-file.ts';
import { awaitTurn, countRows, mergeRun } from './merge-run.ts';
import type { Cell, ImportKind, Mends } from './reading/index.ts';
import { rehearse } from './rehearse.ts';
import { rememberProfile } from './remember-profile.ts';
import { meetHouse, type RunAtWork } from './run-at-work.ts';
import { type FileToStage, factsOf, planFrom, planKept, stageFiles } from './stage-files.ts';
import { NoLongerWanted } from './stage.ts';
import { openStoredFile } from './stored-file.ts';
import { whileAlive } from './while-alive.ts';

interface StoredFile {
  readonly id: string;
  readonly kind: ImportKind;
  readonly options: FileOptions;
}

interface StoredDraft {
  readonly sourceId: string;
  readonly locationIds: readonly string[] | null;
  readonly actor: Actor;
  readonly directoryKey: string | null;
}

/** Attempts at judging one draft, each ended by the end of its server, before it is given up. */
const MOST_ATTEMPTS = 3;

/** Does what a draft is asked for, unless another server is at it. */
export async function workOnDraft(db: Database, organizationId: string, runId: string, now: Date): Promise<void> {
  await whileAlive(db, organizationId, runId, async () => {
    const job = await db.global.one<{ what: 'JUDGE' | 'MERGE'; attempts: number }>(
      'select what, attempts from import_job_begin($1, $2)',
      [organizationId, runId],
    );
    if (!job) return;
    if (job.what === 'MERGE') await mergeOnce(db, organizationId, runId, job.attempts, now);
    else await judgeOrGiveUp(db, organizationId, runId, job.attempts, now);
  });
}

/** The draft's next state, with the job that led to it done in the same breath. */
async function settle(
  db: Database,
  organizationId: string,
  runId: string,
  at: { readonly from: 'JUDGING' | 'MERGING'; readonly to: string; readonly problem: Record<string, unknown> },
): Promise<void> {
  await db.transact(organizationId, async (tx) => {
    await tx.rows(
      'update import_run set state = $4, problem = $5 where organization_id = $1 and id = $2 and state = $3',
      [organizationId, runId, at.from, at.to, JSON.stringify(at.problem)],
    );
    await jobDone(tx, runId, at.from === 'JUDGING' ? 'JUDGE' : 'MERGE');
  });
}

async function jobDone(tx: Tx, runId: string, what: 'JUDGE' | 'MERGE'): Promise<void> {
  await tx.rows('select import_job_done($1, $2, $3)', [tx.organizationId, runId, what]);
}

async function judgeOrGiveUp(db: Database, organizationId: string, runId: string, attempts: number, now: Date) {
  if (attempts > MOST_ATTEMPTS) {
    const problem = {
      message: 'These rows could not be judged: the work was interrupted again and again.',
      mend: 'Send fewer rows at once, or have them judged again.',
    };
    await settle(db, organizationId, runId, { from: 'JUDGING', to: 'FAILED', problem });
    return;
  }
  const run = await loadRun(db, organizationId, runId, now);
  try {
    await judgeDraft(run);
  } catch (error) {
    if (!(error instanceof NoLongerWanted)) throw error;
    // Discarded meanwhile: the rows of the last batch went with the batch.
    await db.transact(organizationId, (tx) => jobDone(tx, runId, 'JUDGE'));
  }
}

/**
 * A merge is tried once: whatever ended the server may have been the merge. It left nothing behind, and whoever asked for it
 * decides whether to run it again.
 */
async function mergeOnce(db: Database, organizationId: string, runId: string, attempts: number, now: Date) {
  const stop = (to: string, problem: Record<string, unknown>) =>
    settle(db, organizationId, runId, { from: 'MERGING', to, problem });
  const interrupted = {
    message: 'The server stopped while this import was being written. Nothing of it was written.',
    mend: 'Run it again.',
  };
  if (attempts > 1) return stop('ABANDONED', interrupted);
  try {
    await mergeDraft(await loadRun(db, organizationId, runId, now));
  } catch (error) {
    if (error instanceof Refused && error.reason instanceof StaleJudgement) {
      const { message, examples } = error.reason;
      return stop('STALE', { message, mend: 'Have its rows judged again.', examples });
    }
    await stop('ABANDONED', { ...interrupted, message: 'Writing this import failed. Nothing of it was written.' });
    throw error;
  }
}

type Loaded = RunAtWork & { readonly judgedAgainst: string | null };

function loadRun(db: Database, organizationId: string, runId: string, now: Date): Promise<Loaded> {
  return db.read(organizationId, async (query) => {
    const draft = await query.one<StoredDraft>(
      `select source_id as "sourceId", location_ids as "locationIds", actor, directory_key as "directoryKey" from import_run
       where organization_id = $1 and id = $2`,
      [organizationId, runId],
    );
    invariant(draft, 'a job is about a run that is there');
    const ctx: Ctx = { organizationId, actor: draft.actor, grants: [], requestId: runId, now };
    const files = await filesOf(query, organizationId, runId);
    const overwrite = Object.fromEntries(files.map(({ kind, options }) => [kind, options.overwrite ?? {}]));
    const { sourceId } = draft;
    const run = await meetHouse(query, db, ctx, { runId, sourceId, reach: reachOfRun(draft.locationIds), overwrite });
    // What was said on one column leaves what is remembered of the others.
    const both = Object.fromEntries(
      Object.entries(overwrite).map(([kind, said]) => [
        kind,
        { ...run.profiles.find((profile) => profile.kind === kind)?.overwrite, ...said },
      ]),
    );
    return { ...run, overwrite: { ...run.overwrite, ...both }, judgedAgainst: draft.directoryKey };
  });
}

function filesOf(query: Pick<Tx, 'rows'>, organizationId: string, runId: string): Promise<StoredFile[]> {
  return query.rows<StoredFile>(
    `select id, kind, options from import_file
     where organization_id = $1 and run_id = $2 and removed_at is null and outcome = 'READ' order by id`,
    [organizationId, runId],
  );
}

async function mendsOf(run: RunAtWork, fileId: string): Promise<Mends> {
  const rows = await run.db.read(run.ctx.organizationId, (query) =>
    query.rows<{ row: number; cells: readonly Cell[] }>(
      'select row_number as row, cells from import_mend where organization_id = $1 and file_id = $2',
      [run.ctx.organizationId, fileId],
    ),
  );
  return new Map(rows.map(({ row, cells }) => [row, cells]));
}

async function judgeDraft(run: RunAtWork): Promise<void> {
  const { db, runId } = run;
  const { organizationId } = run.ctx;
  const opened: { dispose(): Promise<void> }[] = [];
  try {
    await db.transact(organizationId, async (tx) => {
      await tx.rows('delete from import_row where organization_id = $1 and run_id = $2', [organizationId, runId]);
      await tx.rows('update import_run set rows_judged = 0 where organization_id = $1 and id = $2', [
        organizationId,
        runId,
      ]);
    });
    const files: FileToStage[] = [];
    for (const { id, options } of await db.read(organizationId, (query) => filesOf(query, organizationId, runId))) {
      const stored = await openStoredFile(db, organizationId, id);
      opened.push(stored);
      const reading = await lookAtFile(stored.path, options, run.profiles, run.today);
      if (reading.outcome !== 'readable') return await unreadable(run, id, reading);
      opened.push(reading);
      await keepPlan(run, id, planKept(reading.plan), factsOf(reading));
      files.push({ id, file: reading, mends: await mendsOf(run, id) });
    }
    await stageFiles(run, files);
    await giveVerdicts(run);
  } finally {
    for (const one of opened) await one.dispose();
  }
}

/** What is remembered of a source may have changed since somebody looked: then the file asks anew. */
async function unreadable(run: RunAtWork, fileId: string, reading: Parameters<typeof factsOf>[0]): Promise<void> {
  const { db, runId } = run;
  const { organizationId } = run.ctx;
  await db.transact(organizationId, (tx) =>
    tx.rows(
      "update import_file set outcome = 'REFUSED', facts = $3, version = version + 1 where organization_id = $1 and id = $2",
      [organizationId, fileId, JSON.stringify(factsOf(reading))],
    ),
  );
  const problem = { message: 'A file can no longer be read as it was.', mend: 'Look at what it asks.' };
  await settle(db, organizationId, runId, { from: 'JUDGING', to: 'FAILED', problem });
}

async function keepPlan(run: RunAtWork, fileId: string, plan: object, facts: object): Promise<void> {
  await run.db.transact(run.ctx.organizationId, (tx) =>
    tx.rows('update import_file set plan = $3, facts = $4 where organization_id = $1 and id = $2', [
      tx.organizationId,
      fileId,
      JSON.stringify(plan),
      JSON.stringify(facts),
    ]),
  );
}

async function giveVerdicts(run: RunAtWork): Promise<void> {
  const { runId, sourceId, reach } = run;
  await run.db.transact(run.ctx.organizationId, async (tx) => {
    await judgeRun(tx, runId, sourceId, reach);
    await rehearse(tx, run);
    await countRows(tx, runId);
    const judged = await tx.rows(
      `update import_run set state = 'JUDGED', judged_at = $3, directory_key = $4
       where organization_id = $1 and id = $2 and state = 'JUDGING' returning id`,
      [tx.organizationId, runId, run.ctx.now, run.directoryKey],
    );
    if (judged.length === 0) throw new NoLongerWanted();
    await jobDone(tx, runId, 'JUDGE');
  });
}

async function mergeDraft(run: Loaded): Promise<void> {
  const { db, runId, sourceId, reach } = run;
  const { organizationId } = run.ctx;
  await db.transact(organizationId, async (tx) => {
    await awaitTurn(tx);
    if (run.directoryKey !== run.judgedAgainst)
      refuse(new StaleJudgement(['the staff or the locations changed meanwhile']));
    await judgeAgain(tx, runId, sourceId, reach, null);
    // Which sessions a package covers is known when they are drawn; all else before anything is written.
    refuseIfStale(await judgedOtherwise(tx, runId, ['visits']));
    await mergeRun(tx, run);
    refuseIfStale(await judgedOtherwise(tx, runId, []));
    await rememberFiles(tx, run);
    await jobDone(tx, runId, 'MERGE');
  });
  // Whoever looks at the board next should not wait for plans made before these rows.
  await db.transact(organizationId, (tx) => tx.rows('select analyze_facts()'));
}

function refuseIfStale(otherwise: readonly string[]): void {
  if (otherwise.length > 0) refuse(new StaleJudgement(otherwise));
}

async function rememberFiles(tx: Tx, run: RunAtWork): Promise<void> {
  const files = await tx.rows<{ options: FileOptions; plan: Record<string, unknown> }>(
    `select options, plan from import_file
     where organization_id = $1 and run_id = $2 and removed_at is null and plan is not null order by id`,
    [tx.organizationId, run.runId],
  );
  for (const { options, plan: kept } of files) {
    const { kind, mapping, dateOrder: order } = planFrom(kept);
    const file = { kind, mapping, dateOrder: { order } };
    await rememberProfile(tx, run.sourceId, file, options.headings, options.overwrite);
  }
}
