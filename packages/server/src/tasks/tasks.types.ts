import { ID } from 'type-graphql';
import { connectionOf, DayScalar, DONE, enumType, inputType, objectType, refusalType } from '../api/index.ts';
import type { NextStepCompleted } from './complete-next-step.ts';
import type { NextStepDropped } from './drop-next-step.ts';
import type { MoveNextStep, NextStepMoved } from './move-next-step.ts';
import type { NextStepPlanned, PlanNextStep } from './plan-next-step.ts';
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
  },
);
export const BeBackConnection = connectionOf('BeBack', () => BeBackType, 'people to be followed up', false);

export const PlanNextStepInput = inputType<PlanNextStep>('PlanNextStepInput', 'What is to be done with whom by when.', {
  memberId: [() => ID, 'With whom.'],
  what: [() => String, 'What; up to 500 characters.'],
  dueOn: [() => DayScalar, 'By when.'],
  ownerStaffId: [() => ID, 'Who does it; whoever plans it when left out.', 'nullable'],
});
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
export const NextStepCompletedType = objectType<NextStepCompleted>('NextStepCompleted', 'A step is done.', WHICH);
export const NextStepDroppedType = objectType<NextStepDropped>(
  'NextStepDropped',
  'A step is not needed any more.',
  WHICH,
);
export const StepNotOpenType = refusalType('StepNotOpen', 'The step is done or dropped already.');
