// Tasks: the next step with somebody: what, who, by when; the queue of those to be followed up.
// Owns: next steps, from planned to done or dropped.
// Must never know: why a step is taken; whoever leaves one says it in words and names the consultation by id.
import { NextStep } from './next-step.entity.ts';

export { assignNextSteps, type AssignNextSteps, type NextStepsAssigned } from './assign-next-steps.ts';
export { type BeBackCounts, type BeBacksCounted, countBeBacks } from './be-back-counts.read.ts';
export { completeNextStep, type NextStepCompleted } from './complete-next-step.ts';
export { dropNextStep, type NextStepDropped } from './drop-next-step.ts';
export { logTalk, type LogTalk, type TalkLogged } from './log-talk.ts';
export { moveNextStep, type MoveNextStep, type NextStepMoved } from './move-next-step.ts';
export { giveStepsBack, handStepsOver, type StepBefore } from './hand-over.ts';
export { finishFollowUps, leaveStep, openFollowUpsAgain, ownerOf, takeStepBack, type NewStep } from './open-step.ts';
export { planNextStep, type NextStepPlanned, type PlanNextStep } from './plan-next-step.ts';
export * from './talks.rules.ts';
export { planNextSteps, type NextStepsPlanned, type PlanNextSteps } from './plan-next-steps.ts';
export * from './tasks.read.ts';
export * from './tasks.refusals.ts';
export * from './tasks.rules.ts';
export { undoers } from './undo-tasks.ts';

/** The stored classes of this feature. */
export const entities = [NextStep];
