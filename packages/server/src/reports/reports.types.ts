import { Float, Int } from 'type-graphql';
import { DayScalar, enumType, InstantScalar, objectType } from '../api/index.ts';
import { FigureChangeType, FigureNameEnum, FigureType } from '../funnel/funnel.types.ts';
import type { Period } from '../kernel/index.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import type { Board, BoardLine, FunnelStep, TrendPoint } from './index.ts';

export const FunnelStepKeyEnum = enumType('FunnelStepKey', 'A step of the funnel.', {
  JOINED: 'Joined.',
  SET: 'A consultation was set.',
  SHOWED: 'Came to it.',
  CLOSED: 'Bought.',
});

const BoardLineType = objectType<BoardLine>(
  'BoardLine',
  "One line of the board: the total, a location's or a trainer's.",
  {
    location: [() => LocationType, 'Whose line it is, for a location.', 'nullable'],
    trainer: [() => StaffType, 'Whose line it is, for a trainer.', 'nullable'],
    figures: [() => [FigureChangeType], 'The figures of the line, each beside that of the period before.'],
    rank: [() => Int, 'The place among the lines; none with fewer than five, or while the cohort is open.', 'nullable'],
  },
);

const FunnelStepType = objectType<FunnelStep>(
  'FunnelStep',
  'One step of the funnel, over those who joined in the period.',
  {
    key: [() => FunnelStepKeyEnum, 'Which step.'],
    count: [() => Int, 'How many came this far.'],
    previousCount: [() => Int, 'How many did in the period before.'],
    stepRate: [() => FigureType, 'The rate that stands behind the step.', 'nullable'],
    medianDays: [() => Float, 'How long it took half of them, in days.', 'nullable'],
    figure: [() => FigureNameEnum, 'The figure whose rows stand behind the count.'],
  },
);

/** A week of the trend as the API shows it: its period day by day. */
export type PointShown = Omit<TrendPoint, 'period'> & Period;

export const TrendPointType = objectType<PointShown>('TrendPoint', 'One week of the trend.', {
  from: [() => DayScalar, 'The first day of the week.'],
  to: [() => DayScalar, 'The last day of the week.'],
  figures: [() => [FigureType], 'The figures of the week.'],
});

/** The board as the API shows it: its periods day by day. */
export interface BoardShown extends Omit<Board, 'period' | 'compared' | 'trend'>, Period {
  readonly comparedFrom: string;
  readonly comparedTo: string;
  readonly trend: readonly PointShown[];
}

export const BoardType = objectType<BoardShown>('Board', 'What a manager reads in the morning.', {
  asOf: [() => DayScalar, 'Nothing of this day or later is in it.'],
  from: [() => DayScalar, 'The first day of the period.'],
  to: [() => DayScalar, 'The last day of the period.'],
  comparedFrom: [() => DayScalar, 'The first day of the period it is compared with.'],
  comparedTo: [() => DayScalar, 'The last day of the period it is compared with.'],
  knownAt: [() => InstantScalar, 'As it was known at this instant; none for now.', 'nullable'],
  scopeLocation: [() => LocationType, 'The one location it is about; none for all in reach.', 'nullable'],
  total: [() => BoardLineType, 'All in reach together.'],
  locations: [() => [BoardLineType], 'A line for each location.'],
  trainers: [() => [BoardLineType], 'A line for each trainer.'],
  locationCount: [() => Int, 'How many lines of locations there are, also those that were not asked for.'],
  trainerCount: [() => Int, 'How many lines of trainers there are, also those that were not asked for.'],
  steps: [() => [FunnelStepType], 'The steps of the funnel, the first first.'],
  trend: [() => [TrendPointType], 'The last eight weeks, the oldest first.'],
  mixedCurrencies: [() => Boolean, 'Whether money of several currencies stands side by side and is not added up.'],
});
