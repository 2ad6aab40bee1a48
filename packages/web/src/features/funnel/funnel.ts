import type { FunnelQuery } from '../../api/documents.ts';
import type { FigureName } from '../../ui/figures/index.ts';

/** The funnel as the API answers it. */
export type Funnel = FunnelQuery['funnel'];
export type FunnelLine = Funnel['lines'][number];
export type Stage = Funnel['total']['steps'][number];
export type Gap = Funnel['total']['gaps'][number];
export type Change = Funnel['total']['activity'][number];

export const FUNNEL_BY = ['TRAINER', 'LOCATION', 'SOURCE', 'PACKAGE'] as const;
export type FunnelBy = (typeof FUNNEL_BY)[number];

/** Whose rows: what a line of a break-down stands for. */
export interface LineScope {
  readonly location?: string | undefined;
  readonly trainer?: string | undefined;
  readonly source?: string | undefined;
  readonly item?: string | undefined;
}

/** Where the funnel's numbers and lines lead. The page knows the paths; the views only ask. */
export interface FunnelHrefs {
  readonly figure: (name: FigureName, scope?: LineScope, reason?: string) => string | null;
  /** The funnel of one line alone. */
  readonly line: (scope: LineScope) => string;
}

/** A line's scope, as addresses carry it. */
export const scopeOf = ({ location, trainer, source, item }: FunnelLine): LineScope => ({
  ...(location ? { location: location.id } : {}),
  ...(trainer ? { trainer: trainer.id } : {}),
  ...(source ? { source: source.id } : {}),
  ...(item === null || item === undefined ? {} : { item }),
});

export const nameOf = ({ location, trainer, source, item }: FunnelLine): string =>
  location?.name ?? trainer?.name ?? source?.name ?? item ?? '';

export const keyOf = (line: FunnelLine): string => Object.values(scopeOf(line)).join(' ');
