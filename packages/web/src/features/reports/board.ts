import type { MorningBoardQuery } from '../../api/documents.ts';
import type { FigureName } from '../../ui/figures/index.ts';
import type { Period } from './period.rules.ts';

/** The board as the API answers it. */
export type Board = MorningBoardQuery['board'];
export type Line = Board['total'];
export type TrendWeek = Board['trend'][number];
export type Step = Board['steps'][number];

export interface FigureScope {
  readonly locationId?: string | undefined;
  readonly trainerId?: string | undefined;
}

/** Where a figure opens to its rows, for the days it was counted over; null for whom it does not open. The page knows the paths; the views only ask. */
export type HrefOfRows = (name: FigureName, scope: FigureScope, days: Period) => string | null;
/** The same within one board, whose place and days are given. */
export type HrefOfFigure = (name: FigureName, scope?: FigureScope) => string | null;
