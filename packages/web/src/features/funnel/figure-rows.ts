import type { FigureCompletenessQuery, FigureRowsQuery, RestatedRowsQuery } from '../../api/documents.ts';
import { spellDate } from '../../ui/day.ts';
import type { Format } from '../../ui/downloads.tsx';
import { t } from '../../ui/messages/index.ts';

/** A figure with its formula, its reasons and one part of its rows, as the API answers it. */
export type FigureDetail = FigureRowsQuery['figure'];
export type FigureRow = FigureDetail['rows']['edges'][number]['node'];
export type Part = FigureRow['part'];
export type Completeness = FigureCompletenessQuery['figure']['figure'];
export type RestatedRow = NonNullable<RestatedRowsQuery['figure']['restatement']>['rows']['edges'][number]['node'];

/** What happened in a row, in the reader's own words and dates. */
export const storyOf = ({ events }: Pick<FigureRow, 'events'>): string =>
  events
    .map(({ what, on, item }) => {
      const told = { item: item ?? t('rows.aPackage') };
      return on === null ? t(`rows.event.${what}`, told) : t(`rows.eventOn.${what}`, { ...told, on: spellDate(on) });
    })
    .join(', ');

export const PARTS = ['NUMERATOR', 'DENOMINATOR', 'EXCLUDED'] as const satisfies readonly Part[];
/** What a figure's page shows: one part of its rows, or the rows that corrections moved. */
export const TABS = [...PARTS, 'RESTATED'] as const;
export type Tab = (typeof TABS)[number];

/** Where the page of a figure leads: each tab, each reason, each member, and the figure beside it. */
export interface FigureHrefs {
  readonly tab: (tab: Tab) => string;
  readonly reason: (tab: Tab, code: string) => string;
  readonly member: (memberId: string) => string | null;
  readonly unlogged: string;
  readonly clearAll: string | null;
  /** The rows of a part as a file. */
  readonly file: (part: Part, format: Format) => string;
}
