// What kind of file it is: the kind whose fields its headings fit best.
import { filled, mapHeadings } from './headings.rules.ts';
import type { HeadingMap, Mapping } from './headings.rules.ts';
import { KINDS } from './kinds.rules.ts';
import { IMPORT_KINDS } from './rows.rules.ts';
import type { Cell, ImportKind } from './rows.rules.ts';
import { consultationStatus, isConsultationWord, isTrainingWord, visitStatus } from './words.rules.ts';

export interface KindVerdict {
  /** null: no kind has all that it requires; the file is left alone. */
  readonly kind: ImportKind | null;
  readonly score: number;
  readonly mapping: Mapping | null;
  /** The kind that came closest, with what it misses. */
  readonly nearest: Mapping | null;
}

export interface TableStart {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The text above the headings ("Appointments: consultations"). */
  readonly title: string;
}

/** Finds what kind of file it is, whatever its name. */
export function detectKind(table: TableStart, maps: Partial<Record<ImportKind, HeadingMap>> = {}): KindVerdict {
  const all = IMPORT_KINDS.map((kind) => {
    const mapping = mapHeadings(kind, table.headings, table.rows, maps[kind]);
    return { mapping, score: scoreOf(mapping, table) };
  }).sort((one, other) => other.score - one.score);
  const best = all.find(
    ({ mapping, score }) => mapping.missing.length === 0 && score > 0 && isBelievable(mapping, table),
  );
  const nearest = [...all].sort(
    (one, other) => one.mapping.missing.length - other.mapping.missing.length || other.score - one.score,
  )[0];
  if (best === undefined) return { kind: null, score: 0, mapping: null, nearest: nearest?.mapping ?? null };
  return { kind: best.mapping.kind, score: best.score, mapping: best.mapping, nearest: best.mapping };
}

function scoreOf(mapping: Mapping, table: TableStart): number {
  const fields = KINDS[mapping.kind].fields;
  const matched = mapping.columns.reduce(
    (total, { field, how }) => total + (fields[field]?.weight ?? 0) * (how === 'given' ? 2 : 1),
    0,
  );
  return matched - mapping.unmapped.length * 0.25 + hintOf(mapping, table);
}

// Consultations and visits share most headings; what is booked, and what the file calls itself, tells them apart.
function hintOf(mapping: Mapping, table: TableStart): number {
  if (mapping.kind !== 'consultations' && mapping.kind !== 'visits') return 0;
  const service = mapping.columns.find(({ field }) => field === 'service');
  const cells = service === undefined ? [] : filled(table.rows, service.index).map(String);
  const share = (test: (text: string) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  const ref = mapping.columns.find(({ field }) => field === 'ref')?.heading ?? '';
  const towardsConsultations =
    10 * share(isConsultationWord) -
    10 * share(isTrainingWord) +
    (isConsultationWord(ref) ? 5 : 0) -
    (isTrainingWord(ref) ? 3 : 0) +
    (isConsultationWord(table.title) ? 5 : 0) -
    (isTrainingWord(table.title) ? 5 : 0);
  return mapping.kind === 'consultations' ? towardsConsultations : -towardsConsultations;
}

/** A file whose states are nearly all strange to a kind is another kind of file with similar headings. */
function isBelievable(mapping: Mapping, table: TableStart): boolean {
  const status = mapping.columns.find(({ field }) => field === 'status');
  if (status === undefined || status.how === 'given') return true;
  const known = mapping.kind === 'consultations' ? consultationStatus : mapping.kind === 'visits' ? visitStatus : null;
  if (known === null) return true;
  const cells = filled(table.rows, status.index);
  return cells.length < 5 || cells.filter((cell) => known(cell) !== null).length * 4 >= cells.length;
}
