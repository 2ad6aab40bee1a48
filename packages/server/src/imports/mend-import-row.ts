import { command, record } from '../activity/index.ts';
import { type Ctx, staffOf } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { InvalidInput, isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { StaleJudgement } from './imports.refusals.ts';
import { judgeAgain, relatedPlaces } from './judge-again.ts';
import { askForJudging } from './judge-import.ts';
import { type Draft, lockDraft } from './lock-draft.ts';
import { countRows } from './merge-run.ts';
import { type Cell, type ImportKind, judgeOne, nameKey, type ReadingPlan } from './reading/index.ts';
import { meetHouse, type RunAtWork } from './run-at-work.ts';
import { planFrom } from './stage-files.ts';
import { tellsOfSessions } from './rehearse.ts';
import { stagedRow } from './stage.ts';

/** What a person writes into a cell; `column` counts from 0. */
export interface CellMended {
  readonly column: number;
  readonly value: string;
}

export interface MendImportRowInput {
  readonly rowId: string;
  readonly values: readonly CellMended[];
}

export interface ImportRowMended {
  readonly type: 'ImportRowMended';
  readonly rowId: string;
  readonly draftId: string;
  /** Null where the whole draft is judged again, because others may name whom this row brings. */
  readonly verdict: string | null;
  readonly activityId: string;
}

interface StoredRow {
  readonly fileId: string;
  readonly place: number;
  readonly rowNumber: number;
  readonly kind: ImportKind;
  readonly ref: string | null;
  readonly movedTo: string | null;
  readonly raw: readonly Cell[];
  readonly original: readonly Cell[] | null;
  readonly plan: Record<string, unknown>;
}

const LONGEST_CELL = 10_000;

/** A row's id: its run and its place there. */
export function rowIdOf(runId: string, place: number): string {
  return `${runId}.${place}`;
}

function rowMeant(rowId: string): { draftId: string; place: number } {
  const [draftId = '', place = ''] = rowId.split('.');
  if (!isId(draftId) || !/^\d{1,15}$/.test(place)) refuse(new NotFound('import'));
  return { draftId, place: Number(place) };
}

async function loadRow(tx: Tx, draftId: string, place: number): Promise<StoredRow> {
  const row = await tx.one<StoredRow>(
    `select r.file_id as "fileId", r.place, r.row_number as "rowNumber", r.kind, r.ref, r.moved_to_ref as "movedTo", r.raw, f.plan,
       d.original from import_row r join import_file f on f.organization_id = $1 and f.id = r.file_id
     left join import_mend d on d.organization_id = $1 and d.file_id = r.file_id and d.row_number = r.row_number
     where r.organization_id = $1 and r.run_id = $2 and r.place = $3 for update of r`,
    [tx.organizationId, draftId, place],
  );
  return row ?? refuse(new NotFound('import'));
}

function mendedCells(row: StoredRow, plan: ReadingPlan, values: readonly CellMended[]): Cell[] {
  const cells = [...row.raw];
  for (const { column, value } of values) {
    if (!Number.isInteger(column) || column < 0 || column >= plan.headings.length)
      refuse(new InvalidInput('values', `The file has no column ${column}.`, 'Name a column that it has.'));
    if (value.length > LONGEST_CELL)
      refuse(new InvalidInput('values', 'The text is too long.', `Shorten it to ${LONGEST_CELL} characters.`));
    while (cells.length < column) cells.push('');
    cells[column] = value.replaceAll('\u0000', '');
  }
  return cells;
}

/** Keeps what was written instead of what the file says; cells put back as they were leave no mend. */
async function keepMend(tx: Tx, ctx: Ctx, row: StoredRow, cells: readonly Cell[]): Promise<void> {
  const original = row.original ?? row.raw;
  const where = [tx.organizationId, row.fileId, row.rowNumber];
  const isAsItWas =
    cells.length === original.length && cells.every((cell, at) => String(cell) === String(original[at] ?? ''));
  if (isAsItWas) {
    await tx.rows('delete from import_mend where organization_id = $1 and file_id = $2 and row_number = $3', where);
    return;
  }
  await tx.rows(
    `insert into import_mend (organization_id, file_id, row_number, original, cells, staff_id, mended_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (organization_id, file_id, row_number)
     do update set cells = excluded.cells, staff_id = excluded.staff_id, mended_at = excluded.mended_at`,
    [...where, JSON.stringify(original), JSON.stringify(cells), staffOf(ctx), ctx.now],
  );
}

/** The run's own people, whom its other rows may name. */
async function introduceStaff(tx: Tx, run: RunAtWork): Promise<void> {
  const rows = await tx.rows<{
    id: string;
    ref: string;
    first: string;
    last: string;
    email: string | null;
    home: string;
  }>(
    `select target_id as id, ref, content ->> 'first_name' as first, content ->> 'last_name' as last, content ->> 'email' as email,
       content ->> 'home_location_id' as home from import_row
     where organization_id = $1 and run_id = $2 and kind = 'staff' and content is not null order by place`,
    [tx.organizationId, run.runId],
  );
  for (const { id, ref, first, last, email, home } of rows)
    run.directory.addStaff({
      id,
      ref,
      nameKey: nameKey(first, last),
      email,
      homeLocationId: home,
      withinReach: true,
      leads: false,
    });
}

async function restage(tx: Tx, run: RunAtWork, row: StoredRow, plan: ReadingPlan, cells: readonly Cell[]) {
  const judged = judgeOne({ rowNumber: row.rowNumber, cells }, plan);
  const staged = stagedRow(row.kind, judged, row.place, run.directory);
  await tx.rows(
    `update import_row set ref = $4, member_ref = $5, moved_to_ref = $6, fingerprint = $7, target_id = $8, member_id = null,
       content = $9, verdict = $10, suggested_duplicate_id = null, reasons = $11, read_reasons = $11, raw = $12
     where organization_id = $1 and run_id = $2 and place = $3`,
    [
      tx.organizationId,
      run.runId,
      row.place,
      staged.ref,
      staged.member_ref,
      staged.moved_to_ref,
      staged.fingerprint,
      staged.target_id,
      staged.content === null ? null : JSON.stringify(staged.content),
      staged.verdict,
      JSON.stringify(staged.reasons),
      JSON.stringify(staged.raw),
    ],
  );
  return staged;
}

async function judgeMended(tx: Tx, db: Database, ctx: Ctx, draft: Draft, row: StoredRow, cells: readonly Cell[]) {
  const { id, sourceId, reach } = draft;
  const run = await meetHouse(tx, db, ctx, { runId: id, sourceId, reach, overwrite: {} });
  if (run.directoryKey !== draft.directoryKey) refuse(new StaleJudgement([]));
  await introduceStaff(tx, run);
  const said = (...words: (string | null)[]) => words.filter((word) => word !== null);
  const of = { place: row.place, kind: row.kind };
  const before = await relatedPlaces(tx, id, { ...of, refs: said(row.ref), movedTo: said(row.movedTo) });
  const now = await restage(tx, run, row, planFrom(row.plan), cells);
  const after = await relatedPlaces(tx, id, { ...of, refs: said(now.ref), movedTo: said(now.moved_to_ref) });
  await judgeAgain(tx, id, sourceId, reach, [...new Set([...before, ...after])]);
  await countRows(tx, id);
}

/** Any row may name the staff; and which session a package covers depends on all of a member's sales and sessions. */
async function isMatterOfAll(tx: Tx, draftId: string, kind: ImportKind): Promise<boolean> {
  if (kind === 'staff' || kind === 'locations') return true;
  return kind !== 'consultations' && tellsOfSessions(tx, draftId);
}

async function verdictOf(tx: Tx, draftId: string, place: number): Promise<string | null> {
  const row = await tx.one<{ verdict: string }>(
    'select verdict from import_row where organization_id = $1 and run_id = $2 and place = $3',
    [tx.organizationId, draftId, place],
  );
  return row?.verdict ?? null;
}

/**
 * Writes into cells of a judged row what they should say, and judges it again with every row that depends on it. The file
 * stays as it came, the original stands beside the mend, and the mend goes into the run. A mended row of staff has the
 * whole draft judged again, since any row may name them, and so has a row that may bear on which sessions a package covers.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ImportElsewhere` (not judged), `InvalidInput`, `StaleJudgement`, and what `command`
 * refuses.
 */
export function mendImportRow(
  db: Database,
  ctx: Ctx,
  input: MendImportRowInput,
  idempotencyKey: string,
): Promise<ImportRowMended | Refusal> {
  return command<ImportRowMended>(db, ctx, { operation: 'mendImportRow', idempotencyKey, input }, async (tx) => {
    const { draftId, place } = rowMeant(input.rowId);
    const draft = await lockDraft(tx, ctx, draftId, ['JUDGED'], 'Have its rows judged, then mend them.');
    const row = await loadRow(tx, draftId, place);
    const cells = mendedCells(row, planFrom(row.plan), input.values);
    await keepMend(tx, ctx, row, cells);
    const mattersToAll = await isMatterOfAll(tx, draftId, row.kind);
    if (mattersToAll) await askForJudging(tx, ctx, draftId, null);
    else await judgeMended(tx, db, ctx, draft, row, cells);
    const verdict = mattersToAll ? null : await verdictOf(tx, draftId, place);
    const activityId = await record(tx, ctx, {
      verb: 'import_row.mended',
      subject: { kind: 'import_run', id: draftId },
      facts: { place, fileId: row.fileId, columns: input.values.map(({ column }) => column), verdict },
    });
    return { type: 'ImportRowMended', rowId: input.rowId, draftId, verdict, activityId };
  });
}
