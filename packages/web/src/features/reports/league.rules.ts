import type { ChangeShape, FigureName } from '../../ui/figures/index.ts';

/** One row of a table of the board: a trainer's, a location's. */
export interface LeagueLine {
  readonly id: string;
  readonly name: string;
  /** Null where the server does not rank it: fewer than five, or a cohort that may still turn. */
  readonly rank: number | null;
  readonly figures: readonly ChangeShape[];
}

export const SORT_KEYS = ['rank', 'name', 'sets', 'set', 'show', 'close', 'joined', 'sales'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

export const FIGURE_OF_SORT: Readonly<Partial<Record<SortKey, FigureName>>> = {
  joined: 'NEW_MEMBERS',
  sets: 'SETS_MADE',
  set: 'SET_RATE_30',
  show: 'SHOW_RATE',
  close: 'CLOSE_RATE_30',
  sales: 'SALES_MONEY',
};

/** What the board's lines are asked for: a role that has fewer gets fewer. */
export const LEAGUE_FIGURES: readonly FigureName[] = Object.values(FIGURE_OF_SORT);
/** Lines that the board shows; the others stand side by side on their own page. */
export const LEAGUE_LINES = 20;

/** The line's own change of a figure; undefined where the reader's role does not get it. */
export const changeOf = (figures: readonly ChangeShape[], name: FigureName): ChangeShape | undefined =>
  figures.find(({ figure }) => figure.name === name);

/**
 * The lines in the reader's order. Rates are ordered by the lower end of their interval (README, ground rule 8), and what
 * is too small to rank, or may still turn, stands last in either direction, by name.
 */
export function sortLines(lines: readonly LeagueLine[], { key, descending }: Sort): LeagueLine[] {
  const sign = descending ? -1 : 1;
  return [...lines].sort((one, other) => {
    const names = one.name.localeCompare(other.name);
    if (key === 'name') return sign * names;
    const [a, b] = [weightOf(one, key), weightOf(other, key)];
    if (a === null || b === null) return a === b ? names : a === null ? 1 : -1;
    return a === b ? names : sign * (a - b);
  });
}

function weightOf(line: LeagueLine, key: SortKey): number | null {
  if (key === 'rank') return line.rank;
  const name = FIGURE_OF_SORT[key];
  const figure = name && changeOf(line.figures, name)?.figure;
  if (!figure) return null;
  if (figure.kind !== 'RATE') return figure.numerator;
  const spoken = figure.speech === 'INTERVAL' || figure.speech === 'PERCENT';
  return spoken && !figure.soFar ? figure.low : null;
}

/** `-close` in the address is the close rate, largest first. */
export function readSort(text: string | undefined): Sort {
  const descending = text?.startsWith('-') ?? false;
  const key = SORT_KEYS.find((candidate) => candidate === (descending ? text?.slice(1) : text));
  return key ? { key, descending } : { key: 'rank', descending: false };
}

/** The other way round of `readSort`; nothing for the order that needs no saying. */
export function writeSort({ key, descending }: Sort): string | undefined {
  return key === 'rank' ? undefined : `${descending ? '-' : ''}${key}`;
}

/** What a press on a heading asks for: a new column starts with its best, the same one turns round, then ranks again. */
export function nextSort(sort: Sort, key: SortKey): Sort {
  const first = key !== 'name' && key !== 'rank';
  if (sort.key !== key) return { key, descending: first };
  return sort.descending === first ? { key, descending: !first } : { key: 'rank', descending: false };
}
