import { ID } from 'type-graphql';
import {
  connection,
  DayScalar,
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
import { isRefusal } from '../kernel/index.ts';
import { MEMBER_OF_ROW } from '../members/member-names.types.ts';
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import { cancelSession } from './cancel-session.ts';
import { logSession } from './log-session.ts';
import { missSession } from './miss-session.ts';
import { scheduleSession } from './schedule-session.ts';
import { listSessions, type SessionSeen, type SessionsQuestion } from './sessions.read.ts';
import * as shown from './sessions.types.ts';
import { takeBackSession } from './take-back-session.ts';

export const SessionQueries = queries({
  sessions: query({
    description: 'Sessions, the latest day first.',
    args: {
      from: [() => DayScalar, 'On this day or later.', 'nullable'],
      to: [() => DayScalar, 'On this day or earlier.', 'nullable'],
      locationId: [() => ID, 'At one location.', 'nullable'],
      trainerId: [() => ID, 'Delivered by one trainer.', 'nullable'],
      memberId: [() => ID, 'Of one member.', 'nullable'],
      outcome: [() => shown.SessionOutcomeEnum, 'That ended in one way.', 'nullable'],
      uncovered: [() => Boolean, 'Only those that no package covered: they wait for somebody.', 'nullable'],
      open: [() => Boolean, 'Only those of which nobody has said how they went.', 'nullable'],
      ...PAGE_ARGS,
    },
    returns: () => shown.SessionConnection,
    run: async (asking: Asking, { first, after, ...told }: SessionsQuestion & PageTold) => {
      const page = await listSessions(asking.db, signedIn(asking), told, pageAsked({ first, after }));
      return isRefusal(page) ? page : connection(page, { first, after });
    },
  }),
});

export const SessionLookups = lookups(shown.SessionType, {
  member: MEMBER_OF_ROW,
  location: {
    description: 'Where.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { locationId }: SessionSeen) => locationOf(asking, locationId),
  },
  trainer: {
    description: 'Who holds or held it.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { trainerId }: SessionSeen) => staffMemberOf(asking, trainerId),
  },
  scheduledTrainer: {
    description: 'Who was to hold it, where somebody stood in.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { scheduledTrainerId }: SessionSeen) => staffMemberOf(asking, scheduledTrainerId),
  },
});

const ending = [...WRITING_REFUSALS, shown.NotCoveredByPackageType, shown.SessionEndedType, shown.NotYetBegunType];

export const SessionMutations = mutations({
  scheduleSession: mutation({
    description: 'Books a session; nothing of a package is spent.',
    input: shown.ScheduleSessionInput,
    done: shown.SessionScheduledType,
    refusals: [...WRITING_REFUSALS, shown.TrainerIsBusyType],
    run: asCommand(scheduleSession),
  }),
  logSession: mutation({
    description: 'Logs a session that was held: balance, revenue, pay and renewal move together.',
    input: shown.LogSessionInput,
    done: shown.SessionLoggedType,
    refusals: ending,
    run: asCommand(logSession),
  }),
  missSession: mutation({
    description: 'Says that the member did not come.',
    input: shown.MissSessionInput,
    done: shown.SessionMissedType,
    refusals: ending,
    run: asCommand(missSession),
  }),
  cancelSession: mutation({
    description: 'Calls a booked session off.',
    input: shown.CancelSessionInput,
    done: shown.SessionCancelledType,
    refusals: ending,
    run: asCommand(cancelSession),
  }),
  takeBackSession: mutation({
    description: 'Takes back what was said of a session, with all that it moved.',
    input: shown.TakeBackSessionInput,
    done: shown.SessionTakenBackType,
    refusals: [...WRITING_REFUSALS, shown.NothingToTakeBackType, shown.TrainerIsBusyType],
    run: asCommand(takeBackSession),
  }),
});
