import {
  changeOf,
  type Figure,
  type FigureChange,
  figureOf,
  type FigureName,
  FIGURES,
  isMixed,
  type Marks,
  ranksOf,
  type Tally,
  type TallyLine,
  type TrainerLine,
} from '../funnel/index.ts';
import type { Period } from '../kernel/index.ts';
import type { Location } from '../organizations/index.ts';

/** One line of the board: everything, one location or one trainer. */
export interface BoardLine {
  readonly location: Location | null;
  readonly trainer: TrainerLine | null;
  readonly figures: readonly FigureChange<FigureName>[];
  /** By the close rate's lower bound; null where it is not ranked (fewer than five, or so far). */
  readonly rank: number | null;
}

/** A week of the trend. */
export interface TrendPoint {
  readonly period: Period;
  readonly figures: readonly Figure<FigureName>[];
}

export type FunnelStepKey = 'JOINED' | 'SET' | 'SHOWED' | 'CLOSED';

/** One step of the funnel, and the figure that opens to its rows. */
export interface FunnelStep {
  readonly key: FunnelStepKey;
  readonly count: number;
  readonly previousCount: number;
  readonly stepRate: Figure<FigureName> | null;
  readonly medianDays: number | null;
  readonly figure: FigureName;
}

/** The figure of the trend and of a rank. */
export const RANKED: FigureName = 'CLOSE_RATE_30';
const TREND: readonly FigureName[] = ['SET_RATE_30', 'SHOW_RATE', 'CLOSE_RATE_30', 'SALES_MONEY'];

/** What was counted of each figure in one window. */
export const talliesIn = (lines: readonly TallyLine[], window: number): Partial<Record<FigureName, Tally>> =>
  Object.assign({}, ...lines.filter((line) => line.window === window).map(({ tallies }) => tallies));

/** A figure of a line from what was counted of it. */
export function said(name: FigureName, tally: Tally | undefined, currency: string | null): Figure<FigureName> {
  const { kind, clock } = FIGURES[name];
  return figureOf({ name, kind, clock }, tally, currency);
}

/** The marks of window 0 and of window 1, found out when somebody asks. */
export type MarksOfBoth = readonly [now: () => Promise<Marks>, before: () => Promise<Marks>];

/** The same line, each of its figures able to say whether it was restated. */
export function markable(line: BoardLine, [now, before]: MarksOfBoth): BoardLine {
  const rows = { locationId: line.location?.id ?? null, trainerId: line.trainer?.id ?? null };
  const figures = line.figures.map(({ figure, previous, ...change }) => ({
    ...change,
    figure: { ...figure, restated: async () => (await now())(figure.name, rows) },
    previous: { ...previous, restated: async () => (await before())(previous.name, rows) },
  }));
  return { ...line, figures };
}

/** A line from what was counted in window 0, beside window 1. */
export function lineOf(
  who: Pick<BoardLine, 'location' | 'trainer'>,
  names: readonly FigureName[],
  lines: readonly TallyLine[],
  currency: string | null,
): BoardLine {
  const [now, before] = [talliesIn(lines, 0), talliesIn(lines, 1)];
  const figures = names.map((name) =>
    changeOf(said(name, now[name], currency), said(name, before[name], currency), FIGURES[name].target),
  );
  return { ...who, figures, rank: null };
}

/** Gives ranks, and puts the ranked first; the others stay in their order. */
export function rankLines(lines: readonly BoardLine[]): BoardLine[] {
  const ranks = ranksOf(lines, (line) => line.figures.find(({ figure }) => figure.name === RANKED)?.figure);
  return lines
    .map((line) => ({ ...line, rank: ranks.get(line) ?? null }))
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER));
}

/** Each step is a figure's own numerator, so that it opens to exactly its rows; closes go by the first show's day. */
const STEPS: readonly (readonly [FunnelStepKey, FigureName, FigureName | null])[] = [
  ['JOINED', 'NEW_MEMBERS', null],
  ['SET', 'SET_RATE_30', 'DAYS_JOIN_TO_SET'],
  ['SHOWED', 'SHOWED_WITHIN_30_OF_JOIN', 'DAYS_SET_TO_SLOT'],
  ['CLOSED', 'CLOSED_OF_JOINED', 'DAYS_SHOW_TO_SALE'],
];

/** The funnel's steps; none for whom one of its figures is not shown. */
export function stepsOf(
  names: readonly FigureName[],
  total: readonly TallyLine[],
  currency: string | null,
): FunnelStep[] {
  if (STEPS.some(([, name]) => !names.includes(name))) return [];
  const [now, before] = [talliesIn(total, 0), talliesIn(total, 1)];
  return STEPS.map(([key, figure, days]) => ({
    key,
    figure,
    count: now[figure]?.counted ?? 0,
    previousCount: before[figure]?.counted ?? 0,
    stepRate: FIGURES[figure].kind === 'RATE' ? said(figure, now[figure], currency) : null,
    medianDays: days === null ? null : (now[days]?.median ?? null),
  }));
}

/** The weeks, whose tallies begin at window `first`. */
export function trendOf(
  names: readonly FigureName[],
  weeks: readonly Period[],
  total: readonly TallyLine[],
  first: number,
  currency: string | null,
): TrendPoint[] {
  const shown = TREND.filter((name) => names.includes(name));
  return weeks.map((period, week) => {
    const tallies = talliesIn(total, first + week);
    return { period, figures: shown.map((name) => said(name, tallies[name], currency)) };
  });
}

/** Whether sales of several currencies came together in the period: they are shown by location only, never added. */
export const isMixedIn = (total: readonly TallyLine[]): boolean => isMixed(talliesIn(total, 0).SALES_MONEY);
