import { answered, record } from '../activity/index.ts';
import { type Ctx, may, staffOf } from '../auth/index.ts';
import { refreshJourneys } from '../consultations/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, InvalidInput, invariant, isRefusal, newId, refuse, type Refusal } from '../kernel/index.ts';
import { reinferKinds } from '../sales/index.ts';
import { Directory } from './directory.ts';
import {
  readLocations,
  readProfiles,
  readSource,
  readStaff,
  type OverwriteRule,
  type SourceProfile,
} from './house.read.ts';
import { readReport, type ImportReport } from './imports.read.ts';
import { judgeRun } from './judge.ts';
import { mergeConsultations, mergeSales, mergeVisits, rememberRefs, touchedMembers } from './merge-facts.ts';
import { bringsMany, mergeMembers, mergeStaff, type Merge } from './merge-people.ts';
import {
  type DateOrder,
  type FileReading,
  type HeadingMap,
  IMPORT_KINDS,
  type ImportKind,
  mapToRemember,
  type ReadableFile,
  readFile,
} from './reading/index.ts';
import { stageFile, type Staging } from './stage.ts';

/** What is asked of an import: which files, from which source, and the answers to questions that they may raise. */
export interface ImportInput {
  readonly sourceName: string;
  readonly paths: readonly string[];
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  readonly maps?: Partial<Record<ImportKind, HeadingMap>>;
  /** Whose word wins, per kind and column; remembered for the source. */
  readonly overwrite?: Partial<Record<ImportKind, Record<string, OverwriteRule>>>;
  readonly dryRun: boolean;
  readonly onProgress?: (rowsJudged: number) => void;
}

interface OpenRun {
  readonly runId: string;
  readonly sourceId: string;
  readonly profiles: readonly SourceProfile[];
  readonly today: string;
  readonly directory: Directory;
}

/** The key under which one organization's imports queue: two runs never merge at once. */
const MERGE_LOCK = 'select pg_advisory_xact_lock(hashtextextended($1, 77))';

async function openRun(db: Database, ctx: Ctx, input: ImportInput): Promise<OpenRun> {
  return db.transact(ctx.organizationId, async (tx) => {
    const name = input.sourceName.trim();
    if (name === '')
      refuse(new InvalidInput('source', 'The source has no name.', 'Name the system that the files come from.'));
    await tx.rows(
      `insert into source (organization_id, id, name) values ($1, $2, $3) on conflict (organization_id, name_key) do nothing`,
      [ctx.organizationId, newId(), name],
    );
    const sourceId = (await readSource(tx, ctx.organizationId, name))?.id ?? '';
    const locations = await readLocations(tx, ctx.organizationId);
    const runId = newId();
    await tx.rows(
      `insert into import_run (organization_id, id, source_id, state, dry_run, staff_id) values ($1, $2, $3, 'JUDGING', $4, $5)`,
      [ctx.organizationId, runId, sourceId, input.dryRun, staffOf(ctx)],
    );
    return {
      runId,
      sourceId,
      profiles: await readProfiles(tx, ctx.organizationId, sourceId),
      today: dayAt(ctx.now, locations[0]?.timeZone ?? 'UTC'),
      directory: new Directory(locations, await readStaff(tx, ctx.organizationId, sourceId)),
    };
  });
}

function remembered(profiles: readonly SourceProfile[], input: ImportInput): Partial<Record<ImportKind, HeadingMap>> {
  const maps = Object.fromEntries(profiles.map(({ kind, headings }) => [kind, headings]));
  for (const [kind, map] of Object.entries(input.maps ?? {})) maps[kind] = { ...maps[kind], ...map };
  return maps;
}

