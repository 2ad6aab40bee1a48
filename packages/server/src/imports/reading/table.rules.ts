// Where the table begins and ends inside the file: title rows before it, totals and footnotes after it.
import { foldText, headingKey } from './fold-text.rules.ts';
import type { Cell, RawRow } from './rows.rules.ts';

/** How far down the headings may stand. */
export const HEAD_ROWS = 50;

/** True for a row without anything in it. */
export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => String(cell).trim() === '');
}

/** How many cells of a row say anything. */
export function filledCells(cells: readonly Cell[]): number {
  return cells.filter((cell) => String(cell).trim() !== '').length;
}

/**
 * The row of the headings among a file's first rows: the one with the most known headings (at least two), else the
 * first of the widest ones. null where there is no row at all.
 */
export function headingRowOf(rows: readonly RawRow[], isKnown: (key: string) => boolean): RawRow | null {
  let best: RawRow | null = null;
  let bestScore = 0;
  for (const row of rows.slice(0, HEAD_ROWS)) {
    const known = row.cells.filter((cell) => typeof cell === 'string' && isKnown(headingKey(cell))).length;
    const score = known > 1 ? known * 1000 : filledCells(row.cells);
    if (score > bestScore) {
      best = row;
      bestScore = score;
    }
  }
  return best;
}

/** Headings printed again on a later page. */
export function isHeadingAgain(cells: readonly Cell[], headings: readonly string[]): boolean {
  if (filledCells(cells) < 2) return false;
  return headings.every((heading, index) => headingKey(String(cells[index] ?? '')) === headingKey(heading));
}

const TOTAL =
  /^(grand total|sub ?totals?|totals?|total general|total general|sum|summe|gesamt|gesamtsumme|insgesamt|zwischensumme|suma|subtotal|somme|total geral|totaal|totale|eindtotaal|subtotaal|count|row count|record count|number of (rows|records|entries)|records|rows|anzahl|anzahl zeilen|anzahl datensatze|recuento|nombre de lignes|aantal|aantal rijen)\b/;

export interface TotalsRow {
  readonly rowNumber: number;
  /** Numbers in it, by the column that they stand in. */
  readonly numbers: readonly { readonly index: number; readonly text: string }[];
}

/** A row of totals: its first filled cell says so, and nothing but numbers follows. */
export function totalsRowOf(row: RawRow): TotalsRow | null {
  const filled = row.cells
    .map((cell, index) => ({ index, text: String(cell).trim() }))
    .filter(({ text }) => text !== '');
  const [first, ...rest] = filled;
  if (first === undefined) return null;
  const word = TOTAL.exec(foldText(first.text));
  if (word === null) return null;
  const after = foldText(first.text).slice(word[0].length).trim();
  const inside =
    /^[:=-]?\s*(?:(?:rows|records|entries|zeilen|datensatze|clients|members)\s*[:=-]?\s*)?([\d.,'\s]*\d)?\s*(?:\p{L}+)?$/u.exec(
      after,
    );
  if (inside === null || !rest.every(({ text }) => isNumberLike(text))) return null;
  const own = inside[1] === undefined ? [] : [{ index: first.index, text: inside[1].trim() }];
  // "Total" alone in a wide row, or with a word after it and no number anywhere, counts as an empty total.
  return { rowNumber: row.rowNumber, numbers: [...own, ...rest] };
}

function isNumberLike(text: string): boolean {
  return /^[-+(]?\s*[\p{Sc}A-Z]{0,4}\s*[\d][\d.,'’\s\u00a0\u202f]*\)?\s*[\p{Sc}A-Za-z%]{0,8}$/u.test(text);
}

/** A line under the table ("Printed by …"): one filled cell of several words where the table is wide. */
export function couldBeFootnote(cells: readonly Cell[], width: number): boolean {
  if (width < 3 || filledCells(cells) !== 1) return false;
  return /\s/.test(cells.map((cell) => String(cell).trim()).find((text) => text !== '') ?? '');
}
