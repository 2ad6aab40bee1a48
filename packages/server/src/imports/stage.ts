import type { Database } from '../db/index.ts';
import { newId } from '../kernel/index.ts';
import type { Directory } from './directory.ts';
import { isRefused, type ImportKind, type JudgedRow, type Mends, nameKey, type ReadableFile } from './reading/index.ts';
import { resolveRow } from './resolve-row.rules.ts';

/** Rows a batch: bounded memory, and a step of progress that people can see. */
const BATCH = 2000;

/** A row of the staging area. */
export interface StagedRow {
  place: number;
  row_number: number;
  kind: ImportKind;
  ref: string | null;
  member_ref: string | null;
  moved_to_ref: string | null;
  fingerprint: string | null;
  target_id: string | null;
  content: Record<string, unknown> | null;
  verdict: 'REFUSED' | null;
  reasons: readonly unknown[];
  raw: readonly unknown[];
}

/** The run was given up while its rows were being judged. */
export class NoLongerWanted extends Error {}

/** Where a run's rows go, one after the other over all its files. */
export interface Staging {
  readonly db: Database;
  readonly organizationId: string;
  readonly runId: string;
  readonly directory: Directory;
  /** Places taken so far: a row's place is its order in the run. */
  placesTaken: number;
  readonly onProgress: (rowsJudged: number) => void;
}

/** A row as it goes to the staging area: resolved to the house's own ids, or refused with every reason. */
export function stagedRow(kind: ImportKind, row: JudgedRow, place: number, directory: Directory): StagedRow {
  const raw = row.raw.map((cell) => (typeof cell === 'string' ? cell.replaceAll('\u0000', '') : cell));
  const base = { place, row_number: row.rowNumber, kind, ref: row.id, member_ref: null, moved_to_ref: null, raw };
  const unread = { fingerprint: null, target_id: null, content: null, verdict: 'REFUSED' } as const;
  if (isRefused(row)) return { ...base, ...unread, reasons: row.refusals };
  const found = resolveRow(row.values, directory);
  if ('refusals' in found) return { ...base, ...unread, reasons: found.refusals };
  return {
    ...base,
    member_ref: found.memberRef,
    moved_to_ref: found.movedToRef,
    fingerprint: row.fingerprint,
    target_id: newId(),
    content: { ...found.content, spell_id: kind === 'members' ? newId() : undefined },
    verdict: null,
    reasons: row.warnings,
  };
}

async function writeBatch(staging: Staging, fileId: string, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await staging.db.transact(staging.organizationId, async (tx) => {
    await tx.rows(
      `insert into import_row (organization_id, run_id, file_id, place, row_number, kind, ref, member_ref, moved_to_ref,
         fingerprint, target_id, content, verdict, reasons, read_reasons, raw)
       select $1, $2, $3, r.place, r.row_number, r.kind, r.ref, r.member_ref, r.moved_to_ref, r.fingerprint, r.target_id,
         r.content, r.verdict, coalesce(r.reasons, '[]'), coalesce(r.reasons, '[]'), r.raw
       from jsonb_to_recordset($4::jsonb) as r(place bigint, row_number integer, kind text, ref text, member_ref text,
         moved_to_ref text, fingerprint text, target_id uuid, content jsonb, verdict text, reasons jsonb, raw jsonb)`,
      [staging.organizationId, staging.runId, fileId, JSON.stringify(rows)],
    );
    const judging = await tx.rows(
      `update import_run set rows_judged = rows_judged + $3, heartbeat_at = now()
       where organization_id = $1 and id = $2 and state = 'JUDGING' returning id`,
      [staging.organizationId, staging.runId, rows.length],
    );
    // Somebody discarded it meanwhile: there is nothing left to judge for.
    if (judging.length === 0) throw new NoLongerWanted();
  });
  staging.onProgress(staging.placesTaken);
}

/** A staff row becomes somebody whom later files may name; an e-mail that is known means the same person. */
function introduce(staging: Staging, row: StagedRow, judged: JudgedRow): void {
  if (row.verdict !== null || isRefused(judged) || judged.values.kind !== 'staff') return;
  const { values } = judged;
  const same = staging.directory.sameStaff(values.ref, values.email);
  if (same) row.target_id = same.id;
  staging.directory.addStaff({
    id: row.target_id ?? '',
    ref: values.ref,
    nameKey: nameKey(values.name.first, values.name.last),
    email: values.email,
    homeLocationId: (row.content?.['home_location_id'] as string | undefined) ?? null,
    withinReach: true,
    leads: same?.leads ?? false,
  });
}

/** Streams a file's judged rows into the staging area, batch by batch, each batch a transaction of its own. */
export async function stageFile(
  staging: Staging,
  fileId: string,
  file: ReadableFile,
  mends: Mends = new Map(),
): Promise<void> {
  const before = staging.placesTaken;
  let batch: StagedRow[] = [];
  for await (const judged of file.rows(mends)) {
    const row = stagedRow(file.kind, judged, (staging.placesTaken += 1), staging.directory);
    introduce(staging, row, judged);
    batch.push(row);
    if (batch.length < BATCH) continue;
    await writeBatch(staging, fileId, batch);
    batch = [];
  }
  await writeBatch(staging, fileId, batch);
  await staging.db.transact(staging.organizationId, (tx) =>
    tx.rows('update import_file set first_place = $3, last_place = $4 where organization_id = $1 and id = $2', [
      tx.organizationId,
      fileId,
      before + 1,
      staging.placesTaken,
    ]),
  );
}
