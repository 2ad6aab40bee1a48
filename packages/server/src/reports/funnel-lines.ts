import {
  changeOf,
  type CountedReason,
  EVERY_ROW,
  type FigureChange,
  type FigureName,
  FIGURES,
  type Marks,
  reasonInWords,
  type SourceLine,
  type TallyLine,
  type TrainerLine,
} from '../funnel/index.ts';
import type { Location } from '../organizations/index.ts';
import { type FunnelStepKey, said, talliesIn } from './board-lines.ts';

/** Whose line it is; all null: everybody's. */
export interface FunnelOwner {
  readonly location: Location | null;
  readonly trainer: TrainerLine | null;
  readonly source: SourceLine | null;
  readonly item: string | null;
}

export const NOBODYS: FunnelOwner = { location: null, trainer: null, source: null, item: null };

/** A step of the cohort: how many came this far, of whom, and how long it took. */
export interface FunnelStage {
  readonly key: FunnelStepKey;
  readonly figure: FigureChange<FigureName>;
  /** Of those who came to the step before. */
  readonly ofPrevious: FigureChange<FigureName> | null;
  /** Of all who joined. */
  readonly ofJoined: FigureChange<FigureName> | null;
  readonly days: FigureChange<FigureName> | null;
}

export type FunnelGapKey = 'NOT_SET' | 'NOT_SHOWED' | 'NOT_CLOSED';

/** Who fell out between two steps, and why. */
export interface FunnelGap {
  readonly key: FunnelGapKey;
  readonly figure: FigureChange<FigureName>;
  /** The most frequent first; together the figure's count. */
  readonly reasons: readonly CountedReason[];
}

/** The funnel of everybody, or of one location, trainer, source or package. */
export interface FunnelLine extends FunnelOwner {
  readonly steps: readonly FunnelStage[];
  readonly gaps: readonly FunnelGap[];
  /** What was done in the period, on the days it was done. */
  readonly activity: readonly FigureChange<FigureName>[];
}

type Parts = readonly [
  count: FigureName,
  ofPrevious: FigureName | null,
  ofJoined: FigureName | null,
  days: FigureName | null,
];

const STAGES: Readonly<Record<FunnelStepKey, Parts>> = {
  JOINED: ['STEP_JOINED', null, null, null],
  SET: ['STEP_SET', 'SET_RATE_30', 'SET_RATE_30', 'DAYS_JOIN_TO_SET'],
  SHOWED: ['STEP_SHOWED', 'SHOWED_OF_SET', 'SHOWED_WITHIN_30_OF_JOIN', 'DAYS_SET_TO_SLOT'],
  CLOSED: ['STEP_CLOSED', 'CLOSED_OF_SHOWED', 'CLOSED_OF_JOINED', 'DAYS_SHOW_TO_SALE'],
};
const GAPS: Readonly<Record<FunnelGapKey, FigureName>> = {
  NOT_SET: 'GAP_NOT_SET',
  NOT_SHOWED: 'GAP_NOT_SHOWED',
  NOT_CLOSED: 'GAP_NOT_CLOSED',
};
const ACTIVITY: readonly FigureName[] = ['NEW_MEMBERS', 'SETS_MADE', 'SHOWS_HELD', 'FIRST_SALES', 'SALES_MONEY'];

/** Every figure that a funnel is made of. */
export const FUNNEL_FIGURES: ReadonlySet<FigureName> = new Set(
  [...Object.values(STAGES).flat(), ...Object.values(GAPS), ...ACTIVITY].filter((name) => name !== null),
);

function reasonsOf(codes: readonly string[]): CountedReason[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, reason: reasonInWords(code), count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** A line from what was counted in window 0, beside window 1; a step or gap whose figure is not among `names` is left out. */
export function funnelLineOf(
  owner: FunnelOwner,
  names: readonly FigureName[],
  lines: readonly TallyLine[],
  currency: string | null,
  marks: { readonly now: (() => Promise<Marks>) | undefined; readonly before: (() => Promise<Marks>) | undefined },
): FunnelLine {
  const [now, before] = [talliesIn(lines, 0), talliesIn(lines, 1)];
  const figureIn = (name: FigureName, tallies: typeof now, ask: (() => Promise<Marks>) | undefined) => ({
    ...said(name, tallies[name], currency),
    restated: async () => (await ask?.())?.(name, EVERY_ROW) ?? false,
  });
  const change = (name: FigureName | null) =>
    name === null || !names.includes(name)
      ? null
      : changeOf(figureIn(name, now, marks.now), figureIn(name, before, marks.before), FIGURES[name].target);
  const stages = Object.entries(STAGES) as [FunnelStepKey, Parts][];
  const gaps = Object.entries(GAPS) as [FunnelGapKey, FigureName][];
  return {
    ...owner,
    steps: stages.flatMap(([key, [count, ofPrevious, ofJoined, days]]) => {
      const figure = change(count);
      const rest = { ofPrevious: change(ofPrevious), ofJoined: change(ofJoined), days: change(days) };
      return figure === null ? [] : [{ key, figure, ...rest }];
    }),
    gaps: gaps.flatMap(([key, name]) => {
      const figure = change(name);
      return figure === null ? [] : [{ key, figure, reasons: reasonsOf(now[name]?.why ?? []) }];
    }),
    activity: ACTIVITY.flatMap((name) => change(name) ?? []),
  };
}
