import type { ImportKind, ImportRowFilter, ImportState, ImportVerdict } from '../../api/documents.ts';
import type { Tone } from '../../ui/chips.tsx';
import { t, type PlainKey } from '../../ui/messages/index.ts';
import { viewerLocale } from '../../ui/locale.ts';

/** Which of the judged rows are shown, as the address says it. */
export const ROW_SHOWS = [
  'refused',
  'duplicates',
  'new',
  'changed',
  'unchanged',
  'repeated',
  'superseded',
  'mended',
] as const;
export type RowShow = (typeof ROW_SHOWS)[number];

export const FILTER_OF: Readonly<Record<RowShow, ImportRowFilter>> = {
  refused: 'REFUSED',
  duplicates: 'POSSIBLE_DUPLICATE',
  new: 'CREATE',
  changed: 'UPDATE',
  unchanged: 'UNCHANGED',
  repeated: 'REPEATED',
  superseded: 'SUPERSEDED',
  mended: 'MENDED',
};

export const STATE_TONES: Readonly<Record<ImportState, Tone>> = {
  DRAFT: 'plain',
  JUDGING: 'warn',
  JUDGED: 'warn',
  MERGING: 'warn',
  COMMITTED: 'good',
  UNDONE: 'plain',
  REFUSED: 'bad',
  ABANDONED: 'bad',
  STALE: 'warn',
  FAILED: 'bad',
  DISCARDED: 'plain',
};

export const VERDICT_TONES: Readonly<Record<ImportVerdict, Tone>> = {
  CREATE: 'good',
  UPDATE: 'warn',
  UNCHANGED: 'plain',
  REPEATED: 'plain',
  SUPERSEDED: 'plain',
  REFUSED: 'bad',
};

export const stateWord = (state: ImportState): string => t(`imports.state.${state}` satisfies PlainKey);
export const verdictWord = (verdict: ImportVerdict): string => t(`imports.verdict.${verdict}` satisfies PlainKey);
export const kindWord = (kind: ImportKind): string => t(`imports.kind.${kind}` satisfies PlainKey);

/** Whether something is being done to it in the background: then the screen asks again and again. */
export const isWorking = (state: ImportState): boolean => state === 'JUDGING' || state === 'MERGING';

/** Whether its files may still be changed. */
export const isOpen = (state: ImportState): boolean =>
  ['DRAFT', 'JUDGED', 'STALE', 'FAILED', 'ABANDONED'].includes(state);

/** 966 bytes are 1 kB, 1,234,567 are 1.2 MB. */
export function spellBytes(bytes: number): string {
  const large = bytes >= 1_000_000;
  const format = new Intl.NumberFormat(viewerLocale(), {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: large ? 1 : 0,
  });
  return format.format(large ? bytes / 1_000_000 : Math.ceil(bytes / 1_000));
}

/** A reason as a sentence: the lists of the command line have it without its capital and its full stop. */
export function sentenceOf(reason: string): string {
  const [first = '', ...rest] = reason;
  return `${first.toLocaleUpperCase(viewerLocale())}${rest.join('')}${/[.!?]$/.test(reason) ? '' : '.'}`;
}
