import { ID } from 'type-graphql';
import {
  connection,
  DayScalar,
  given,
  lookups,
  mutation,
  mutations,
  PAGE_ARGS,
  pageAsked,
  type PageTold,
  queries,
  query,
  WRITING_REFUSALS,
} from '../api/index.ts';
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { type Day, isRefusal } from '../kernel/index.ts';
import { MEMBER_OF_ROW } from '../members/member-names.types.ts';
import { MemberDetailType, MemberType } from '../members/members.types.ts';
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import { assignNextSteps } from './assign-next-steps.ts';
import { type BeBacksCounted, countBeBacks } from './be-back-counts.read.ts';
import { completeNextStep } from './complete-next-step.ts';
import { dropNextStep } from './drop-next-step.ts';
import { logTalk } from './log-talk.ts';
import { moveNextStep } from './move-next-step.ts';
import { planNextStep } from './plan-next-step.ts';
import { planNextSteps } from './plan-next-steps.ts';
import type { TalkLine } from './talks.read.ts';
import { latestTalkOf, nextStepOf } from './tasks.loaders.ts';
import { beBacks, dueSteps, stepOwners, stepsOfMember, type StepLine } from './tasks.read.ts';
import * as shown from './tasks.types.ts';

interface Whose extends PageTold {
  readonly locationId?: string | null;
  readonly ownerStaffId?: string | null;
  readonly memberId?: string | null;
}

const WHOSE = {
  locationId: [() => ID, 'At one location.', 'nullable'],
  ownerStaffId: [() => ID, 'Of one person.', 'nullable'],
  memberId: [() => ID, 'With one member.', 'nullable'],
  ...PAGE_ARGS,
} as const;

export const TaskQueries = queries({
  nextSteps: query({
    description: 'Open steps by the day they are due.',
    args: { dueBy: [() => DayScalar, 'Due on this day or earlier.'], ...WHOSE },
    returns: () => shown.NextStepConnection,
    run: async (asking: Asking, { first, after, ...told }: Whose & { readonly dueBy: Day }) => {
      const page = await dueSteps(asking.db, signedIn(asking), { ...told, ...pageAsked({ first, after }) });
      return isRefusal(page) ? page : connection(page, { first, after });
    },
  }),
  stepOwners: query({
    description: 'Who can be given a next step, by name.',
    args: {},
    returns: () => [StaffType],
    run: (asking: Asking) => stepOwners(asking.db, signedIn(asking)),
  }),
  beBackCounts: query({
    description: 'How many came within the last 30 days, did not buy yet and are to be followed up.',
    args: {
      locationId: [() => ID, 'At one location.', 'nullable'],
      ownerStaffId: [() => ID, 'Of one person.', 'nullable'],
    },
    returns: () => shown.BeBackCountsType,
    run: (asking: Asking, told: BeBacksCounted) => countBeBacks(asking.db, signedIn(asking), told),
  }),
  beBacks: query({
    description: 'Who came within the last 30 days, did not buy yet and is to be followed up.',
    args: {
      asOf: [
        () => DayScalar,
        'The day from which the 30 days are counted back; today at each location when left out.',
        'nullable',
      ],
      ...WHOSE,
    },
    returns: () => shown.BeBackConnection,
    run: async (asking: Asking, { first, after, ...told }: Whose & { readonly asOf?: Day | null }) => {
      const page = await beBacks(asking.db, signedIn(asking), { ...told, ...pageAsked({ first, after }) });
      return isRefusal(page) ? page : connection(page, { first, after });
    },
  }),
});

const people = {
  member: MEMBER_OF_ROW,
  owner: {
    description: 'Who does it.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { ownerStaffId }: StepLine) => staffMemberOf(asking, ownerStaffId),
  },
  location: {
    description: 'Where.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { locationId }: StepLine) => locationOf(asking, locationId),
  },
};
export const NextStepLookups = lookups(shown.NextStepType, people);
export const BeBackLookups = lookups(shown.BeBackType, {
  ...people,
  latestTalk: {
    description: 'What came of the latest talk with them.',
    returns: () => shown.TalkType,
    nullable: true,
    run: (asking: Asking, { id }: StepLine) => latestTalkOf(asking, id),
  },
});
export const TalkLookups = lookups(shown.TalkType, {
  saidBy: {
    description: 'Who spoke with them.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { saidByStaffId }: TalkLine) => staffMemberOf(asking, saidByStaffId),
  },
});

export const MemberTaskLookups = lookups(MemberType, {
  nextStep: {
    description: 'The open step with them that is due first, of those within reach.',
    returns: () => shown.NextStepType,
    nullable: true,
    run: (asking: Asking, { id }: { id: string }) => nextStepOf(asking, id),
  },
});
export const MemberDetailTaskLookups = lookups(MemberDetailType, {
  nextSteps: {
    description: 'The open steps with them within reach by the day they are due; 100 at most.',
    returns: () => [shown.NextStepType],
    nullable: false,
    run: (asking: Asking, { id }: { id: string }) => stepsOfMember(asking.db, signedIn(asking), id),
  },
});

const refusals = [...WRITING_REFUSALS, shown.StepNotOpenType];
export const TaskMutations = mutations({
  planNextStep: mutation({
    description: 'Plans the next step with somebody.',
    input: shown.PlanNextStepInput,
    done: shown.NextStepPlannedType,
    refusals: WRITING_REFUSALS,
    run: asCommand(planNextStep),
  }),
  planNextSteps: mutation({
    description: 'Plans the same next step with many members: with all of them or with none.',
    input: shown.PlanNextStepsInput,
    done: shown.NextStepsPlannedType,
    refusals: [...WRITING_REFUSALS, shown.NotForAllType],
    run: (asking: Asking, input, key) => asCommand(planNextSteps)(asking, given(input), key),
  }),
  assignNextSteps: mutation({
    description: 'Hands the next step with each of many members over: with all of them or with none.',
    input: shown.AssignNextStepsInput,
    done: shown.NextStepsAssignedType,
    refusals: [...WRITING_REFUSALS, shown.NotForAllType],
    run: asCommand(assignNextSteps),
  }),
  moveNextStep: mutation({
    description: 'Puts a step off, or hands it over.',
    input: shown.MoveNextStepInput,
    done: shown.NextStepMovedType,
    refusals,
    run: asCommand(moveNextStep),
  }),
  logTalk: mutation({
    description: 'Tells what came of speaking with somebody who is to be followed up.',
    input: shown.LogTalkInput,
    done: shown.TalkLoggedType,
    refusals,
    run: asCommand(logTalk),
  }),
  completeNextStep: mutation({
    description: 'Says that a step is done.',
    input: shown.NextStepInput,
    done: shown.NextStepCompletedType,
    refusals,
    run: asCommand(completeNextStep),
  }),
  dropNextStep: mutation({
    description: 'Says that a step is not needed any more.',
    input: shown.NextStepInput,
    done: shown.NextStepDroppedType,
    refusals,
    run: asCommand(dropNextStep),
  }),
});
