import { ID, Int } from 'type-graphql';
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
  SomethingBuiltOnItType,
  WRITING_REFUSALS,
} from '../api/index.ts';
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { isRefusal } from '../kernel/index.ts';
import { MEMBER_OF_ROW } from '../members/member-names.types.ts';
import { MemberDetailType, MemberType } from '../members/members.types.ts';
import { BeBackType } from '../tasks/tasks.types.ts';
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import { bookWalkIn } from './book-walk-in.ts';
import { cancelConsultation } from './cancel-consultation.ts';
import { type CountsAsked, countConsultations } from './consultation-counts.read.ts';
import { consultationOf, latestConsultationOf } from './consultations.loaders.ts';
import {
  chainOf,
  type ConsultationLine,
  type ConsultationsAsked,
  consultationsOfMember,
  listConsultations,
  noShowCountOf,
} from './consultations.read.ts';
import * as shown from './consultations.types.ts';
import { correctOutcome } from './correct-outcome.ts';
import { missConsultation } from './miss-consultation.ts';
import { moveConsultation } from './move-consultation.ts';
import { recordObjection } from './record-objection.ts';
import { setConsultation } from './set-consultation.ts';
import { showConsultation } from './show-consultation.ts';

export const ConsultationQueries = queries({
  consultations: query({
    description: 'Slots of a period by their start.',
    args: {
      days: [() => shown.ConsultationDaysEnum, 'Days by their name; instead of a first and a last one.', 'nullable'],
      from: [() => DayScalar, 'The first day, by the calendar of each location.', 'nullable'],
      to: [() => DayScalar, 'The last day.', 'nullable'],
      locationId: [() => ID, 'At one location.', 'nullable'],
      trainerId: [() => ID, 'By one trainer.', 'nullable'],
      state: [() => shown.ConsultationStateEnum, 'Which; all but those that moved on when left out.', 'nullable'],
      latestFirst: [() => Boolean, 'The latest first; the earliest when left out.', 'nullable'],
      ...PAGE_ARGS,
    },
    returns: () => shown.ConsultationConnection,
    run: async (asking: Asking, { first, after, ...told }: Omit<ConsultationsAsked, 'first' | 'after'> & PageTold) => {
      const page = await listConsultations(asking.db, signedIn(asking), { ...told, ...pageAsked({ first, after }) });
      return isRefusal(page) ? page : connection(page, { first, after });
    },
  }),
  consultationCounts: query({
    description: 'How many consultations there are today, and how many nobody has said yet how they went.',
    args: {
      locationId: [() => ID, 'At one location.', 'nullable'],
      trainerId: [() => ID, 'By one trainer.', 'nullable'],
    },
    returns: () => shown.ConsultationCountsType,
    run: (asking: Asking, told: CountsAsked) => countConsultations(asking.db, signedIn(asking), told),
  }),
  consultation: query({
    description: 'The slots of one consultation, the first first.',
    args: { id: [() => ID, 'Any slot of it.'] },
    returns: () => [shown.ChainSlotType],
    run: (asking: Asking, { id }: { id: string }) => chainOf(asking.db, signedIn(asking), id),
  }),
});

const people = {
  member: MEMBER_OF_ROW,
  memberId: {
    description: 'With whom.',
    returns: () => ID,
    nullable: false,
    run: (_asking: Asking, { memberId }: ConsultationLine) => memberId,
  },
  trainer: {
    description: 'By which trainer.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { trainerId }: ConsultationLine) => staffMemberOf(asking, trainerId),
  },
  location: {
    description: 'Where.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { locationId }: ConsultationLine) => locationOf(asking, locationId),
  },
  setBy: {
    description: 'Who set it.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { setByStaffId }: ConsultationLine) => staffMemberOf(asking, setByStaffId),
  },
};
export const ConsultationLookups = lookups(shown.ConsultationType, people);
export const ChainSlotLookups = lookups(shown.ChainSlotType, people);
export const MemberConsultationLookups = lookups(MemberType, {
  latestConsultation: {
    description: 'The slot of their latest consultation that counts.',
    returns: () => shown.ConsultationType,
    nullable: true,
    run: (asking: Asking, { id }: { id: string }) => latestConsultationOf(asking, id),
  },
});
export const MemberDetailConsultationLookups = lookups(MemberDetailType, {
  consultations: {
    description: 'Every slot of their consultations, the latest first.',
    returns: () => [shown.ConsultationType],
    nullable: false,
    run: (asking: Asking, { id }: { id: string }) => consultationsOfMember(asking.db, signedIn(asking), id),
  },
  noShowCount: {
    description: 'How often they did not come to a consultation.',
    returns: () => Int,
    nullable: false,
    run: (asking: Asking, { id }: { id: string }) => noShowCountOf(asking.db, signedIn(asking), id),
  },
});

export const BeBackConsultationLookups = lookups(BeBackType, {
  consultation: {
    description: 'The consultation that they came to.',
    returns: () => shown.ConsultationType,
    nullable: true,
    run: (asking: Asking, { consultationId }: { consultationId: string | null }) =>
      consultationOf(asking, consultationId),
  },
});

const logged = [...WRITING_REFUSALS, shown.ConsultationLoggedType];
export const ConsultationMutations = mutations({
  setConsultation: mutation({
    description: 'Sets a consultation.',
    input: shown.SetConsultationInput,
    done: shown.ConsultationSetType,
    refusals: [...WRITING_REFUSALS, shown.SlotTakenType],
    run: asCommand(setConsultation),
  }),
  bookWalkIn: mutation({
    description: 'Writes down a consultation with somebody who walked in.',
    input: shown.BookWalkInInput,
    done: shown.ConsultationSetType,
    refusals: [...WRITING_REFUSALS, shown.SlotTakenType],
    run: asCommand(bookWalkIn),
  }),
  moveConsultation: mutation({
    description: 'Moves a consultation; it stays one.',
    input: shown.MoveConsultationInput,
    done: shown.ConsultationMovedType,
    refusals: [...logged, shown.SlotTakenType],
    run: asCommand(moveConsultation),
  }),
  showConsultation: mutation({
    description: 'Says that the member came.',
    input: shown.ConsultationInput,
    done: shown.ConsultationShowedType,
    refusals: [...logged, shown.TooEarlyType],
    run: asCommand(showConsultation),
  }),
  missConsultation: mutation({
    description: 'Says that the member did not come.',
    input: shown.ConsultationInput,
    done: shown.ConsultationMissedType,
    refusals: [...logged, shown.TooEarlyType],
    run: asCommand(missConsultation),
  }),
  cancelConsultation: mutation({
    description: 'Says that a consultation will not be. It stays in the log; undo is for what never happened.',
    input: shown.CancelConsultationInput,
    done: shown.ConsultationCancelledType,
    refusals: logged,
    run: (asking: Asking, { cancelledAt, ...input }, key) =>
      asCommand(cancelConsultation)(asking, { ...input, cancelledAt: cancelledAt?.toISOString() ?? null }, key),
  }),
  correctOutcome: mutation({
    description: 'Puts a wrong outcome right.',
    input: shown.CorrectOutcomeInput,
    done: shown.OutcomeCorrectedType,
    refusals: [...logged, shown.TooEarlyType, SomethingBuiltOnItType],
    run: asCommand(correctOutcome),
  }),
  recordObjection: mutation({
    description: 'Records why somebody who came did not buy, and when to come back to them.',
    input: shown.RecordObjectionInput,
    done: shown.ObjectionRecordedType,
    refusals: [...logged, shown.ObjectionRecordedAlreadyType],
    run: asCommand(recordObjection),
  }),
});
