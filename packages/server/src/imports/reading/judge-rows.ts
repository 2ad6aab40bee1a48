// The last pass: every data row judged, one at a time.
import { fingerprintOf } from './fingerprint.ts';
import { idOf, judgeCells } from './judge-row.rules.ts';
import { RowReader } from './row-reader.rules.ts';
import type { JudgedRow, RawRow } from './rows.rules.ts';
import type { ReadingPlan } from './survey.rules.ts';
import { isBlank, isHeadingAgain, totalsRowOf } from './table.rules.ts';

/** Judges the data rows of a table, one at a time. */
export async function* judgeRows(rows: AsyncIterable<RawRow>, plan: ReadingPlan): AsyncGenerator<JudgedRow> {
  const indexes = new Map(plan.mapping.columns.map(({ field, index }) => [field, index]));
  for await (const row of rows) {
    if (row.rowNumber <= plan.headingRow) continue;
    if (plan.tailFrom !== null && row.rowNumber >= plan.tailFrom) return;
    if (isBlank(row.cells) || isHeadingAgain(row.cells, plan.headings) || totalsRowOf(row) !== null) continue;
    yield judgeRow(row, plan, indexes);
  }
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
