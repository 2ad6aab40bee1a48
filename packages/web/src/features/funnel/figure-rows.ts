import type { FigureRowsQuery } from '../../api/documents.ts';

/** A figure with its formula, its reasons and one part of its rows, as the API answers it. */
export type FigureDetail = FigureRowsQuery['figure'];
export type FigureRow = FigureDetail['rows']['edges'][number]['node'];
export type Part = FigureRow['part'];

export const PARTS = ['NUMERATOR', 'DENOMINATOR', 'EXCLUDED'] as const satisfies readonly Part[];

/** One filter in force: what it says, and where its removal leads; null where it cannot be taken away. */
export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly clearHref: string | null;
}
