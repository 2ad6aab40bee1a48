// Headings to fields, by meaning, for one kind of file.
import { foldText, headingKey, headingWords } from './fold-text.rules.ts';
import { isKnownHeading, KINDS } from './kinds.rules.ts';
import type { FieldForm, KindRule } from './kinds.rules.ts';
import { saleKind } from './words.rules.ts';
import type { Cell, ImportKind } from './rows.rules.ts';

/** A person's word on headings: heading → field, or "ignore". Headings are compared folded. */
export type HeadingMap = Readonly<Record<string, string>>;

export interface MappedColumn {
  readonly field: string;
  readonly index: number;
  /** As the file spells it. */
  readonly heading: string;
  /** given: by the caller's map; synonym: by the table; words: the same words in another order; values: by its cells. */
  readonly how: 'given' | 'synonym' | 'words' | 'values';
  /** The first few cells, so that a person can judge the match. */
  readonly samples: readonly string[];
}

export interface Mapping {
  readonly kind: ImportKind;
  readonly columns: readonly MappedColumn[];
  /** Headings that nothing was read from. */
  readonly unmapped: readonly string[];
  /** Names, for a person, of what is required and was not found. */
  readonly missing: readonly string[];
  /** Fields that the caller's map named and this kind does not have. */
  readonly unknownFields: readonly string[];
}

const SAMPLES_KEPT = 5;
const SAMPLE_LENGTH = 80;
const WORDS_RANK = 1000;

interface Candidate {
  readonly field: string;
  readonly index: number;
  readonly rank: number;
  readonly how: MappedColumn['how'];
}

/** Matches the headings of one file to the fields of one kind. `rows` are its first rows, for what only cells tell. */
export function mapHeadings(
  kind: ImportKind,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  given: HeadingMap = {},
): Mapping {
  const rule = KINDS[kind];
  const unknownFields: string[] = [];
  const wish = new Map(Object.entries(given).map(([heading, wanted]) => [headingKey(heading), wanted]));
  const byField = new Map<string, Candidate>();
  const taken = new Set<number>();
  headings.forEach((heading, index) => {
    const wanted = wish.get(headingKey(heading));
    if (wanted === undefined) return;
    taken.add(index);
    if (wanted === 'ignore') return;
    if (rule.fields[wanted] === undefined) unknownFields.push(wanted);
    else byField.set(wanted, { field: wanted, index, rank: -1, how: 'given' });
  });
  for (const candidate of candidates(rule, headings)) {
    if (taken.has(candidate.index) || byField.has(candidate.field)) continue;
    byField.set(candidate.field, candidate);
    taken.add(candidate.index);
  }
  refineByValues(rule, headings, byField, rows);
  return describe(rule, byField, headings, rows, unknownFields, wish);
}

function candidates(rule: KindRule, headings: readonly string[]): Candidate[] {
  const found: Candidate[] = [];
  for (const [field, { synonyms }] of Object.entries(rule.fields)) {
    const keys = synonyms.map(headingKey);
    const words = synonyms.map(headingWords);
    headings.forEach((heading, index) => {
      const exact = spellings(heading)
        .map((spelling) => keys.indexOf(spelling))
        .find((rank) => rank >= 0);
      if (exact !== undefined) found.push({ field, index, rank: exact, how: 'synonym' });
      else if (words.includes(headingWords(heading)) && headingWords(heading) !== '') {
        found.push({ field, index, rank: WORDS_RANK + words.indexOf(headingWords(heading)), how: 'words' });
      }
    });
  }
  return found.sort((one, other) => one.rank - other.rank || one.index - other.index);
}