async function readAll(input: ImportInput, run: OpenRun): Promise<FileReading[]> {
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

function factsOf(reading: FileReading): Record<string, unknown> {
  if (reading.outcome === 'refused') return { refusals: reading.refusals };
  if (reading.outcome === 'unknown-kind') return { nearest: reading.nearest, headings: reading.facts.headings };
  const { facts, dateOrder, decimalMarks, control, setApart, mapping } = reading;
  return { ...facts, dateOrder, decimalMarks, control, setApart, columns: mapToRemember(mapping) };
}

const OUTCOMES = { refused: 'REFUSED', 'unknown-kind': 'LEFT_ALONE', readable: 'READ' } as const;

async function noteFile(db: Database, ctx: Ctx, run: OpenRun, reading: FileReading): Promise<string> {
  const fileId = newId();
  const name = reading.outcome === 'refused' ? reading.fileName : reading.facts.fileName;
  const kind = reading.outcome === 'unknown-kind' ? null : reading.kind;
  await db.transact(ctx.organizationId, (tx) =>
    tx.rows(
      'insert into import_file (organization_id, id, run_id, name, kind, outcome, facts) values ($1, $2, $3, $4, $5, $6, $7)',
      [ctx.organizationId, fileId, run.runId, name, kind, OUTCOMES[reading.outcome], JSON.stringify(factsOf(reading))],
    ),
  );
  return fileId;
}

/** Files are staged in the order of their dependence: whom the later ones name must be known by then. */
async function stageAll(
  db: Database,
  ctx: Ctx,
  run: OpenRun,
  readings: readonly FileReading[],
  input: ImportInput,
): Promise<void> {
  const staging: Staging = {
    db,
    organizationId: ctx.organizationId,
    runId: run.runId,
    directory: run.directory,
    placesTaken: 0,
    onProgress: input.onProgress ?? (() => undefined),
  };
  const readable: { id: string; file: ReadableFile }[] = [];
  for (const reading of readings) {
    const id = await noteFile(db, ctx, run, reading);
    if (reading.outcome === 'readable') readable.push({ id, file: reading });
  }
  readable.sort((a, b) => IMPORT_KINDS.indexOf(a.file.kind) - IMPORT_KINDS.indexOf(b.file.kind));
  for (const { id, file } of readable) await stageFile(staging, id, file);
  await db.transact(ctx.organizationId, (tx) => tx.rows('select analyze_staging()'));
}

/** Locations are opened by their own verb; here their rows only say whether the house agrees with them. */
async function settleLocations(tx: Tx, runId: string): Promise<void> {
  const rows = "organization_id = $1 and run_id = $2 and kind = 'locations' and content is not null";
  await tx.rows(
    `update import_row r set verdict = 'UNCHANGED' where ${rows} and exists (
       select 1 from location l where l.organization_id = $1 and l.name_key = fold_text(r.content ->> 'name') and l.voided_at is null)`,
    [tx.organizationId, runId],
  );
  await tx.rows(
    `update import_row set verdict = 'REFUSED', reasons = reasons || jsonb_build_array(jsonb_build_object(
       'column', 'location', 'value', content ->> 'name', 'code', 'location-unknown', 'message', 'unknown location',
       'mend', 'Open the location first.')) where ${rows} and verdict is null`,
    [tx.organizationId, runId],
  );
}

async function merge(tx: Tx, run: OpenRun, input: ImportInput): Promise<void> {
  const overwrite = Object.fromEntries(run.profiles.map((profile) => [profile.kind, profile.overwrite]));
  const work: Merge = {
    tx,
    runId: run.runId,
    sourceId: run.sourceId,
    today: run.today,
    overwrite: { ...overwrite, ...input.overwrite } as Merge['overwrite'],
  };
  await mergeStaff(work);
  await mergeMembers(work);
  await mergeSales(work);
  await mergeConsultations(work);
  await mergeVisits(work);
  await rememberRefs(work);
  // What is derived is derived from rows that a moment ago were not there.
  if (await bringsMany(work, ['members', 'consultations', 'sales', 'visits'])) await tx.rows('select analyze_facts()');
  await refreshProjections(tx, await touchedMembers(work));
}

/** Everything that is derived from a member's facts, derived again. */
export async function refreshProjections(tx: Tx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  await reinferKinds(tx, memberIds);
  await refreshJourneys(tx, memberIds);
}

async function rememberProfiles(
  tx: Tx,
  run: OpenRun,
  readings: readonly FileReading[],
  input: ImportInput,
): Promise<void> {
  for (const reading of readings) {
    if (reading.outcome !== 'readable' || reading.kind === 'locations') continue;
    await tx.rows(
      `insert into source_profile (organization_id, source_id, kind, headings, date_order, overwrite) values ($1, $2, $3, $4, $5, $6)
       on conflict (organization_id, source_id, kind) do update set headings = source_profile.headings || excluded.headings,
         date_order = excluded.date_order, overwrite = source_profile.overwrite || excluded.overwrite, updated_at = now()`,
      [
        tx.organizationId,
        run.sourceId,
        reading.kind,
        JSON.stringify(mapToRemember(reading.mapping)),
        reading.dateOrder.order,
        JSON.stringify(input.overwrite?.[reading.kind] ?? {}),
      ],
    );
  }
}

async function settleRun(tx: Tx, run: OpenRun, state: string): Promise<void> {
  await tx.rows(
    `update import_run set state = $3, finished_at = now(), counts = coalesce((
       select jsonb_object_agg(verdict, n) from (select verdict, count(*) as n from import_row
         where organization_id = $1 and run_id = $2 group by verdict) v), '{}')
     where organization_id = $1 and id = $2`,
    [tx.organizationId, run.runId, state],
  );
}

async function judgeAndMerge(
  db: Database,
  ctx: Ctx,
  run: OpenRun,
  readings: readonly FileReading[],
  input: ImportInput,
): Promise<void> {
  await db.transact(ctx.organizationId, async (tx) => {
    await tx.rows(MERGE_LOCK, [ctx.organizationId]);
    const judging = await tx.one<{ state: string }>(
      'select state from import_run where organization_id = $1 and id = $2',
      [ctx.organizationId, run.runId],
    );
    invariant(judging?.state === 'JUDGING', 'a run that waited for its turn was not given up meanwhile');
    await settleLocations(tx, run.runId);
    await judgeRun(tx, run.runId, run.sourceId);
    if (input.dryRun) return settleRun(tx, run, 'JUDGED');
    await merge(tx, run, input);
    await rememberProfiles(tx, run, readings, input);
    await settleRun(tx, run, 'COMMITTED');
    await record(tx, ctx, {
      verb: 'import.committed',
      subject: { kind: 'import_run', id: run.runId },
      importRunId: run.runId,
    });
  });
}

/**
 * Takes in files of one source: reads them, judges every row in the staging area, and merges what is right in one
 * transaction; refused rows count nowhere. A dry run stops before the merge. Nothing of a run that fails remains but the
 * run itself, marked abandoned.
 *
 * Refuses: `NotPermitted`; `InvalidInput` (no source name). A file that cannot be read is reported, and the others go on;
 * when none can be read the run is `ImportRefused`.
 */
export function importFiles(db: Database, ctx: Ctx, input: ImportInput): Promise<ImportReport | Refusal> {
  return answered(async () => {
    may(ctx, 'importFiles');
    const run = await openRun(db, ctx, input);
    const readings = await readAll(input, run);
    try {
      await stageAll(db, ctx, run, readings, input);
      if (readings.some(({ outcome }) => outcome === 'readable')) await judgeAndMerge(db, ctx, run, readings, input);
      else await db.transact(ctx.organizationId, (tx) => settleRun(tx, run, 'REFUSED'));
    } catch (error) {
      await abandon(db, ctx, run);
      throw error;
    } finally {
      for (const reading of readings) if (reading.outcome === 'readable') await reading.dispose();
    }
    // Whoever looks at the board next should not wait for plans made before these rows.
    if (!input.dryRun) await db.transact(ctx.organizationId, (tx) => tx.rows('select analyze_facts()'));
    return readReport(db, ctx, run.runId);
  });
}

async function abandon(db: Database, ctx: Ctx, run: OpenRun): Promise<void> {
  await db
    .transact(ctx.organizationId, (tx) =>
      tx.rows(
        "update import_run set state = 'ABANDONED', finished_at = now() where organization_id = $1 and id = $2 and state = 'JUDGING'",
        [ctx.organizationId, run.runId],
      ),
    )
    // The database itself may be what failed; the run is then found stale at the next start.
    .catch((error: unknown) => {
      if (isRefusal(error)) throw error;
    });
}
