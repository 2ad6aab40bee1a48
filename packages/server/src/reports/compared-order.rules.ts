import { foldText } from '../kernel/index.ts';
import type { FigureChange, FigureName } from '../funnel/index.ts';

/** By what lines stand side by side: their rank, their name, or one of their figures. */
export const COMPARED_SORTS = [
  'RANK',
  'NAME',
  'NEW_MEMBERS',
  'SETS_MADE',
  'SET_RATE_30',
  'SHOW_RATE',
  'CLOSE_RATE_30',
  'SALES_MONEY',
] as const;
export type ComparedSort = (typeof COMPARED_SORTS)[number];

/** A line as far as it is ordered and found. */
export interface Ordered {
  readonly rank: number | null;
  readonly location: { readonly name: string } | null;
  readonly trainer: { readonly name: string } | null;
  readonly figures: readonly FigureChange<FigureName>[];
}

const nameOf = ({ location, trainer }: Ordered): string => location?.name ?? trainer?.name ?? '';
/** Lines whose name has the words typed, accents and capitals aside; all of them for nothing typed. */
export function linesNamed<Line extends Ordered>(lines: readonly Line[], text: string | null): Line[] {
  const words = foldText(text ?? '').split(' ');
  return lines.filter((line) => words.every((word) => foldText(nameOf(line)).includes(word)));
}

/** What a line weighs: of rates the lower end of the interval, none where the sample is small or may still turn. */
function weightOf({ rank, figures }: Ordered, sort: ComparedSort): number | null {
  if (sort === 'RANK') return rank;
  const figure = figures.find((change) => change.figure.name === sort)?.figure;
  if (!figure) return null;
  if (figure.kind !== 'RATE') return figure.numerator;
  const isSpoken = figure.speech === 'INTERVAL' || figure.speech === 'PERCENT';
  return isSpoken && !figure.soFar ? figure.low : null;
}

/** Lines in an order; what can not be weighed stands last in either direction, by name. */
export function linesInOrder<Line extends Ordered>(
  lines: readonly Line[],
  sort: ComparedSort,
  descending: boolean,
): Line[] {
  const sign = descending ? -1 : 1;
  return [...lines].sort((one, other) => {
    const names = nameOf(one).localeCompare(nameOf(other));
    if (sort === 'NAME') return sign * names;
    const [a, b] = [weightOf(one, sort), weightOf(other, sort)];
    if (a === null || b === null) return a === b ? names : a === null ? 1 : -1;
    return a === b ? names : sign * (a - b);
  });
}