/** "Member #" is the member's number, "Amount (USD)" is an amount, "Commission %" a commission. */
function spellings(heading: string): string[] {
  const numbered = headingKey(heading.replace(/[#№]/gu, ' number '));
  if (/[#№]/.test(heading) && isKnownHeading(numbered)) return [numbered];
  return [headingKey(heading), headingKey(heading.replace(/[([{].*?[)\]}]/gu, ' '))].filter((key) => key !== '');
}

const NAME_AND_REF: readonly (readonly [string, string])[] = [
  ['memberName', 'memberRef'],
  ['trainerName', 'trainerRef'],
  ['sellerName', 'sellerRef'],
  ['bookedByName', 'bookedByRef'],
];

const VAGUE_TYPES = new Set(['type', 'kind', 'art', 'typ', 'tipo', 'nature', 'soort']);

// Some headings do not tell: "Member" may hold a name or a number, "Nombre" a first or a whole name.
function refineByValues(
  rule: KindRule,
  headings: readonly string[],
  byField: Map<string, Candidate>,
  rows: readonly (readonly Cell[])[],
): void {
  for (const [name, ref] of NAME_AND_REF) {
    const column = byField.get(name);
    if (column === undefined || column.how === 'given' || rule.fields[ref] === undefined || byField.has(ref)) continue;
    if (mostAre(rows, column.index, looksLikeId)) move(byField, name, ref);
  }
  if (
    rule.fields['fullName'] !== undefined &&
    !byField.has('fullName') &&
    byField.has('firstName') !== byField.has('lastName')
  ) {
    move(byField, byField.has('firstName') ? 'firstName' : 'lastName', 'fullName');
  }
  const whole = byField.get('fullName');
  const first = byField.get('firstName');
  if (whole !== undefined && first !== undefined && whole.how !== 'given' && !byField.has('lastName')) {
    if (!repeatsFirstName(rows, first.index, whole.index)) move(byField, 'fullName', 'lastName');
  }
  const saleType = byField.get('saleKind');
  if (
    saleType === undefined ||
    saleType.how === 'given' ||
    !VAGUE_TYPES.has(headingKey(headings[saleType.index] ?? ''))
  )
    return;
  // "Type" may as well be how it was paid: then the source does not say the kind of its sales.
  if (!mostAre(rows, saleType.index, (cell) => saleKind(cell) !== null)) byField.delete('saleKind');
}

function move(byField: Map<string, Candidate>, from: string, to: string): void {
  const column = byField.get(from);
  if (column === undefined) return;
  byField.delete(from);
  byField.set(to, { ...column, field: to, how: 'values' });
}

/** "Name" beside "Vorname" is a last name, unless it holds the first one again. */
function repeatsFirstName(rows: readonly (readonly Cell[])[], first: number, whole: number): boolean {
  const named = rows.filter((row) => String(row[first] ?? '').trim() !== '');
  const repeated = named.filter((row) => foldText(String(row[whole] ?? '')).includes(foldText(String(row[first]))));
  return named.length > 0 && repeated.length * 2 > named.length;
}

function looksLikeId(cell: Cell): boolean {
  return typeof cell === 'number' || (/\d/.test(cell) && !/[\s,]/.test(cell.trim()));
}

/** The cells of a column that say anything. */
export function filled(rows: readonly (readonly Cell[])[], index: number): Cell[] {
  return rows.map((row) => row[index] ?? '').filter((cell) => String(cell).trim() !== '');
}

/** The first few cells of a column that say anything, cut to a length that can be shown. */
export function samplesOf(rows: readonly (readonly Cell[])[], index: number): string[] {
  return filled(rows, index)
    .slice(0, SAMPLES_KEPT)
    .map((cell) => String(cell).slice(0, SAMPLE_LENGTH));
}

function mostAre(rows: readonly (readonly Cell[])[], index: number, test: (cell: Cell) => boolean): boolean {
  const cells = filled(rows, index);
  return cells.length > 0 && cells.filter(test).length * 5 >= cells.length * 4;
}

function describe(
  rule: KindRule,
  byField: ReadonlyMap<string, Candidate>,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  unknownFields: readonly string[],
  wish: ReadonlyMap<string, string>,
): Mapping {
  const columns = [...byField.values()].map(({ field, index, how }) => ({
    field,
    index,
    heading: headings[index] ?? '',
    how,
    samples: samplesOf(rows, index),
  }));
  const used = new Set(columns.map((column) => column.index));
  const unmapped = headings.filter(
    (heading, index) => !used.has(index) && heading.trim() !== '' && wish.get(headingKey(heading)) !== 'ignore',
  );
  return {
    kind: rule.kind,
    columns: columns.sort((one, other) => one.index - other.index),
    unmapped,
    missing: missingOf(rule, byField),
    unknownFields,
  };
}

function missingOf(rule: KindRule, byField: ReadonlyMap<string, unknown>): string[] {
  const has = (alternative: string): boolean => alternative.split('+').every((field) => byField.has(field));
  return rule.required
    .filter((needed) => !needed.split('|').some(has))
    .map((needed) =>
      needed
        .split('|')
        .map((one) =>
          one
            .split('+')
            .map((name) => rule.fields[name]?.title ?? name)
            .join(' and '),
        )
        .join(' or '),
    );
}

/** The map to remember for a source: the next file with these headings is then read the same way. */
export function mapToRemember(mapping: Mapping): HeadingMap {
  return Object.fromEntries(mapping.columns.map((column) => [headingKey(column.heading), column.field]));
}

/** How a field's cells are read. */
export function formOf(kind: ImportKind, field: string): FieldForm {
  return KINDS[kind].fields[field]?.form ?? 'text';
}
