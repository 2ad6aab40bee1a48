// What a file of a draft shows to the person who prepares it: its columns and what each was taken for.
import { foldText, headingKey } from './reading/fold-text.rules.ts';
import type { HeadingMap, MappedColumn } from './reading/headings.rules.ts';
import { KINDS } from './reading/kinds.rules.ts';
import type { FileRefusal } from './reading/refusals.rules.ts';
import type { ImportKind } from './reading/rows.rules.ts';
import type { OverwriteRule, SourceProfile } from './house.read.ts';
import { overwritable } from './overwrite.rules.ts';

/** How a column came to its field. */
export type ColumnHow = 'GIVEN' | 'REMEMBERED' | 'SYNONYM' | 'WORDS' | 'VALUES' | 'IGNORED' | 'NONE';

/** One column of a file. */
export interface DraftColumn {
  readonly index: number;
  readonly heading: string;
  readonly field: string | null;
  readonly how: ColumnHow;
  readonly samples: readonly string[];
  /** Whose word wins; null where there is no choice. */
  readonly overwrite: OverwriteRule | null;
}

/** A question or a fault of a whole file. */
export interface DraftProblem {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
  readonly line: number | null;
  readonly question: {
    readonly option: string;
    readonly options: readonly string[];
    readonly examples: readonly { readonly rowNumber: number; readonly column: string; readonly value: string }[];
  } | null;
}

/** As much of what was kept of a file as its columns need. */
export interface FileKept {
  readonly kind: ImportKind | null;
  readonly headings: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly mapped: readonly MappedColumn[];
  readonly said: HeadingMap;
  readonly overwrite: Readonly<Record<string, OverwriteRule>>;
}

/** More columns than these nobody maps by hand. */
const MOST_COLUMNS = 200;

const keyed = (map: HeadingMap | undefined): ReadonlyMap<string, string> =>
  new Map(Object.entries(map ?? {}).map(([heading, field]) => [headingKey(heading), field]));

/** The columns of a file in their order. */
export function columnsOf(file: FileKept, profile: SourceProfile | undefined): DraftColumn[] {
  const byIndex = new Map(file.mapped.map((column) => [column.index, column]));
  const said = keyed(file.said);
  const remembered = keyed(profile?.headings);
  return file.headings.slice(0, MOST_COLUMNS).map((heading, index) => {
    const column = byIndex.get(index);
    const key = headingKey(heading);
    const isIgnored = (said.get(key) ?? remembered.get(key)) === 'ignore';
    const how = column ? howOf(column, said.has(key)) : isIgnored ? 'IGNORED' : 'NONE';
    const field = column?.field ?? null;
    const [choice] = file.kind && field ? overwritable(file.kind, field) : [];
    const rule = choice === undefined ? null : (file.overwrite[choice] ?? profile?.overwrite[choice] ?? 'OVERWRITE');
    return { index, heading, field, how, samples: file.samples[index] ?? [], overwrite: rule };
  });
}

function howOf(column: MappedColumn, wasSaid: boolean): ColumnHow {
  if (column.how === 'given') return wasSaid ? 'GIVEN' : 'REMEMBERED';
  return column.how.toUpperCase() as ColumnHow;
}

/** What a file still asks or lacks. */
export function problemsOf(refusals: readonly FileRefusal[] | undefined): DraftProblem[] {
  return (refusals ?? []).map(({ code, message, mend, line, question }) => ({
    code,
    message,
    mend,
    line: line ?? null,
    question: question ?? null,
  }));
}

/** A field that files of a kind may have. */
export interface KnownField {
  readonly name: string;
  /** As a person calls it. */
  readonly title: string;
  readonly required: boolean;
  /** Whether somebody may choose whose word wins. */
  readonly overwritable: boolean;
}

/** What files of a kind can say. */
export interface KnownKind {
  readonly kind: ImportKind;
  readonly fields: readonly KnownField[];
  /** Each a choice: one of its fields (`+` joins those that are needed together) must be there. */
  readonly required: readonly (readonly string[])[];
}

/** Every kind of file with its fields. */
export function knownKinds(): KnownKind[] {
  return Object.values(KINDS).map(({ kind, fields, required }) => ({
    kind,
    fields: Object.entries(fields).map(([name, { title }]) => ({
      name,
      title,
      required: required.includes(name),
      overwritable: overwritable(kind, name).length > 0,
    })),
    required: required.map((choice) => choice.split('|')),
  }));
}

/** Which cell a reason is about: the column of that heading, or of the field that the reason names in general. */
export function cellOf(column: string, headings: readonly string[], mapped: readonly MappedColumn[]): number | null {
  const named = headings.findIndex(
    (heading) => heading === column || (column !== '' && foldText(heading) === foldText(column)),
  );
  const meant = GENERAL[column] ?? [];
  const byField = mapped.find(({ field }) => meant.includes(field))?.index;
  if (byField !== undefined) return byField;
  return named >= 0 ? named : null;
}

const GENERAL: Readonly<Record<string, readonly string[]>> = {
  id: ['ref'],
  location: ['locationName', 'name'],
  trainer: ['trainerRef', 'trainerName'],
  seller: ['sellerRef', 'sellerName'],
  'booked by': ['bookedByRef', 'bookedByName'],
  'booked on': ['bookedAt'],
  start: ['startsAt', 'startsOn'],
  'rescheduled to': ['movedToRef'],
  amount: ['amount'],
  'pay per session': ['payPerSession'],
  role: ['role'],
  member: ['memberRef'],
  client: ['memberRef'],
};
