import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { stringify } from 'csv-stringify';
import writeExcelFile from 'write-excel-file/node';
import { InvalidInput, refuse } from '../../kernel/index.ts';
import { type Cell, type Column, type ColumnKind, guarded } from './table.rules.ts';

export type Format = 'csv' | 'xlsx';

/** A file that a table is written into, row by row. */
export interface Sheet {
  /** Refuses `InvalidInput` where so many rows are more than the format holds. */
  begin(columns: readonly Pick<Column<never>, 'header' | 'kind'>[], rows: number): Promise<void>;
  add(rows: readonly (readonly Cell[])[]): Promise<void>;
  end(): Promise<void>;
}

/** A sheet of Excel is put together in memory: so many rows keep that small. CSV has no such end. */
export const MOST_SHEET_ROWS = 20_000;

/** Waits until what takes the file has room; whoever hung up gets no more of it. */
async function put(out: Writable, text: string): Promise<void> {
  if (out.destroyed) throw new Error('nobody takes the file any more');
  if (out.write(text)) return;
  const leaving = new AbortController();
  try {
    await Promise.race([
      once(out, 'drain', { signal: leaving.signal }),
      once(out, 'close', { signal: leaving.signal }).then(() => {
        throw new Error('nobody takes the file any more');
      }),
    ]);
  } finally {
    leaving.abort();
  }
}

const asCsv = (cell: Cell, kind: ColumnKind | undefined): string => {
  if (cell === null) return '';
  return typeof cell === 'number' && kind === 'NUMBER' ? String(cell) : guarded(String(cell));
};

/** RFC 4180: CRLF, quotes where they are needed; a byte-order mark, because Excel takes a file without one for something else. */
function csvOn(out: Writable): Sheet {
  let kinds: readonly ColumnKind[] = [];
  const write = async (rows: readonly (readonly string[])[], bom: boolean): Promise<void> => {
    const lines = stringify(
      rows.map((row) => [...row]),
      { bom, record_delimiter: 'windows' },
    );
    for await (const text of lines as AsyncIterable<Buffer>) await put(out, text.toString('utf8'));
  };
  return {
    begin: async (columns) => {
      kinds = columns.map(({ kind }) => kind);
      await write([columns.map(({ header }) => header)], true);
    },
    add: (rows) =>
      write(
        rows.map((row) => row.map((cell, place) => asCsv(cell, kinds[place]))),
        false,
      ),
    end: async () => void out.end(),
  };
}

function excelCell(cell: Cell, kind: ColumnKind | undefined) {
  if (cell === null || cell === '') return null;
  if (kind === 'NUMBER' && typeof cell === 'number') return { value: cell, type: Number };
  if (kind === 'DAY') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  // A text stays a text there, whatever it begins with.
  return { value: String(cell), type: String };
}

const WIDTHS: Readonly<Record<ColumnKind, number>> = { TEXT: 24, DAY: 12, NUMBER: 12 };

/** Real numbers and days, the headings fixed above what scrolls. */
function excelOn(out: Writable): Sheet {
  let kinds: readonly ColumnKind[] = [];
  const data: (ReturnType<typeof excelCell> | { value: string; type: StringConstructor; fontWeight: 'bold' })[][] = [];
  return {
    begin: async (columns, rows) => {
      if (rows > MOST_SHEET_ROWS) {
        const problem = `An Excel sheet of ${rows} rows would be too large to put together.`;
        refuse(new InvalidInput('format', problem, `Ask for CSV, or for ${MOST_SHEET_ROWS} rows at most.`));
      }
      kinds = columns.map(({ kind }) => kind);
      data.push(columns.map(({ header }) => ({ value: header, type: String, fontWeight: 'bold' as const })));
    },
    add: async (rows) => {
      for (const row of rows) data.push(row.map((cell, place) => excelCell(cell, kinds[place])));
    },
    end: async () => {
      const columns = kinds.map((kind) => ({ width: WIDTHS[kind] }));
      out.end(await writeExcelFile(data, { columns, stickyRowsCount: 1 }).toBuffer());
    },
  };
}

/** A file of a format on a stream. */
export const sheetOn = (out: Writable, format: Format): Sheet => (format === 'csv' ? csvOn(out) : excelOn(out));
