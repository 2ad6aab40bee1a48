import { ID, Int } from 'type-graphql';
import { DayScalar, enumType, InstantScalar, objectType } from '../api/index.ts';
import { ExcludedReasonType, FigureChangeType } from '../funnel/funnel.types.ts';
import type { Period } from '../kernel/index.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import type { ComparedLine, Comparison, Funnel, FunnelGap, FunnelLine, FunnelStage } from './index.ts';
import { FunnelStepKeyEnum, type PointShown, TrendPointType } from './reports.types.ts';

export const FunnelByEnum = enumType('FunnelBy', 'What a funnel is broken down by.', {
  LOCATION: 'The location that each figure counts for.',
  TRAINER: 'The trainer whose the step is: who set, to whom they showed, who closed.',
  SOURCE: 'The system that first named the member, or nobody’s: added by hand.',
  PACKAGE: 'What was bought, by the name that it was sold under.',
});
export const ComparedByEnum = enumType('ComparedBy', 'Whose lines stand side by side.', {
  LOCATION: 'A line for each location.',
  TRAINER: 'A line for each trainer.',
});
export const ComparedSortEnum = enumType('ComparedSort', 'By what lines stand side by side.', {
  RANK: 'By rank: the lower end of the close rate’s interval.',
  NAME: 'By name.',
  NEW_MEMBERS: 'By new members.',
  SETS_MADE: 'By sets made.',
  SET_RATE_30: 'By the lower end of the set rate’s interval.',
  SHOW_RATE: 'By the lower end of the show rate’s interval.',
  CLOSE_RATE_30: 'By the lower end of the close rate’s interval.',
  SALES_MONEY: 'By sales.',
});
const FunnelGapKeyEnum = enumType('FunnelGapKey', 'Between which steps somebody fell out.', {
  NOT_SET: 'Joined and not set.',
  NOT_SHOWED: 'Set and did not show.',
  NOT_CLOSED: 'Showed and did not buy.',
});

const FunnelSourceType = objectType<NonNullable<FunnelLine['source']>>('FunnelSource', 'Where members came from.', {
  id: [() => ID, 'The source; none for members added by hand. A figure is opened with it.'],
  name: [() => String, 'Its name.'],
});

const FunnelStageType = objectType<FunnelStage>('FunnelStage', 'A step of a cohort of joins.', {
  key: [() => FunnelStepKeyEnum, 'Which step.'],
  figure: [() => FigureChangeType, 'How many came this far; it opens to them.'],
  ofPrevious: [() => FigureChangeType, 'The share of those who came to the step before.', 'nullable'],
  ofJoined: [() => FigureChangeType, 'The share of all who joined.', 'nullable'],
  days: [() => FigureChangeType, 'The median of days that the step took.', 'nullable'],
});

const FunnelGapType = objectType<FunnelGap>('FunnelGap', 'Who fell out between two steps.', {
  key: [() => FunnelGapKeyEnum, 'Between which.'],
  figure: [() => FigureChangeType, 'How many; it opens to them.'],
  reasons: [() => [ExcludedReasonType], 'Why, the most frequent first; together the figure.'],
});

const FunnelLineType = objectType<FunnelLine>(
  'FunnelLine',
  'The funnel of everybody, or of one location, trainer, source or package.',
  {
    location: [() => LocationType, 'Whose it is, for a location.', 'nullable'],
    trainer: [() => StaffType, 'Whose it is, for a trainer.', 'nullable'],
    source: [() => FunnelSourceType, 'Whose it is, for a source.', 'nullable'],
    item: [() => String, 'Whose it is, for a package: the name that it was sold under.', 'nullable'],
    steps: [() => [FunnelStageType], 'The steps of those who joined in the period, the first first.'],
    gaps: [() => [FunnelGapType], 'Who fell out between the steps.'],
    activity: [() => [FigureChangeType], 'What was done in the period, on the days that it was done.'],
  },
);

/** A report as the API shows it: its periods day by day. */
type DayByDay<Report extends { readonly period: Period; readonly compared: Period }> = Omit<
  Report,
  'period' | 'compared'
> &
  Period & { readonly comparedFrom: string; readonly comparedTo: string };

/** The periods of a report, day by day. */
export const periodsOf = ({ period, compared }: { readonly period: Period; readonly compared: Period }) => ({
  ...period,
  comparedFrom: compared.from,
  comparedTo: compared.to,
});

const DAYS = {
  asOf: [() => DayScalar, 'Nothing of this day or later is in it.'],
  from: [() => DayScalar, 'The first day of the period.'],
  to: [() => DayScalar, 'The last day of the period.'],
  comparedFrom: [() => DayScalar, 'The first day of the period it is compared with.'],
  comparedTo: [() => DayScalar, 'The last day of the period it is compared with.'],
  knownAt: [() => InstantScalar, 'As it was known at this instant; none for now.', 'nullable'],
} as const;

export const FunnelType = objectType<DayByDay<Funnel>>('Funnel', 'The funnel of a period, with its gaps.', {
  ...DAYS,
  total: [() => FunnelLineType, 'All in scope together.'],
  lines: [() => [FunnelLineType], 'What it is broken down by, a line each; none when not asked for.'],
  mixedCurrencies: [() => Boolean, 'Whether money of several currencies stands side by side and is not added up.'],
});

type LineShown = Omit<ComparedLine, 'trend'> & { readonly trend: readonly PointShown[] };

const ComparedLineType = objectType<LineShown>('ComparedLine', 'A location or a trainer beside others.', {
  location: [() => LocationType, 'Whose line it is, for a location.', 'nullable'],
  trainer: [() => StaffType, 'Whose line it is, for a trainer.', 'nullable'],
  figures: [() => [FigureChangeType], 'The figures of the line, each beside that of the period before.'],
  rank: [() => Int, 'The place among the lines; none with fewer than five, or while the cohort is open.', 'nullable'],
  trend: [() => [TrendPointType], 'The last twelve weeks, the oldest first.'],
});

export type ComparisonShown = Omit<DayByDay<Comparison>, 'lines' | 'pinned'> & {
  readonly lines: readonly LineShown[];
  readonly pinned: readonly LineShown[];
};

export const ComparisonType = objectType<ComparisonShown>('Comparison', 'Locations or trainers side by side.', {
  ...DAYS,
  lines: [
    () => [ComparedLineType],
    'In the order asked for; the ranked first, by the lower end of the interval of their close rate, when none was.',
  ],
  totalCount: [() => Int, 'How many lines there are of that name, also those that were not asked for.'],
  pinned: [() => [ComparedLineType], 'The pinned ones, in the order of their pinning.'],
});
