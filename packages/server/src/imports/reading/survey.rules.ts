// What the whole file says before any row is judged: its columns, its date order, its notation, its end. Only counts and
// a few examples are kept, however long the file is.
import { noDateVotes, noTrials, tryPair, tryPast, voteOnDate } from './date-order.rules.ts';
import type { DateVotes, OrderTrials } from './date-order.rules.ts';
import type { DateOrder } from './dates.rules.ts';
import { formOf } from './headings.rules.ts';
import type { KindVerdict } from './detect-kind.rules.ts';
import type { Mapping, MappedColumn } from './headings.rules.ts';
import { noNotationVotes, readNumber, voteOnNotation } from './numbers.rules.ts';
import type { DecimalMark, NotationVotes } from './numbers.rules.ts';
import { couldBeFootnote, isBlank, isHeadingAgain, totalsRowOf } from './table.rules.ts';
import type { TotalsRow } from './table.rules.ts';
import type { ImportKind, RawRow } from './rows.rules.ts';

/** Earlier and later fields: the first cannot come after the second. */
const SEQUENCES: Readonly<Partial<Record<ImportKind, readonly (readonly [string, string])[]>>> = {
  consultations: [
    ['bookedAt', 'startsAt'],
    ['bookedAt', 'startsOn'],
  ],
  sales: [
    ['soldOn', 'expiresOn'],
    ['soldOn', 'refundedOn'],
  ],
};

/** Fields that tell of something that has happened when the file is exported. */
const PAST: ReadonlySet<string> = new Set(['joinedOn', 'soldOn', 'refundedOn', 'bookedAt']);
const KEPT = 20;

/** Shares of percents as some workbooks store them (0.1) are told from percents (10) by the whole column. */
interface PercentSigns {
  fractions: number;
  others: number;
}

/** Counts one file. Feed it every row after the headings with `see`, then call `end`. */
export class Survey {
  dataRows = 0;
  blankRows = 0;
  headingRowsAgain = 0;
  readonly totals: TotalsRow[] = [];
  readonly footnotes: { rowNumber: number; text: string }[] = [];
  /** Rows from here on are the file's end, not data; null where data goes on to the last row. */
  tailFrom: number | null = null;
  readonly dates = new Map<string, DateVotes>();
  readonly notations = new Map<string, NotationVotes>();
  readonly percents: PercentSigns = { fractions: 0, others: 0 };
  readonly trials: OrderTrials = noTrials();
  private pendingFootnotes = 0;
  private trailingTotals: TotalsRow[] = [];
  private readonly columns: readonly MappedColumn[];
  private readonly headings: readonly string[];
  private readonly kind: ImportKind | null;
  private readonly today: string | undefined;

  constructor(verdict: KindVerdict, headings: readonly string[], today?: string) {
    this.kind = verdict.kind;
    this.columns = verdict.mapping?.columns ?? [];
    this.headings = headings;
    this.today = today;
    for (const { field } of this.columns) this.prepare(field);
  }

  see(row: RawRow): void {
    if (isBlank(row.cells)) {
      this.blankRows += 1;
      return;
    }
    if (isHeadingAgain(row.cells, this.headings)) {
      this.headingRowsAgain += 1;
      return;
    }
    const totals = totalsRowOf(row);
    if (totals !== null) {
      this.tailFrom ??= row.rowNumber;
      this.trailingTotals.push(totals);
      if (this.totals.length < KEPT) this.totals.push(totals);
      return;
    }
    if (couldBeFootnote(row.cells, this.headings.length)) return this.seeFootnote(row);
    this.seeData(row);
  }

