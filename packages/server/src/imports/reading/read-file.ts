// A file to judged rows, in three passes of bounded memory: its bytes, the table as a whole, then row by row.
import { basename, join } from 'node:path';
import { csvRows, textHead, textPieces } from './csv-rows.ts';
import { decideDateOrder } from './date-order.rules.ts';
import type { DateOrderDecision } from './date-order.rules.ts';
import type { DateOrder } from './dates.rules.ts';
import { delimiterDeclared, sniffDelimiter } from './delimiter.rules.ts';
import type { Delimiter } from './delimiter.rules.ts';
import { fingerprintOf } from './fingerprint.ts';
import { headingKey } from './fold-text.rules.ts';
import { detectKind, mapHeadings } from './headings.rules.ts';
import type { HeadingMap, KindVerdict, Mapping } from './headings.rules.ts';
import { DEFAULT_LIMITS, inspectBytes } from './inspect-bytes.ts';
import type { InspectedBytes, Limits } from './inspect-bytes.ts';
import { idOf, judgeCells } from './judge-row.rules.ts';
import { KINDS, isKnownHeading } from './kinds.rules.ts';
import { decideNotation } from './numbers.rules.ts';
import type { DecimalMark } from './numbers.rules.ts';
import { FileRefused, refuse } from './refusals.rules.ts';
import type { FileRefusal } from './refusals.rules.ts';
import { RowReader } from './row-reader.rules.ts';
import type { ImportKind, JudgedRow, RawRow } from './rows.rules.ts';
import { temporaryFolder } from './spool.ts';
import { Survey } from './survey.rules.ts';
import type { ReadingPlan } from './survey.rules.ts';
import { HEAD_ROWS, headingRowOf, isBlank, isHeadingAgain, totalsRowOf } from './table.rules.ts';
import { spoolWorkbook, spooledRows } from './xlsx-rows.ts';

export interface ReadOptions {
  /** Overrides what the bytes say ("cp1252", "utf-16le"). */
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly delimiter?: Delimiter;
  /** Forces the kind: what it requires and the file lacks is then refused instead of left alone. */
  readonly kind?: ImportKind;
  /** A person's or a remembered word on headings, per kind; it goes before the synonyms. */
  readonly maps?: Partial<Record<ImportKind, HeadingMap>>;
  /** YYYY-MM-DD: no sale or joining can lie after it; helps to settle the order of days and months. */
  readonly today?: string;
  readonly limits?: Partial<Limits>;
}

export interface TableFacts extends InspectedBytes {
  readonly fileName: string;
  readonly delimiter: Delimiter | null;
  /** The sheet read, for a workbook. */
  readonly sheet: string | null;
  readonly title: string;
  readonly headingRow: number;
  readonly headings: readonly string[];
}

/** The file's own count of its rows against those found; repeated and refused rows are in both. */
export interface ControlTotal {
  readonly declaredRows: number | null;
  readonly readRows: number;
  /** null where the file declares nothing. */
  readonly agrees: boolean | null;
}

export interface ReadableFile {
  readonly outcome: 'readable';
  readonly kind: ImportKind;
  readonly facts: TableFacts;
  readonly mapping: Mapping;
  readonly dateOrder: { readonly order: DateOrder; readonly because: string };
  readonly decimalMarks: readonly { readonly field: string; readonly mark: DecimalMark; readonly because: string }[];
  readonly control: ControlTotal;
  /** Rows that are no data: set apart, never lost. */
  readonly setApart: {
    readonly blankRows: number;
    readonly headingRowsAgain: number;
    readonly totalsRows: readonly number[];
    readonly footnotes: readonly { readonly rowNumber: number; readonly text: string }[];
  };
  /** The rows, judged one at a time as they are asked for; may be called again and starts over. */
  rows(): AsyncGenerator<JudgedRow>;
  /** Removes what was put aside for reading; call it when done. */
  dispose(): Promise<void>;
}

export interface UnknownFile {
  readonly outcome: 'unknown-kind';
  readonly facts: TableFacts;
  /** The kind that came closest and what it misses, for a message. */
  readonly nearest: { readonly kind: ImportKind; readonly missing: readonly string[] } | null;
}

export interface RefusedFile {
  readonly outcome: 'refused';
  readonly fileName: string;
  readonly kind: ImportKind | null;
  readonly refusals: readonly [FileRefusal, ...FileRefusal[]];
}

export type FileReading = ReadableFile | UnknownFile | RefusedFile;

const SAMPLE_ROWS = 200;

