import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { connectionOf, DayScalar, enumType, objectType, SafeIntScalar } from '../api/index.ts';
import { ALL_FIGURES, FIGURES } from './figures.read.ts';
import type { Figure, FigureChange } from './figure.rules.ts';
import type { FigureDetail, FigureRow } from './read-figure.ts';
import { ROW_EVENTS, type RowEvent } from './row-words.rules.ts';

export const FigureNameEnum = enumType(
  'FigureName',
  'A figure of the funnel.',
  Object.fromEntries(ALL_FIGURES.map((name) => [name, FIGURES[name].formula])),
);
const FigureKindEnum = enumType('FigureKind', 'What a figure is a number of.', {
  RATE: 'A share of people: numerator and denominator.',
  COUNT: 'How many.',
  MONEY: 'An amount in minor units.',
  DAYS: 'A median of days.',
});
const ClockEnum = enumType('Clock', 'The day by which a row falls into a period.', {
  JOIN_DATE: 'The day of joining.',
  BOOKING_DATE: 'The day on which the first slot was booked.',
  SLOT_DATE: 'The day of the last slot.',
  FIRST_SHOW_DATE: 'The day of the first show.',
  SALE_DATE: 'The day of the sale.',
  STAGE_ENTRY: 'The day on which the stage was entered.',
});
const SpeechEnum = enumType('Speech', 'How much a figure may be said to be, by the size of its sample.', {
  DASH: 'Nobody: nothing can be said.',
  FRACTION: 'Fewer than five: the fraction alone.',
  INTERVAL: 'Fewer than twenty: the percentage with its interval.',
  PERCENT: 'Enough: the percentage.',
});
const ChangeVerdictEnum = enumType('ChangeVerdict', 'What may be said of a change.', {
  UP: 'It went up by more than chance would move it.',
  DOWN: 'It went down by more than chance would move it.',
  LEVEL: 'It is the same.',
  NORMAL_VARIATION: 'It moved no further than chance would move it.',
  NOT_COMPARABLE: 'One of the two can not be held against the other.',
});
export const RowPartEnum = enumType('RowPart', 'Which of the rows behind a figure.', {
  NUMERATOR: 'Those that count.',
  DENOMINATOR: 'Those that count are counted among.',
  EXCLUDED: 'Those left out, each with its reason.',
});

export const FigureType = objectType<Omit<Figure, 'restated'>>(
  'Figure',
  'One figure over one period, as the server says it.',
  {
    name: [() => FigureNameEnum, 'Which figure.'],
    kind: [() => FigureKindEnum, 'What it is a number of.'],
    clock: [() => ClockEnum, 'The day by which rows fall into the period.'],
    numerator: [() => SafeIntScalar, "The count, the money in minor units, or the rate's numerator."],
    denominator: [() => SafeIntScalar, 'How many the rate is over; none unless it is a rate.', 'nullable'],
    percent: [() => Float, 'With one decimal, 0 to 100; none where no percentage should be spoken.', 'nullable'],
    low: [() => Float, 'The lower end of the 95 % interval, in percent.', 'nullable'],
    high: [() => Float, 'The upper end of the 95 % interval, in percent.', 'nullable'],
    median: [() => Float, 'The median of days, for figures of days.', 'nullable'],
    speech: [() => SpeechEnum, 'How much it may be said to be.'],
    currency: [() => String, 'The currency, for money of one currency.', 'nullable'],
    soFar: [() => Boolean, 'Whether the window of some rows is still open: the figure may still grow.'],
    openRows: [() => Int, 'Rows not counted yet whose window is open.'],
    excludedRows: [() => Int, 'Rows left out.'],
  },
);

export const FigureChangeType = objectType<FigureChange>(
  'FigureChange',
  'A figure beside that of the period it is compared with.',
  {
    figure: [() => FigureType, 'The figure now.'],
    previous: [() => FigureType, 'The figure then.'],
    deltaPoints: [() => Float, 'The change of a rate in percentage points.', 'nullable'],
    deltaCount: [() => SafeIntScalar, 'The change of a count or an amount.', 'nullable'],
    verdict: [() => ChangeVerdictEnum, 'What may be said of the change.'],
    target: [() => Float, 'What the trade aims at, in percent.', 'nullable'],
    targetSource: [() => String, 'Who says so.', 'nullable'],
  },
);

const RowEventKindEnum = enumType('RowEventKind', 'What can have happened to somebody in a row.', ROW_EVENTS);
const RowEventType = objectType<RowEvent>('RowEvent', 'One event of a row.', {
  what: [() => RowEventKindEnum, 'What happened.'],
  on: [() => DayScalar, "On which day; none where it is the row's own.", 'nullable'],
  item: [() => String, 'What was bought.', 'nullable'],
});

/** A row as it is shown: its people by their own types. */
type RowShown = Omit<FigureRow, 'trainerId' | 'locationId'>;

export const FigureRowType = objectType<RowShown>('FigureRow', 'One row behind a figure.', {
  id: [() => ID, 'The id of the row; the same row may stand in several figures.'],
  memberId: [() => ID, 'Whose row it is.', 'nullable'],
  memberName: [() => String, 'Their name.'],
  date: [() => DayScalar, "Its day on the figure's clock."],
  part: [() => RowPartEnum, 'Which of the rows it is one of.'],
  counted: [() => Boolean, 'Whether it counts.'],
  open: [() => Boolean, 'Whether its window is still open.'],
  reason: [() => String, 'Why it is left out, in words.', 'nullable'],
  events: [() => [RowEventType], 'What happened, in the order of life.'],
  detail: [() => String, 'The same in few words, its days as YYYY-MM-DD.', 'nullable'],
  amountMinor: [() => SafeIntScalar, 'The amount in minor units, for rows of money.', 'nullable'],
  currency: [() => String, 'Its currency.', 'nullable'],
});
export const FigureRowConnection = connectionOf('FigureRow', () => FigureRowType, 'rows behind a figure', true);

export const ExcludedReasonType = objectType<FigureDetail['excludedReasons'][number]>(
  'ExcludedReason',
  'Why rows are left out, or counted.',
  {
    code: [() => String, 'The reason as a code: rows are narrowed by it.'],
    reason: [() => String, 'The reason, in words.'],
    count: [() => Int, 'How many rows.'],
  },
);

export const FigureDetailType = objectType<Omit<FigureDetail, 'question'>>(
  'FigureDetail',
  'A figure with its definition and its rows.',
  {
    figure: [() => FigureType, 'The figure.'],
    formula: [() => String, 'What it counts, in words.'],
    clockInWords: [() => String, 'By which day, in words.'],
    excludedReasons: [() => [ExcludedReasonType], 'Why rows are left out, the most frequent first.'],
    countedReasons: [
      () => [ExcludedReasonType],
      'Why rows count, the most frequent first: of people who fell out between two steps; none for other figures.',
    ],
  },
);

@InputType('PeriodInput', { description: 'A period; both days are in it.' })
export class PeriodInputType {
  @Field(() => DayScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => DayScalar, { description: 'The last day.' })
  to!: string;
}

@InputType('FigureScope', { description: 'Whose rows: everything in reach unless narrowed.' })
export class FigureScopeType {
  @Field(() => ID, { nullable: true, description: 'One location.' })
  locationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'One trainer.' })
  trainerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Members whom one source brought; none for those added by hand.' })
  sourceId?: string | null;

  @Field(() => String, { nullable: true, description: 'What was bought, by the name that it was sold under.' })
  item?: string | null;
}
