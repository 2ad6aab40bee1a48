// A file to judged rows, in three passes of bounded memory: its bytes, the table as a whole, then row by row.
import { basename } from 'node:path';
import { decideDateOrder } from './date-order.rules.ts';
import type { DateOrder } from './dates.rules.ts';
import type { Delimiter } from './delimiter.rules.ts';
import { headingKey } from './fold-text.rules.ts';
import { detectKind } from './detect-kind.rules.ts';
import { mapHeadings, samplesOf } from './headings.rules.ts';
import type { KindVerdict } from './detect-kind.rules.ts';
import type { Mapping } from './headings.rules.ts';
import { DEFAULT_LIMITS, inspectBytes } from './inspect-bytes.ts';
import type { InspectedBytes } from './inspect-bytes.ts';
import { judgeRows, type Mends } from './judge-rows.ts';
import { isKnownHeading } from './kinds.rules.ts';
import type { DecimalMark } from './numbers.rules.ts';
import { openText, openWorkbook } from './open-source.ts';
import type { Source } from './open-source.ts';
import { dateRefusals, decideMarks, mappingRefusals, refusalOfRows } from './plan-refusals.rules.ts';
import type { ReadOptions } from './read-options.ts';
import { FileRefused, refuse } from './refusals.rules.ts';
import type { FileRefusal } from './refusals.rules.ts';
import type { ImportKind, JudgedRow, RawRow } from './rows.rules.ts';
import { Survey } from './survey.rules.ts';
import type { ReadingPlan } from './survey.rules.ts';
import { HEAD_ROWS, headingRowOf, isBlank } from './table.rules.ts';

export interface TableFacts extends InspectedBytes {
  readonly fileName: string;
  readonly delimiter: Delimiter | null;
  /** The sheet read, for a workbook. */
  readonly sheet: string | null;
  readonly title: string;
  readonly headingRow: number;
  readonly headings: readonly string[];
  /** Per heading, the first few cells that say anything. */
  readonly samples: readonly (readonly string[])[];
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
  /** How its rows are read; judging one of them again needs nothing else. */
  readonly plan: ReadingPlan;
  /** The rows, judged one at a time as they are asked for; may be called again and starts over. */
  rows(mends?: Mends): AsyncGenerator<JudgedRow>;
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
  /** What could be read all the same: where there is a table, a person can say which column is which. */
  readonly table: { readonly facts: TableFacts; readonly mapping: Mapping | null } | null;
}

export type FileReading = ReadableFile | UnknownFile | RefusedFile;

const SAMPLE_ROWS = 200;

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
    source =
      bytes.format === 'xlsx'
        ? await openWorkbook(path, limits)
        : await openText(path, bytes.encoding ?? 'utf-8', options);
    const survey = await surveyTable(source, options);
    kind = survey.verdict.kind ?? kind;
    const facts: TableFacts = { ...bytes, fileName, delimiter: source.delimiter, sheet: source.sheet, ...survey.facts };
    const reading = settle(survey, facts, source, options);
    if (reading.outcome !== 'readable') await source.dispose();
    return reading;
  } catch (error) {
    await source?.dispose();
    if (error instanceof FileRefused)
      return { outcome: 'refused', fileName, kind, refusals: [error.refusal], table: null };
    throw error;
  }
}

interface Surveyed {
  readonly facts: Pick<TableFacts, 'title' | 'headingRow' | 'headings' | 'samples'>;
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
    return refuse({
      code: 'table-missing',
      message: 'The file has no rows.',
      mend: 'Export it again and check that it has rows before sending it.',
    });
  }
  const headings = heading.cells.map((cell) => String(cell).replace(/\s+/gu, ' ').trim());
  while (headings.length > 1 && headings[headings.length - 1] === '') headings.pop();
  const title = head
    .filter((row) => row.rowNumber < heading.rowNumber && !isBlank(row.cells) && !/^sep=/i.test(String(row.cells[0])))
    .map((row) => row.cells.map(String).join(' ').trim())
    .join(' ');
  const after = head.filter((row) => row.rowNumber > heading.rowNumber);
  const rows = after.filter((row) => !isBlank(row.cells)).map((row) => row.cells);
  const verdict =
    options.kind === undefined
      ? detectKind({ headings, rows, title }, options.maps)
      : forced(options.kind, headings, rows, options);
  const survey = new Survey(verdict, headings, options.today);
  for (const row of after) survey.see(row);
  const samples = headings.map((_heading, index) => samplesOf(rows, index));
  return { facts: { title, headingRow: heading.rowNumber, headings, samples }, verdict, survey };
}

function isGiven(key: string, options: ReadOptions): boolean {
  return Object.values(options.maps ?? {}).some((map) =>
    Object.keys(map).some((heading) => headingKey(heading) === key),
  );
}

function forced(
  kind: ImportKind,
  headings: readonly string[],
  rows: readonly RawRow['cells'][],
  options: ReadOptions,
): KindVerdict {
  const mapping = mapHeadings(kind, headings, rows, options.maps?.[kind]);
  return { kind, score: 0, mapping, nearest: mapping };
}

function settle(surveyed: Surveyed, facts: TableFacts, source: Source, options: ReadOptions): FileReading {
  const { survey, verdict } = surveyed;
  const { kind, mapping } = verdict;
  if (kind === null || mapping === null) {
    const { nearest } = verdict;
    return {
      outcome: 'unknown-kind',
      facts,
      nearest: nearest === null ? null : { kind: nearest.kind, missing: nearest.missing },
    };
  }
  const over = refusalOfRows(survey.dataRows, options.limits?.rows ?? DEFAULT_LIMITS.rows);
  const order = decideDateOrder([...survey.dates.values()], survey.trials, options.dateOrder);
  const marks = decideMarks(survey, options.decimal);
  const [first, ...more] = [
    ...over,
    ...mappingRefusals(mapping, facts.headings),
    ...dateRefusals(order),
    ...marks.refusals,
  ];
  if (first !== undefined) {
    const refusals: RefusedFile['refusals'] = [first, ...more];
    return { outcome: 'refused', fileName: facts.fileName, kind, refusals, table: { facts, mapping } };
  }
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
    control: {
      declaredRows,
      readRows: survey.dataRows,
      agrees: declaredRows === null ? null : declaredRows === survey.dataRows,
    },
    setApart: {
      blankRows: survey.blankRows,
      headingRowsAgain: survey.headingRowsAgain,
      totalsRows: survey.totals.map((row) => row.rowNumber),
      footnotes: survey.footnotes,
    },
    plan,
    rows: (mends) => judgeRows(source.rows(), plan, mends),
    dispose: () => source.dispose(),
  };
}
