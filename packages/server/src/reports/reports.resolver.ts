import { ID, Int } from 'type-graphql';
import { DayScalar, InstantScalar, queries, query } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { FigureNameEnum, FigureScopeType, PeriodInputType } from '../funnel/funnel.types.ts';
import {
  ComparedByEnum,
  ComparedSortEnum,
  ComparisonType,
  FunnelByEnum,
  FunnelType,
  periodsOf,
} from './funnel-report.types.ts';
import {
  type Board,
  type BoardQuestion,
  type ComparedLine,
  type ComparisonQuestion,
  type FunnelQuestion,
  readBoard,
  readComparison,
  readFunnel,
} from './index.ts';
import { type BoardShown, BoardType } from './reports.types.ts';

function show({ period, compared, trend, ...board }: Board): BoardShown {
  return {
    ...board,
    ...period,
    comparedFrom: compared.from,
    comparedTo: compared.to,
    trend: trend.map((point) => ({ ...point.period, figures: point.figures })),
  };
}

const DAYS = {
  period: [() => PeriodInputType, 'Over which days.'],
  compare: [() => PeriodInputType, 'Beside which days; the same days a month earlier when left out.', 'nullable'],
} as const;
const MOMENT = {
  asOf: [() => DayScalar, 'What had happened before this day; today when left out.', 'nullable'],
  knownAt: [() => InstantScalar, 'What was known at this instant; now when left out.', 'nullable'],
} as const;
const FIGURES = [
  () => [FigureNameEnum],
  'Of the lines these figures alone; all that a line has when left out.',
  'nullable',
] as const;
const LOCATION = [() => ID, 'One location; all in reach when left out.', 'nullable'] as const;

type FunnelTold = Pick<FunnelQuestion, 'period' | 'compare' | 'asOf' | 'knownAt' | 'by'> & {
  readonly scope?: Omit<FunnelQuestion, 'period' | 'compare' | 'asOf' | 'knownAt' | 'by'> | null;
};

export const BoardQueries = queries({
  board: query({
    description: 'The morning board: set, show, close and sales per location and trainer, beside the period before.',
    args: {
      ...DAYS,
      locationId: LOCATION,
      figures: FIGURES,
      first: [() => Int, 'Lines of trainers and of locations at most, 1 to 100; all when left out.', 'nullable'],
      ...MOMENT,
    },
    returns: () => BoardType,
    run: async (asking: Asking, told: BoardQuestion) => show(await readBoard(asking.db, signedIn(asking), told)),
  }),
  funnel: query({
    description: 'The funnel of those who joined, who fell out in between and why, and what was done meanwhile.',
    args: {
      ...DAYS,
      by: [() => FunnelByEnum, 'What it is broken down by; not at all when left out.', 'nullable'],
      scope: [() => FigureScopeType, 'Whose rows; everything in reach when left out.', 'nullable'],
      ...MOMENT,
    },
    returns: () => FunnelType,
    run: async (asking: Asking, { scope, ...told }: FunnelTold) => {
      const funnel = await readFunnel(asking.db, signedIn(asking), { ...told, ...scope });
      return { ...funnel, ...periodsOf(funnel) };
    },
  }),
  comparison: query({
    description:
      'Locations or trainers side by side, each rate with its fraction, its interval and twelve weeks of trend.',
    args: {
      by: [() => ComparedByEnum, 'Whose lines.'],
      ...DAYS,
      locationId: LOCATION,
      figures: FIGURES,
      text: [() => String, 'A part of the name; all lines when left out.', 'nullable'],
      sort: [() => ComparedSortEnum, 'In which order; by rank when left out.', 'nullable'],
      descending: [() => Boolean, 'The largest first.', 'nullable'],
      first: [() => Int, 'Lines at most, 1 to 100; 50 when left out.', 'nullable'],
      pinned: [() => [ID], 'Two lines at most that are answered apart, wherever they stand.', 'nullable'],
      ...MOMENT,
    },
    returns: () => ComparisonType,
    run: async (asking: Asking, told: ComparisonQuestion) => {
      const comparison = await readComparison(asking.db, signedIn(asking), told);
      const shown = ({ trend, ...line }: ComparedLine) => ({
        ...line,
        trend: trend.map((point) => ({ ...point.period, figures: point.figures })),
      });
      const [lines, pinned] = [comparison.lines.map(shown), comparison.pinned.map(shown)];
      return { ...comparison, ...periodsOf(comparison), lines, pinned };
    },
  }),
});
