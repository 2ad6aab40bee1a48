// A file as a source of rows that can be asked more than once, whatever its format.
import { join } from 'node:path';
import { csvRows, textHead, textPieces } from './csv-rows.ts';
import { delimiterDeclared, sniffDelimiter } from './delimiter.rules.ts';
import type { Delimiter } from './delimiter.rules.ts';
import type { Limits } from './inspect-bytes.ts';
import { isKnownHeading } from './kinds.rules.ts';
import type { ReadOptions } from './read-options.ts';
import type { RawRow } from './rows.rules.ts';
import { temporaryFolder } from './spool.ts';
import { spooledRows, spoolWorkbook } from './xlsx-rows.ts';

export interface Source {
  readonly delimiter: Delimiter | null;
  readonly sheet: string | null;
  rows(): AsyncGenerator<RawRow>;
  dispose(): Promise<void>;
}

/** A text file: read again from the disk for every pass. */
export async function openText(path: string, encoding: string, options: ReadOptions): Promise<Source> {
  const head = await textHead(path, encoding);
  const delimiter = options.delimiter ?? delimiterDeclared(head) ?? sniffDelimiter(head, isKnownHeading);
  return {
    delimiter,
    sheet: null,
    rows: () => csvRows(textPieces(path, encoding), delimiter),
    dispose: () => Promise.resolve(),
  };
}

/** A workbook: unpacked once, then read from beside it. Refuses as `spoolWorkbook`. */
export async function openWorkbook(path: string, limits: Limits): Promise<Source> {
  const folder = await temporaryFolder();
  const spoolPath = join(folder.path, 'rows');
  try {
    const sheet = await spoolWorkbook(path, spoolPath, limits.unpackedBytes, isKnownHeading);
    return { delimiter: null, sheet, rows: () => spooledRows(spoolPath), dispose: folder.dispose };
  } catch (error) {
    await folder.dispose();
    throw error;
  }
}
