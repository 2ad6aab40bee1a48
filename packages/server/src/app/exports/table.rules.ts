import { currencyDigits } from '../../kernel/index.ts';

/** What a column holds: a day is `YYYY-MM-DD`, a number is one in every program that opens the file. */
export type ColumnKind = 'TEXT' | 'DAY' | 'NUMBER';
export type Cell = string | number | null;

/** A column of an exported table. */
export interface Column<Row> {
  readonly header: string;
  readonly kind: ColumnKind;
  readonly of: (row: Row) => Cell;
}

export const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** An amount as a spreadsheet adds it: whole units with decimals. Null where there is no currency to say it in. */
export function inMajorUnits(amountMinor: number | null, currency: string | null): number | null {
  if (amountMinor === null || currency === null) return null;
  return amountMinor / 10 ** currencyDigits(currency);
}

// What a spreadsheet takes for the beginning of a formula, in narrow and in wide letters.
const LOOKS_LIKE_A_FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text that no spreadsheet runs: what begins like a formula gets an apostrophe before it. Numbers of number columns are
 * not texts and keep their sign.
 */
export const guarded = (text: string): string => (LOOKS_LIKE_A_FORMULA.test(text) ? `'${text}` : text);
