// A workbook to rows. The reader unpacks a whole sheet into memory (about seven bytes of memory for each byte of the
// unpacked sheet; 100,000 rows of 13 columns peak near 460 MB), hence the limits; the rows are then written to a file
// beside it and streamed from there, so that nothing stays in memory while they are judged.
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import readWorkbook from 'read-excel-file/universal';
import { headingKey } from './fold-text.rules.ts';
import { refuse } from './refusals.rules.ts';
import type { Cell, RawRow } from './rows.rules.ts';
import { archiveEntries, refuseDamaged, refuseIfUnpacksPast } from './unpacked-size.ts';

type WorkbookValue = string | number | boolean | Date | null | undefined;
interface Sheet {
  readonly sheet: string;
  readonly data: readonly (readonly WorkbookValue[])[];
}

const ROWS_LOOKED_AT = 60;
const ROWS_A_WRITE = 2000;
const DAY_MS = 86_400_000;

/**
 * Unpacks the sheet with the table to `spoolPath` and returns its name. Refuses: workbook-too-large,
 * workbook-unreadable, file-binary (an archive of something else), table-missing.
 */
export async function spoolWorkbook(
  path: string,
  spoolPath: string,
  unpackedLimit: number,
  isKnownHeading: (key: string) => boolean,
): Promise<string> {
  const archive = await readFile(path);
  const entries = archiveEntries(archive);
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) {
    refuse({
      code: 'file-binary',
      message: 'The file is a packed archive, not a workbook.',
      mend: 'Unpack it and send the tables in it.',
    });
  }
  await refuseIfUnpacksPast(archive, entries, unpackedLimit);
  const sheets = await unpack(archive);
  const chosen = sheetWithTable(sheets, isKnownHeading);
  if (chosen === null) {
    return refuse({
      code: 'table-missing',
      message: 'The workbook has no rows.',
      mend: 'Check that the sheet was saved with its rows.',
    });
  }
  await writeRows(spoolPath, chosen.data);
  return chosen.sheet;
}

async function unpack(archive: Buffer): Promise<readonly Sheet[]> {
  const bytes = new Uint8Array(archive).buffer;
  try {
    return (await readWorkbook(bytes, { trim: false })) as readonly Sheet[];
  } catch {
    return refuseDamaged();
  }
}

/** The sheet whose first rows hold the most known headings; without any, the first that has rows. */
function sheetWithTable(sheets: readonly Sheet[], isKnownHeading: (key: string) => boolean): Sheet | null {
  let best: Sheet | null = null;
  let bestKnown = -1;
  for (const sheet of sheets) {
    if (!sheet.data.some((row) => row.some((value) => value !== null && value !== undefined && value !== ''))) continue;
    const rows = sheet.data.slice(0, ROWS_LOOKED_AT);
    const known = Math.max(
      0,
      ...rows.map(
        (row) => row.filter((value) => typeof value === 'string' && isKnownHeading(headingKey(value))).length,
      ),
    );
    if (known > bestKnown) {
      best = sheet;
      bestKnown = known;
    }
  }
  return best;
}

async function writeRows(spoolPath: string, rows: Sheet['data']): Promise<void> {
  const file = await open(spoolPath, 'wx', 0o600);
  try {
    for (let from = 0; from < rows.length; from += ROWS_A_WRITE) {
      const lines = rows.slice(from, from + ROWS_A_WRITE).map((row) => JSON.stringify(row.map(cellOf)) + '\n');
      await file.write(lines.join(''));
    }
  } finally {
    await file.close();
  }
}

/** Dates become ISO text (never ambiguous), times of day HH:MM:SS, numbers stay numbers. */
function cellOf(value: WorkbookValue): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (!(value instanceof Date)) return value;
  // A serial is a binary fraction of a day, so its seconds may be a hair off.
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000);
  if (Number.isNaN(rounded.getTime())) return '';
  const iso = rounded.toISOString();
  if (rounded.getUTCFullYear() < 1901) return iso.slice(11, 19);
  return rounded.getTime() % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** The spooled rows, one at a time. */
export async function* spooledRows(spoolPath: string): AsyncGenerator<RawRow> {
  const lines = createInterface({ input: createReadStream(spoolPath), crlfDelay: Infinity });
  let rowNumber = 0;
  for await (const line of lines) {
    rowNumber += 1;
    yield { rowNumber, cells: JSON.parse(line) as Cell[] };
  }
}
