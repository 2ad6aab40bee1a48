import { answered } from '../activity/index.ts';
import { type Ctx, may, type Reach, staffOf } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { InvalidInput, invariant, newId, refuse, type Refusal } from '../kernel/index.ts';
import { locationsIn, readSource, type SourceProfile } from './house.read.ts';
import { readReport, type ImportReport } from './imports.read.ts';
import { judgeRun } from './judge.ts';
import { awaitTurn, mergeRun, settleRun } from './merge-run.ts';
import { type DateOrder, type FileReading, type HeadingMap, type ImportKind, readFile } from './reading/index.ts';
import { rehearse } from './rehearse.ts';
import { rememberProfile } from './remember-profile.ts';
import { meetHouse, type Overwrite, type RunAtWork } from './run-at-work.ts';
import { settleStaleRuns } from './settle-stale-runs.ts';
import { type FileToStage, noteFile, stageFiles } from './stage-files.ts';
import { whileAlive } from './while-alive.ts';

/** What is asked of an import: which files, from which source, and the answers to questions that they may raise. */
export interface ImportInput {
  readonly sourceName: string;
  readonly paths: readonly string[];
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  readonly maps?: Partial<Record<ImportKind, HeadingMap>>;
  /** Whose word wins, per kind and column; remembered for the source. */
  readonly overwrite?: Overwrite;
  readonly dryRun: boolean;
  readonly onProgress?: (rowsJudged: number) => void;
}

/** The source of this name, made when new. Refuses `InvalidInput` for no name. */
export async function ensureSource(tx: Tx, sourceName: string): Promise<string> {
  const name = sourceName.trim();
  if (name === '' || name.length > 100)
    refuse(
      new InvalidInput(
        'sourceName',
        'The source has no name, or one that is too long.',
        'Name the system that the files come from in at most 100 characters.',
      ),
    );
  await tx.rows(
    `insert into source (organization_id, id, name) values ($1, $2, $3) on conflict (organization_id, name_key) do nothing`,
    [tx.organizationId, newId(), name],
  );
  const source = await readSource(tx, tx.organizationId, name);
  invariant(source !== null, 'a source that was just made is there');
  return source.id;
}

function openRun(db: Database, ctx: Ctx, runId: string, reach: Reach, input: ImportInput): Promise<RunAtWork> {
  return db.transact(ctx.organizationId, async (tx) => {
    const sourceId = await ensureSource(tx, input.sourceName);
    await tx.rows(
      `insert into import_run (organization_id, id, source_id, state, dry_run, staff_id, location_ids) values ($1, $2, $3, 'JUDGING', $4, $5, $6)`,
      [ctx.organizationId, runId, sourceId, input.dryRun, staffOf(ctx), locationsIn(reach)],
    );
    return meetHouse(tx, db, ctx, { runId, sourceId, reach, overwrite: input.overwrite ?? {} });
  });
}

function remembered(profiles: readonly SourceProfile[], input: ImportInput): Partial<Record<ImportKind, HeadingMap>> {
  const maps = Object.fromEntries(profiles.map(({ kind, headings }) => [kind, headings]));
  for (const [kind, map] of Object.entries(input.maps ?? {})) maps[kind] = { ...maps[kind], ...map };
  return maps;
}

async function readAll(input: ImportInput, run: RunAtWork): Promise<FileReading[]> {
  const maps = remembered(run.profiles, input);
  const readings: FileReading[] = [];
  for (const path of input.paths) {
    const options = { maps, today: run.today, ...(input.encoding ? { encoding: input.encoding } : {}) };
    let reading = await readFile(path, { ...options, ...(input.dateOrder ? { dateOrder: input.dateOrder } : {}) });
    // An order that the source's files had before answers the question; it never overrules what a file shows.
    if (reading.outcome === 'refused' && reading.refusals.some(({ question }) => question?.option === 'dateOrder')) {
      const { kind } = reading;
      const before = run.profiles.find((profile) => profile.kind === kind)?.dateOrder;
      if (before) reading = await readFile(path, { ...options, dateOrder: before });
    }
    readings.push(reading);
  }
  return readings;
}