interface Source {
  readonly delimiter: Delimiter | null;
  readonly sheet: string | null;
  rows(): AsyncGenerator<RawRow>;
  dispose(): Promise<void>;
}

/**
 * Reads a file up to the point where its rows can be judged. Never throws for what is wrong with the file: it comes
 * back `refused` (with every refusal, and a question where an answer would settle it), `unknown-kind` (to be left
 * alone), or `readable`.
 */
export async function readFile(path: string, options: ReadOptions = {}): Promise<FileReading> {
  const fileName = basename(path);
  let source: Source | null = null;
  let kind: ImportKind | null = options.kind ?? null;
  try {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const bytes = await inspectBytes(path, limits, options.encoding);
    source = bytes.format === 'xlsx' ? await openWorkbook(path, limits) : await openText(path, bytes.encoding ?? 'utf-8', options);
    const survey = await surveyTable(source, options);
    kind = survey.verdict.kind ?? kind;
    const facts: TableFacts = { ...bytes, fileName, delimiter: source.delimiter, sheet: source.sheet, ...survey.facts };
    const reading = settle(survey, facts, source, options);
    if (reading.outcome !== 'readable') await source.dispose();
    return reading;
  } catch (error) {
    await source?.dispose();
    if (error instanceof FileRefused) return { outcome: 'refused', fileName, kind, refusals: [error.refusal] };
    throw error;
  }
}

async function openText(path: string, encoding: string, options: ReadOptions): Promise<Source> {
  const head = await textHead(path, encoding);
  const delimiter = options.delimiter ?? delimiterDeclared(head) ?? sniffDelimiter(head, isKnownHeading);
  return {
    delimiter,
    sheet: null,
    rows: () => csvRows(textPieces(path, encoding), delimiter),
    dispose: () => Promise.resolve(),
  };
}

