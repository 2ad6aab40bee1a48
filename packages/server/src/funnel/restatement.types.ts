import { ID, Int } from 'type-graphql';
import { connectionOf, DayScalar, enumType, InstantScalar, objectType, SafeIntScalar } from '../api/index.ts';
import { ActorKindEnum } from '../activity/activity.types.ts';
import { FigureType } from './funnel.types.ts';
import type { RestatedChange, RestatedRow, Restatement } from './read-restatement.ts';

const MovementEnum = enumType('RestatedMovement', 'What a row did to a figure.', {
  CAME_IN: 'It was not in the figure then and is now.',
  WENT_OUT: 'It was in the figure then and is not any more.',
  CHANGED: 'It was and is in the figure, and counts otherwise.',
});
const StandingEnum = enumType('RowStanding', 'How a row stands in a figure.', {
  COUNTED: 'It counts.',
  INSIDE: 'It is counted among, and does not count itself.',
});

export const RestatedChangeType = objectType<RestatedChange>(
  'RestatedChange',
  'Something written about a row since then.',
  {
    what: [() => String, 'What it was, in words.'],
    recordedAt: [() => InstantScalar, 'When it was recorded.'],
    activityId: [() => ID, 'The line of the log, where it is known.', 'nullable'],
    actorKind: [() => ActorKindEnum, 'What acted.', 'nullable'],
    actorName: [() => String, 'Who acted, by today’s name; none for a job or the command line.', 'nullable'],
  },
);

/** A row as it is shown: its people and its place by their own types. */
type RowShown = Omit<RestatedRow, 'trainerId' | 'locationId' | 'kind'> & { readonly movement: RestatedRow['kind'] };

export const RestatedRowType = objectType<RowShown>('RestatedRow', 'A row that moved a figure since it was known.', {
  id: [() => ID, 'The id of the row, the same as among the rows of the figure.'],
  memberId: [() => ID, 'Whose row it is.'],
  memberName: [() => String, 'Their name.'],
  date: [() => DayScalar, "Its day on the figure's clock."],
  movement: [() => MovementEnum, 'What it did to the figure.'],
  before: [() => StandingEnum, 'How it stood then; none: in neither part.', 'nullable'],
  after: [() => StandingEnum, 'How it stands now; none: in neither part.', 'nullable'],
  numeratorDelta: [() => SafeIntScalar, 'What it adds to the numerator, or takes from it; of money the minor units.'],
  denominatorDelta: [() => Int, 'What it adds to the denominator, or takes from it.'],
  changes: [() => [RestatedChangeType], 'What was written about it since then, at most five, its own first.'],
});
export const RestatedRowConnection = connectionOf(
  'RestatedRow',
  () => RestatedRowType,
  'rows that moved a figure',
  true,
);

/** A restatement as it is shown: its rows are asked for apart. */
type RestatementShown = Omit<Restatement, 'name' | 'question'>;

export const RestatementType = objectType<RestatementShown>(
  'Restatement',
  'What corrections made of a figure since it was known. Its rows explain the whole difference.',
  {
    since: [() => InstantScalar, 'Since when: the instant asked for, or the morning after the period ended.'],
    before: [() => FigureType, 'The figure without what was corrected since then.'],
    after: [() => FigureType, 'The figure as it stands.'],
    cameIn: [() => Int, 'Rows that came in.'],
    wentOut: [() => Int, 'Rows that went out.'],
    changed: [() => Int, 'Rows that count otherwise.'],
  },
);