  /** The number of rows that the file's own last lines declare; null where they declare none. */
  declaredRows(): number | null {
    const totals = this.trailingTotals[this.trailingTotals.length - 1];
    if (totals === undefined) return null;
    const counts = totals.numbers
      .filter(({ index }) => !this.isSummed(index))
      .map(({ text }) => wholeNumber(text))
      .filter((count) => count !== null);
    if (counts[0] !== undefined) return counts[0];
    const [only, ...more] = totals.numbers;
    return only !== undefined && more.length === 0 && wholeNumber(only.text) === this.dataRows ? this.dataRows : null;
  }

  private prepare(field: string): void {
    const form = this.kind === null ? 'text' : formOf(this.kind, field);
    if (form === 'date' || form === 'moment') this.dates.set(field, noDateVotes());
    if (form === 'decimal' || form === 'percent' || form === 'whole' || form === 'minutes')
      this.notations.set(field, noNotationVotes());
  }

  private seeFootnote(row: RawRow): void {
    this.tailFrom ??= row.rowNumber;
    this.pendingFootnotes += 1;
    if (this.footnotes.length < KEPT)
      this.footnotes.push({ rowNumber: row.rowNumber, text: row.cells.map(String).join(' ').trim().slice(0, 200) });
  }

  private seeData(row: RawRow): void {
    // What looked like the end was not: single cells before this row are rows after all, and will be judged as such.
    this.dataRows += 1 + this.pendingFootnotes;
    this.pendingFootnotes = 0;
    this.footnotes.length = 0;
    this.trailingTotals = [];
    this.tailFrom = null;
    for (const column of this.columns) this.count(row, column);
    this.tryOrders(row);
  }

  private count(row: RawRow, { field, index, heading }: MappedColumn): void {
    const cell = row.cells[index] ?? '';
    const dates = this.dates.get(field);
    if (dates !== undefined) voteOnDate(dates, cell, row.rowNumber, heading);
    const notations = this.notations.get(field);
    if (notations === undefined) return;
    voteOnNotation(notations, cell, row.rowNumber, heading);
    if (this.kind !== null && formOf(this.kind, field) === 'percent') this.countPercent(cell);
  }

  private countPercent(cell: string | number): void {
    const read = readNumber(cell, typeof cell === 'string' && cell.includes(',') ? ',' : '.');
    if (read === null || read.isPercent || read.decimal === '0') return;
    if (Number(read.decimal) < 1) this.percents.fractions += 1;
    else if (read.decimal !== '1') this.percents.others += 1;
  }

  private tryOrders(row: RawRow): void {
    if (this.kind === null || this.isOrderClear()) return;
    for (const [earlier, later] of SEQUENCES[this.kind] ?? []) {
      const one = this.indexOf(earlier);
      const other = this.indexOf(later);
      if (one !== null && other !== null) tryPair(this.trials, row.cells[one] ?? '', row.cells[other] ?? '');
    }
    if (this.today === undefined) return;
    for (const { field, index } of this.columns) {
      if (PAST.has(field)) tryPast(this.trials, row.cells[index] ?? '', this.today);
    }
  }

  private isOrderClear(): boolean {
    for (const votes of this.dates.values()) if (votes.mdy > 0 || votes.dmy > 0) return true;
    return false;
  }

  private indexOf(field: string): number | null {
    return this.columns.find((column) => column.field === field)?.index ?? null;
  }

  private isSummed(index: number): boolean {
    const column = this.columns.find((one) => one.index === index);
    return column !== undefined && this.notations.has(column.field);
  }
}

function wholeNumber(text: string): number | null {
  const digits = text.replace(/[\s\u00a0\u202f.,'’](?=\d{3}(?!\d))/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** Everything that judging a row needs to know about its file. */
export interface ReadingPlan {
  readonly kind: ImportKind;
  readonly mapping: Mapping;
  readonly headings: readonly string[];
  readonly headingRow: number;
  readonly tailFrom: number | null;
  readonly dateOrder: DateOrder;
  readonly marks: ReadonlyMap<string, DecimalMark>;
  /** True where the column of percents holds shares of one. */
  readonly percentsAreFractions: boolean;
}
