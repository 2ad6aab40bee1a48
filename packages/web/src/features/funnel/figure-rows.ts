import type { FigureRowsQuery } from '../../api/documents.ts';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';

/** A figure with its formula, its reasons and one part of its rows, as the API answers it. */
export type FigureDetail = FigureRowsQuery['figure'];
export type FigureRow = FigureDetail['rows']['edges'][number]['node'];
export type Part = FigureRow['part'];

/** What happened in a row, in the reader's own words and dates. */
export const storyOf = ({ events }: Pick<FigureRow, 'events'>): string =>
  events
    .map(({ what, on, item }) => {
      const told = { item: item ?? t('rows.aPackage') };
      return on === null ? t(`rows.event.${what}`, told) : t(`rows.eventOn.${what}`, { ...told, on: spellDate(on) });
    })
    .join(', ');

export const PARTS = ['NUMERATOR', 'DENOMINATOR', 'EXCLUDED'] as const satisfies readonly Part[];

/** One filter in force: what it says, and where its removal leads; null where it cannot be taken away. */
export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly clearHref: string | null;
}
