import type { ComparisonQuery, ComparisonQueryVariables } from '../../api/documents.ts';
import type { ChangeShape, FigureName } from '../../ui/figures/index.ts';

/** Lines side by side as the API answers them. */
export type Comparison = ComparisonQuery['comparison'];
export type ComparedLine = Comparison['lines'][number];
export type SortName = NonNullable<ComparisonQueryVariables['sort']>;

/** The figures of a line, in the order of their columns, each with its word in the address. */
export const COMPARED = [
  ['joined', 'NEW_MEMBERS'],
  ['sets', 'SETS_MADE'],
  ['set', 'SET_RATE_30'],
  ['show', 'SHOW_RATE'],
  ['close', 'CLOSE_RATE_30'],
  ['sales', 'SALES_MONEY'],
] as const satisfies readonly (readonly [string, FigureName])[];

export const LINES_AT_FIRST = 25;
const MOST_PINS = 2;

/** By which lines are ordered, and which way. */
export interface Sort {
  readonly word: string;
  readonly name: SortName;
  readonly descending: boolean;
}

/** `-close` in the address is the close rate, largest first; by rank where nothing that is known is said. */
export function readSort(text: string | undefined): Sort {
  const descending = text?.startsWith('-') ?? false;
  const word = descending ? text?.slice(1) : text;
  if (word === 'name') return { word, name: 'NAME', descending };
  const column = COMPARED.find(([known]) => known === word);
  return column ? { word: column[0], name: column[1], descending } : { word: 'rank', name: 'RANK', descending: false };
}

/** The two lines that are pinned, as the address has them: a.b */
export const readPins = (text: string | undefined): string[] =>
  (text ?? '')
    .split('.')
    .filter((id) => id !== '')
    .slice(0, MOST_PINS);

/** With one more pin, the older of two giving way; or without it where it was pinned. Nothing for none. */
export function togglePin(pins: readonly string[], id: string): string | undefined {
  const next = pins.includes(id) ? pins.filter((one) => one !== id) : [...pins, id].slice(-MOST_PINS);
  return next.length === 0 ? undefined : next.join('.');
}

export const idOf = ({ trainer, location }: ComparedLine): string => (trainer ?? location)?.id ?? '';
export const nameOf = ({ trainer, location }: ComparedLine): string => (trainer ?? location)?.name ?? '';
export const changeIn = ({ figures }: ComparedLine, name: FigureName): ChangeShape | undefined =>
  figures.find(({ figure }) => figure.name === name);

/** Where lines, columns and figures lead. */
export interface CompareHrefs {
  readonly figure: (name: FigureName, lineId: string) => string | null;
  readonly sort: (word: string) => string;
  readonly pin: (lineId: string) => string;
  readonly unpinAll: string;
  readonly clearText: string;
}

/**
 * How strong each line's rate is among those beside it, 0 to 1: only of samples that speak as a percentage and are closed,
 * and only where there are three of them to tell apart.
 */
export function heatOf(lines: readonly ComparedLine[], name: FigureName): ReadonlyMap<string, number> {
  const spoken = lines.flatMap((line) => {
    const figure = changeIn(line, name)?.figure;
    const holds = figure?.kind === 'RATE' && figure.speech === 'PERCENT' && !figure.soFar && figure.percent !== null;
    return holds ? [{ id: idOf(line), percent: figure.percent ?? 0 }] : [];
  });
  const percents = spoken.map(({ percent }) => percent);
  const [low, high] = [Math.min(...percents), Math.max(...percents)];
  if (spoken.length < 3 || low === high) return new Map();
  return new Map(spoken.map(({ id, percent }) => [id, (percent - low) / (high - low)]));
}
