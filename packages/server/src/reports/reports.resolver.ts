import { ID } from 'type-graphql';
import { DayScalar, InstantScalar, queries, query } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { PeriodInputType } from '../funnel/funnel.types.ts';
import { type Board, type BoardQuestion, readBoard } from './index.ts';
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

export const BoardQueries = queries({
  board: query({
    description: 'The morning board: set, show, close and sales per location and trainer, beside the period before.',
    args: {
      period: [() => PeriodInputType, 'Over which days.'],
      compare: [() => PeriodInputType, 'Beside which days; the same days a month earlier when left out.', 'nullable'],
      locationId: [() => ID, 'One location; all in reach when left out.', 'nullable'],
      asOf: [() => DayScalar, 'What had happened before this day; today when left out.', 'nullable'],
      knownAt: [() => InstantScalar, 'What was known at this instant; now when left out.', 'nullable'],
    },
    returns: () => BoardType,
    run: async (asking: Asking, told: Omit<BoardQuestion, 'trainerId'>) =>
      show(await readBoard(asking.db, signedIn(asking), told)),
  }),
});
