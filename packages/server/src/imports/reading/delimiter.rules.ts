// What separates the cells of a text file.
import { headingKey } from './fold-text.rules.ts';

export type Delimiter = ',' | ';' | '\t' | '|';
export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

const ROWS_LOOKED_AT = 60;

/** Excel's own hint: a first line "sep=;". */
export function delimiterDeclared(head: string): Delimiter | null {
  const declared = /^sep=(.)\s*$/im.exec(head.split(/\r\n|\r|\n/, 1)[0] ?? '')?.[1];
  return DELIMITERS.find((delimiter) => delimiter === declared) ?? null;
}

/**
 * The delimiter under which the start of the file looks most like a table: first by headings that are known, then by
 * how many rows have the same width. Decimal commas make "," look regular in a ";" file, so width counts too.
 */
export function sniffDelimiter(head: string, isKnownHeading: (key: string) => boolean): Delimiter {
  let best: Delimiter = ',';
  let bestScore = -1;
  for (const delimiter of DELIMITERS) {
    const rows = splitRoughly(head, delimiter);
    const known = Math.max(0, ...rows.map((row) => row.filter((cell) => isKnownHeading(headingKey(cell))).length));
    const score = (known > 1 ? known * 10_000 : 0) + regularity(rows);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function regularity(rows: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>();
  for (const row of rows) {
    if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of widths) best = Math.max(best, count * Math.log2(width));
  return best;
}

/** The first rows, quotes respected; the last one may be cut short and is left out. */
export function splitRoughly(head: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < head.length && rows.length < ROWS_LOOKED_AT; at += 1) {
    const char = head[at] as string;
    if (quoted) {
      if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"') quoted = true;
    else if (char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && head[at + 1] === '\n') at += 1;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += char;
  }
  if (rows.length === 0) rows.push([...row, cell]);
  return rows;
}
