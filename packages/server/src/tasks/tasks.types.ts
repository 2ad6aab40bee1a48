import { ID, Int } from 'type-graphql';
import {
  connectionOf,
  DayScalar,
  DONE,
  enumType,
  inputType,
  InstantScalar,
  objectType,
  refusalType,
} from '../api/index.ts';
import type { AssignNextSteps, NextStepsAssigned } from './assign-next-steps.ts';
import type { NextStepCompleted } from './complete-next-step.ts';
import type { NextStepDropped } from './drop-next-step.ts';
import type { LogTalk, TalkLogged } from './log-talk.ts';
import type { MoveNextStep, NextStepMoved } from './move-next-step.ts';
import type { NextStepPlanned, PlanNextStep } from './plan-next-step.ts';
import type { NextStepsPlanned, PlanNextSteps } from './plan-next-steps.ts';
import type { TalkLine } from './talks.read.ts';
import type { NotForOne } from './tasks.refusals.ts';
import type { BeBackCounts } from './be-back-counts.read.ts';
import type { BeBack, StepLine } from './tasks.read.ts';

const StepKindEnum = enumType('NextStepKind', 'Where a step came from.', {
  NEXT_STEP: 'Somebody planned it.',
  FOLLOW_UP: 'A consultation left it: the member came and did not buy yet.',
});
type People = 'locationId' | 'ownerStaffId';
const STEP = {
  id: [() => ID, 'Its id.'],
  memberId: [() => ID, 'With whom.'],
  kind: [() => StepKindEnum, 'Where it came from.'],
  what: [() => String, 'What is to be done.'],
  dueOn: [() => DayScalar, 'By when.'],
  consultationId: [() => ID, 'The consultation that left it.', 'nullable'],
} as const;
export const NextStepType = objectType<Omit<StepLine, People>>('NextStep', 'The next step with somebody.', STEP);
export const NextStepConnection = connectionOf('NextStep', () => NextStepType, 'steps to be taken', false);
export const BeBackType = objectType<Omit<BeBack, People>>(
  'BeBack',
  'Somebody who came, did not buy yet, and is to be followed up.',
  {
    ...STEP,
    showedOn: [() => DayScalar, 'When they came.'],
    countsUntil: [() => DayScalar, 'The last day on which a sale still closes that consultation.'],
    daysLeft: [() => Int, 'How many days are left until then by the calendar of the location.'],
    dueInDays: [() => Int, 'In how many days the step is due: nought today, below it when overdue.'],
  },
);
export const BeBackCountsType = objectType<BeBackCounts>('BeBackCounts', 'How many are to be followed up.', {
  total: [() => Int, 'Altogether.'],
  due: [() => Int, 'Today or before.'],
});
export const BeBackConnection = connectionOf('BeBack', () => BeBackType, 'people to be followed up', false);

const SaidEnum = enumType('Said', 'What came of speaking with somebody.', {
  TALKING: 'They are thinking about it; to be spoken with again.',
  NOT_REACHED: 'Nobody was reached; to be tried again.',
  NOT_NOW: 'They do not buy now: the follow-up ends.',
});
const WhyNotNowEnum = enumType('WhyNotNow', 'Why somebody does not buy now.', {
  PRICE: 'The price.',
  TIME: 'The time.',
  PARTNER: 'Somebody at home was against it.',
  HEALTH: 'Health.',
  ELSEWHERE: 'Trains elsewhere, or moves away.',
  NO_INTEREST: 'Does not want it.',
  OTHER: 'Something else.',
});
export const TalkType = objectType<Omit<TalkLine, 'stepId' | 'saidByStaffId'>>(
  'Talk',
  'What came of speaking with somebody.',
  {
    id: [() => ID, 'Its id.'],
    said: [() => SaidEnum, 'What came of it.'],
    reason: [() => WhyNotNowEnum, 'Why not now.', 'nullable'],
    note: [() => String, 'In their words.', 'nullable'],
    saidAt: [() => InstantScalar, 'When.'],
  },
);