async function openWorkbook(path: string, limits: Limits): Promise<Source> {
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

interface Surveyed {
  readonly facts: Pick<TableFacts, 'title' | 'headingRow' | 'headings'>;
  readonly verdict: KindVerdict;
  readonly survey: Survey;
}

async function surveyTable(source: Source, options: ReadOptions): Promise<Surveyed> {
  let start: Surveyed | null = null;
  let head: RawRow[] = [];
  for await (const row of source.rows()) {
    if (start !== null) {
      start.survey.see(row);
      continue;
    }
    head.push(row);
    if (head.length < HEAD_ROWS + SAMPLE_ROWS) continue;
    start = startTable(head, options);
    head = [];
  }
  return start ?? startTable(head, options);
}

function startTable(head: readonly RawRow[], options: ReadOptions): Surveyed {
  const heading = headingRowOf(head, (key) => isKnownHeading(key) || isGiven(key, options));
  if (heading === null) {
    return refuse({ code: 'table-missing', message: 'The file has no rows.', mend: 'Export it again and check that it has rows before sending it.' });
  }
  const headings = heading.cells.map((cell) => String(cell).replace(/\s+/gu, ' ').trim());
  while (headings.length > 1 && headings[headings.length - 1] === '') headings.pop();
  const title = head
    .filter((row) => row.rowNumber < heading.rowNumber && !isBlank(row.cells) && !/^sep=/i.test(String(row.cells[0])))
    .map((row) => row.cells.map(String).join(' ').trim())
    .join(' ');
  const after = head.filter((row) => row.rowNumber > heading.rowNumber);
  const rows = after.filter((row) => !isBlank(row.cells)).map((row) => row.cells);
  const verdict = options.kind === undefined ? detectKind({ headings, rows, title }, options.maps) : forced(options.kind, headings, rows, options);
  const survey = new Survey(verdict, headings, options.today);
  for (const row of after) survey.see(row);
  return { facts: { title, headingRow: heading.rowNumber, headings }, verdict, survey };
}

function isGiven(key: string, options: ReadOptions): boolean {
  return Object.values(options.maps ?? {}).some((map) => Object.keys(map).some((heading) => headingKey(heading) === key));
}

function forced(kind: ImportKind, headings: readonly string[], rows: readonly RawRow['cells'][], options: ReadOptions): KindVerdict {
  const mapping = mapHeadings(kind, headings, rows, options.maps?.[kind]);
  return { kind, score: 0, mapping, nearest: mapping };
}

function settle(surveyed: Surveyed, facts: TableFacts, source: Source, options: ReadOptions): FileReading {
  const { survey, verdict } = surveyed;
  const { kind, mapping } = verdict;
  if (kind === null || mapping === null) {
    const { nearest } = verdict;
    return { outcome: 'unknown-kind', facts, nearest: nearest === null ? null : { kind: nearest.kind, missing: nearest.missing } };
  }
  const order = decideDateOrder([...survey.dates.values()], survey.trials, options.dateOrder);
  const marks = decideMarks(survey, options.decimal);
  const [first, ...more] = [...mappingRefusals(mapping, facts.headings), ...dateRefusals(order), ...marks.refusals];
  if (first !== undefined) return { outcome: 'refused', fileName: facts.fileName, kind, refusals: [first, ...more] };
  if ('question' in order) throw new Error('invariant: an open question about dates is a refusal');
  const plan: ReadingPlan = {
    kind,
    mapping,
    headings: facts.headings,
    headingRow: facts.headingRow,
    tailFrom: survey.tailFrom,
    dateOrder: order.order,
    marks: new Map(marks.decided.map(({ field, mark }) => [field, mark])),
    percentsAreFractions: survey.percents.fractions > 0 && survey.percents.others === 0,
  };
  return readable(plan, survey, facts, source, order, marks.decided);
}

function readable(
  plan: ReadingPlan,
  survey: Survey,
  facts: TableFacts,
  source: Source,
  dateOrder: { order: DateOrder; because: string },
  decimalMarks: ReadableFile['decimalMarks'],
): ReadableFile {
  const declaredRows = survey.declaredRows();
  return {
    outcome: 'readable',
    kind: plan.kind,
    facts,
    mapping: plan.mapping,
    dateOrder,
    decimalMarks,
    control: { declaredRows, readRows: survey.dataRows, agrees: declaredRows === null ? null : declaredRows === survey.dataRows },
    setApart: {
      blankRows: survey.blankRows,
      headingRowsAgain: survey.headingRowsAgain,
      totalsRows: survey.totals.map((row) => row.rowNumber),
      footnotes: survey.footnotes,
    },
    rows: () => judgeRows(source.rows(), plan),
    dispose: () => source.dispose(),
  };
}

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

function decideMarks(survey: Survey, given: DecimalMark | undefined): { decided: { field: string; mark: DecimalMark; because: string }[]; refusals: FileRefusal[] } {
  const decided: { field: string; mark: DecimalMark; because: string }[] = [];
  const refusals: FileRefusal[] = [];
  const all = [...survey.notations.values()];
  for (const [field, votes] of survey.notations) {
    const decision = decideNotation(votes, all, given);
    if ('mark' in decision) decided.push({ field, ...decision });
    else {
      refusals.push({
        code: 'number-notation-contradictory',
        message: `The column "${votes.pointExamples[0]?.column ?? field}" uses the point and the comma for decimals.`,
        mend: 'Say which one it is; cells in the other notation are then refused one by one.',
        question: { option: 'decimal', options: ['.', ','], examples: [...votes.pointExamples, ...votes.commaExamples] },
      });
    }
  }
  return { decided, refusals };
}

function dateRefusals(decision: DateOrderDecision): FileRefusal[] {
  if (!('question' in decision)) return [];
  const question = { option: 'dateOrder' as const, options: ['MDY', 'DMY'], examples: decision.examples };
  if (decision.question === 'ambiguous') {
    return [{ code: 'date-order-ambiguous', message: 'The dates can be read with the month first or with the day first.', mend: 'Say which order the file uses.', question }];
  }
  return [
    {
      code: 'date-order-contradictory',
      message: 'Some dates can only have the month first, others only the day first.',
      mend: 'Export the file with one order of dates, or say which order is meant; dates in the other are then refused one by one.',
      question,
    },
  ];
}

function mappingRefusals(mapping: Mapping, headings: readonly string[]): FileRefusal[] {
  const refusals: FileRefusal[] = [];
  if (mapping.missing.length > 0) {
    refusals.push({
      code: 'columns-missing',
      message: `A file of ${mapping.kind} needs ${mapping.missing.join(', ')}; found: ${headings.join(', ')}.`,
      mend: 'Export the file with these columns, or say which of the headings they are.',
      missing: mapping.missing,
      found: headings,
      question: { option: 'map', options: headings, examples: [] },
    });
  }
  for (const field of mapping.unknownFields) {
    refusals.push({
      code: 'field-unknown',
      message: `"${field}" is nothing that a file of ${mapping.kind} can say.`,
      mend: `Use one of ${Object.keys(KINDS[mapping.kind].fields).join(', ')}, or "ignore".`,
    });
  }
  return refusals;
}
