// The last pass: every data row judged, one at a time.
import { fingerprintOf } from './fingerprint.ts';
import { idOf, judgeCells } from './judge-row.rules.ts';
import { RowReader } from './row-reader.rules.ts';
import type { Cell, JudgedRow, RawRow } from './rows.rules.ts';
import type { ReadingPlan } from './survey.rules.ts';
import { isBlank, isHeadingAgain, totalsRowOf } from './table.rules.ts';

/** Cells that a person wrote in the place of a row's own, by the row's number. */
export type Mends = ReadonlyMap<number, readonly Cell[]>;

const indexesOf = (plan: ReadingPlan): ReadonlyMap<string, number> =>
  new Map(plan.mapping.columns.map(({ field, index }) => [field, index]));

/** Judges the data rows of a table, one at a time; a mended row by what it was mended to. */
export async function* judgeRows(
  rows: AsyncIterable<RawRow>,
  plan: ReadingPlan,
  mends: Mends = new Map(),
): AsyncGenerator<JudgedRow> {
  const indexes = indexesOf(plan);
  for await (const row of rows) {
    if (row.rowNumber <= plan.headingRow) continue;
    if (plan.tailFrom !== null && row.rowNumber >= plan.tailFrom) return;
    if (isBlank(row.cells) || isHeadingAgain(row.cells, plan.headings) || totalsRowOf(row) !== null) continue;
    const mended = mends.get(row.rowNumber);
    yield judgeRow(mended ? { ...row, cells: mended } : row, plan, indexes);
  }
}

/** Judges one row by itself, as its file was read. */
export function judgeOne(row: RawRow, plan: ReadingPlan): JudgedRow {
  return judgeRow(row, plan, indexesOf(plan));
}

function judgeRow(row: RawRow, plan: ReadingPlan, indexes: ReadonlyMap<string, number>): JudgedRow {
  const reader = new RowReader(row, plan, indexes);
  const values = judgeCells(plan.kind, reader);
  const id = idOf(plan.kind, reader);
  const { rowNumber, cells: raw } = row;
  const [first, ...more] = reader.refusals;
  if (first !== undefined) return { rowNumber, id, refusals: [first, ...more], raw };
  if (values === null || id === null) throw new Error('invariant: a row without values has a refusal');
  return { rowNumber, id, values, fingerprint: fingerprintOf(values), warnings: reader.warnings, raw };
}