async function stageAll(run: RunAtWork, readings: readonly FileReading[], input: ImportInput): Promise<void> {
  const files: FileToStage[] = [];
  for (const reading of readings) {
    const id = await noteFile(run, reading);
    if (reading.outcome === 'readable') files.push({ id, file: reading });
  }
  await stageFiles(run, files, input.onProgress);
}

/** Says that the merge begins, so that whoever looks sees it; the merge itself shows nothing until it is whole. */
async function announceMerge(run: RunAtWork): Promise<void> {
  await run.db.transact(run.ctx.organizationId, (tx) =>
    tx.rows("update import_run set state = 'MERGING' where organization_id = $1 and id = $2 and state = 'JUDGING'", [
      tx.organizationId,
      run.runId,
    ]),
  );
}

async function judgeAndMerge(run: RunAtWork, readings: readonly FileReading[], input: ImportInput): Promise<void> {
  const { runId, ctx } = run;
  if (!input.dryRun) await announceMerge(run);
  await run.db.transact(ctx.organizationId, async (tx) => {
    await awaitTurn(tx);
    const at = await tx.one<{ state: string }>('select state from import_run where organization_id = $1 and id = $2', [
      ctx.organizationId,
      runId,
    ]);
    const expected = input.dryRun ? 'JUDGING' : 'MERGING';
    invariant(at?.state === expected, 'a run that waited for its turn was not given up meanwhile');
    await judgeRun(tx, runId, run.sourceId, run.reach);
    if (input.dryRun) {
      await rehearse(tx, run);
      return settleRun(tx, runId, 'JUDGED');
    }
    await mergeRun(tx, run);
    for (const reading of readings) {
      if (reading.outcome === 'readable')
        await rememberProfile(tx, run.sourceId, reading, {}, input.overwrite?.[reading.kind]);
    }
  });
}

async function work(run: RunAtWork, input: ImportInput): Promise<void> {
  const readings = await readAll(input, run);
  const { organizationId } = run.ctx;
  try {
    await stageAll(run, readings, input);
    if (readings.some(({ outcome }) => outcome === 'readable')) await judgeAndMerge(run, readings, input);
    else await run.db.transact(organizationId, (tx) => settleRun(tx, run.runId, 'REFUSED'));
  } finally {
    for (const reading of readings) if (reading.outcome === 'readable') await reading.dispose();
  }
  // Whoever looks at the board next should not wait for plans made before these rows.
  if (!input.dryRun) await run.db.transact(organizationId, (tx) => tx.rows('select analyze_facts()'));
}

/**
 * Takes in files of one source at once: reads them, judges every row in the staging area, and merges what is right in one
 * transaction; refused rows count nowhere. A dry run stops before the merge. Nothing of a run that fails remains but the
 * run itself, marked abandoned. Somebody with some locations only brings in what belongs to these.
 *
 * Refuses: `NotPermitted`; `InvalidInput` (no source name). A file that cannot be read is reported, and the others go on;
 * when none can be read the run is `ImportRefused`.
 */
export function importFiles(db: Database, ctx: Ctx, input: ImportInput): Promise<ImportReport | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'importFiles');
    await settleStaleRuns(db, ctx.organizationId);
    const runId = newId();
    await whileAlive(db, ctx.organizationId, runId, async () => {
      const run = await openRun(db, ctx, runId, reach, input);
      try {
        await work(run, input);
      } catch (error) {
        await abandon(db, ctx, runId);
        throw error;
      }
    });
    return readReport(db, ctx, runId);
  });
}

async function abandon(db: Database, ctx: Ctx, runId: string): Promise<void> {
  await db
    .transact(ctx.organizationId, (tx) =>
      tx.rows(
        "update import_run set state = 'ABANDONED', finished_at = now() where organization_id = $1 and id = $2 and state in ('JUDGING', 'MERGING')",
        [ctx.organizationId, runId],
      ),
    )
    // The database itself may be what failed: the run is then found stale at the next start, and the first error is told.
    .catch(() => undefined);
}
