import { ID, Int } from 'type-graphql';
import { connectionOf, DayScalar, DONE, enumType, inputType, InstantScalar, objectType } from '../api/index.ts';
import type { AssignWorkLine, SnoozeWorkLine, WorkLine, WorkLineAssigned, WorkLineSnoozed, WorkRow } from './index.ts';

const WorkKindEnum = enumType('WorkKind', 'What needs doing.', {
  UNLOGGED: 'Consultations whose time has passed and that nobody marked.',
  BE_BACK_DUE: 'Follow-ups that are due: they came, and did not buy yet.',
  NOT_SET: 'New members whom nobody has set three days after they joined.',
});

export const WorkRowType = objectType<Omit<WorkRow, 'locationId'>>('WorkRow', 'Somebody behind a line of work.', {
  id: [() => ID, 'The consultation, the follow-up or the membership that it is about.'],
  memberId: [() => ID, 'Who.'],
  memberName: [() => String, 'Their name.'],
  day: [() => DayScalar, 'The day of the slot, the day the follow-up was due, the day of joining.'],
  startsAt: [() => InstantScalar, 'When the slot began, for a consultation.', 'nullable'],
  timeZone: [() => String, 'The IANA time zone of the place.'],
  consultationId: [() => ID, 'The consultation, where there is one.', 'nullable'],
  stepId: [() => ID, 'The follow-up, where it is one.', 'nullable'],
  closesOn: [() => DayScalar, 'The last day on which it counts towards a rate.', 'nullable'],
  what: [() => String, 'What was to be done, for a follow-up.', 'nullable'],
});
export const WorkRowConnection = connectionOf('WorkRow', () => WorkRowType, 'people behind a line of work', true);

export const WorkLineType = objectType<Omit<WorkLine, 'subjectId' | 'countedAt'>>(
  'WorkLine',
  'One line of what needs doing.',
  {
    id: [() => ID, 'The line in one word.'],
    kind: [() => WorkKindEnum, 'What needs doing.'],
    count: [() => Int, 'How many are behind it.'],
    oldestOn: [() => DayScalar, 'The day of the oldest of them.'],
    closesOn: [() => DayScalar, 'The first day after which one of them no longer counts towards a rate.', 'nullable'],
    urgent: [() => Boolean, 'Whether it can not wait.'],
    people: [() => [WorkRowType], 'The first three behind it, the oldest first.'],
  },
);

export const WorkListType = objectType<{ lines: unknown; totalCount: number; snoozedCount: number }>(
  'WorkList',
  'What needs doing today.',
  {
    lines: [() => [WorkLineType], 'The lines to begin with, seven at most.'],
    totalCount: [() => Int, 'How many lines there are.'],
    snoozedCount: [() => Int, 'How many the reader put off.'],
  },
);

export const AssignWorkLineInput = inputType<AssignWorkLine>('AssignWorkLineInput', 'Who is to do what by when.', {
  key: [() => ID, 'Which line.'],
  locationId: [() => ID, 'At one location; all in reach when left out.', 'nullable'],
  what: [() => String, 'What is to be done with each; up to 500 characters.'],
  dueOn: [() => DayScalar, 'By when.'],
  ownerStaffId: [() => ID, 'Who does it; whoever asks when left out.', 'nullable'],
});
export const SnoozeWorkLineInput = inputType<SnoozeWorkLine>('SnoozeWorkLineInput', 'Which line, until when.', {
  key: [() => ID, 'Which line.'],
  until: [() => DayScalar, 'The day on which it is back: tomorrow at the earliest, within a month.'],
});
export const WorkLineAssignedType = objectType<WorkLineAssigned>(
  'WorkLineAssigned',
  'A line was given to somebody, a step for each person.',
  { ...DONE, key: [() => ID, 'Which line.'], steps: [() => Int, 'How many steps are to be taken.'] },
);
export const WorkLineSnoozedType = objectType<WorkLineSnoozed>('WorkLineSnoozed', 'A line was put off.', {
  ...DONE,
  key: [() => ID, 'Which line.'],
  until: [() => DayScalar, 'The day on which it is back.'],
});