export const LogTalkInput = inputType<LogTalk>('LogTalkInput', 'What came of speaking with somebody.', {
  stepId: [() => ID, 'Which step.'],
  said: [() => SaidEnum, 'What came of it.'],
  until: [() => DayScalar, 'When to speak again, unless it is not now.', 'nullable'],
  reason: [() => WhyNotNowEnum, 'Why not now.', 'nullable'],
  note: [() => String, 'In their words; up to 2,000 characters.', 'nullable'],
});
export const PlanNextStepInput = inputType<PlanNextStep>('PlanNextStepInput', 'What is to be done with whom by when.', {
  memberId: [() => ID, 'With whom.'],
  what: [() => String, 'What; up to 500 characters.'],
  dueOn: [() => DayScalar, 'By when.'],
  ownerStaffId: [() => ID, 'Who does it; whoever plans it when left out.', 'nullable'],
});
export const PlanNextStepsInput = inputType<PlanNextSteps>(
  'PlanNextStepsInput',
  'What is to be done with many members by when: with all of them or with none.',
  {
    memberIds: [() => [ID], 'With whom; 1 to 200.'],
    what: [() => String, 'What; up to 500 characters.'],
    dueOn: [() => DayScalar, 'By when.'],
    ownerStaffId: [() => ID, 'Who does it; whoever plans it when left out.', 'nullable'],
  },
);
export const AssignNextStepsInput = inputType<AssignNextSteps>(
  'AssignNextStepsInput',
  'Who takes the next step with many members: with all of them or with none.',
  {
    memberIds: [() => [ID], 'With whom; 1 to 200. Of each, the open step that is due first.'],
    ownerStaffId: [() => ID, 'Who does it from now on.'],
  },
);
export const MoveNextStepInput = inputType<MoveNextStep>('MoveNextStepInput', 'Another day, or somebody else.', {
  stepId: [() => ID, 'Which step.'],
  dueOn: [() => DayScalar, 'By when.'],
  ownerStaffId: [() => ID, 'Who does it; as it was when left out.', 'nullable'],
});
export const NextStepInput = inputType<{ readonly stepId: string }>('NextStepInput', 'One step.', {
  stepId: [() => ID, 'Which step.'],
});

const WHICH = { ...DONE, stepId: [() => ID, 'Which step.'] } as const;
export const NextStepPlannedType = objectType<NextStepPlanned>('NextStepPlanned', 'A step was planned.', WHICH);
export const NextStepMovedType = objectType<NextStepMoved>(
  'NextStepMoved',
  'A step was put off or handed over.',
  WHICH,
);
export const TalkLoggedType = objectType<TalkLogged>('TalkLogged', 'It was told what came of a talk.', {
  ...WHICH,
  talkId: [() => ID, 'The talk.'],
});
export const NextStepCompletedType = objectType<NextStepCompleted>('NextStepCompleted', 'A step is done.', WHICH);
export const NextStepDroppedType = objectType<NextStepDropped>(
  'NextStepDropped',
  'A step is not needed any more.',
  WHICH,
);
export const StepNotOpenType = refusalType('StepNotOpen', 'The step is done or dropped already.');

const MANY = { ...DONE, stepIds: [() => [ID], 'The steps.'] } as const;
export const NextStepsPlannedType = objectType<NextStepsPlanned>(
  'NextStepsPlanned',
  'A step was planned with each of many members.',
  MANY,
);
export const NextStepsAssignedType = objectType<NextStepsAssigned>(
  'NextStepsAssigned',
  'The next steps with many members were handed over.',
  MANY,
);
const NotForOneType = objectType<NotForOne>('NotForOne', 'Why one of many stands in the way.', {
  memberId: [() => ID, 'Who.'],
  reason: [() => String, 'Why, and what would mend it.'],
});
export const NotForAllType = refusalType('NotForAll', 'It can not be done for all of them, so it was done for none.', {
  notFor: [() => [NotForOneType], 'Who stands in the way, and why.'],
});
