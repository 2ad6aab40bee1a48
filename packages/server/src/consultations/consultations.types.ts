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
import type { BookWalkIn, Newcomer } from './book-walk-in.ts';
import type { CancelConsultation, ConsultationCancelled } from './cancel-consultation.ts';
import type { ConsultationCounts } from './consultation-counts.read.ts';
import type { ChainLine, ConsultationLine } from './consultations.read.ts';
import type { CorrectOutcome, OutcomeCorrected } from './correct-outcome.ts';
import type { ConsultationMissed } from './miss-consultation.ts';
import type { ConsultationMoved, MoveConsultation } from './move-consultation.ts';
import type { ObjectionRecorded, RecordObjection } from './record-objection.ts';
import type { ConsultationSet, SetConsultation } from './set-consultation.ts';
import type { ConsultationShowed } from './show-consultation.ts';

const OutcomeEnum = enumType('ConsultationOutcome', 'How a slot ended.', {
  SHOWED: 'The member came.',
  NO_SHOW: 'The member did not come.',
  CANCELLED_BY_MEMBER: 'The member cancelled.',
  CANCELLED_BY_CLUB: 'The club cancelled.',
  RESCHEDULED: 'It was moved to another slot.',
});
const ObjectionEnum = enumType('Objection', 'Why somebody who came did not buy.', {
  PRICE: 'The price.',
  TIME: 'The time.',
  PARTNER: 'Somebody at home is to be asked.',
  NOT_READY: 'Not ready yet.',
  HEALTH: 'Health.',
  ALONE: 'Wants to train alone.',
  OTHER: 'Something else.',
});
export const ConsultationStateEnum = enumType('ConsultationState', 'Which slots.', {
  OPEN: 'Without an outcome.',
  UNLOGGED: 'Without an outcome though their time has passed.',
  ON_TRACK: 'With an outcome, or still to come.',
});
export const ConsultationDaysEnum = enumType(
  'ConsultationDays',
  'Days by their name, by the calendar of each location.',
  {
    TODAY: 'Today.',
    COMING: 'From tomorrow on.',
    BEFORE: 'Until yesterday.',
  },
);
const CancelledByEnum = enumType('CancelledBy', 'Who cancelled.', { MEMBER: 'The member.', CLUB: 'The club.' });

type People = 'memberId' | 'trainerId' | 'locationId' | 'setByStaffId';
const SLOT = {
  id: [() => ID, 'The id of the slot.'],
  chainId: [() => ID, 'The consultation that the slot belongs to: however often it moved, it is one.'],
  placeInChain: [() => Int, 'Which of the slots of its consultation it is, from 1.'],
  isLast: [() => Boolean, 'Whether it is the slot that counts.'],
  startsAt: [() => InstantScalar, 'When it starts.'],
  slotOn: [() => DayScalar, 'The date at the location.'],
  minutes: [() => Int, 'How long it is.'],
  timeZone: [() => String, 'The time zone that it was set in.'],
  walkIn: [() => Boolean, 'Booked less than 60 minutes ahead: not a set.'],
  bookedAt: [() => InstantScalar, 'When it was booked.'],
  outcome: [() => OutcomeEnum, 'How it ended; none while it is open.', 'nullable'],
  late: [() => Boolean, 'Cancelled under 24 hours before the start.'],
  objection: [() => ObjectionEnum, 'Why the member did not buy.', 'nullable'],
  followUpOn: [() => DayScalar, 'When to come back to them.', 'nullable'],
  version: [() => Int, 'Grows with every change.'],
} as const;
export const ConsultationType = objectType<Omit<ConsultationLine, People>>(
  'Consultation',
  'One slot of a consultation.',
  SLOT,
);
export const ConsultationConnection = connectionOf('Consultation', () => ConsultationType, 'consultations', false);
export const ConsultationCountsType = objectType<ConsultationCounts>(
  'ConsultationCounts',
  'How many consultations wait for somebody.',
  {
    today: [() => Int, 'Today, by the calendar of each location; those that moved on left out.'],
    unlogged: [() => Int, 'Whose time has passed and of which nobody has said how they went, whenever they were.'],
  },
);
export const ChainSlotType = objectType<Omit<ChainLine, People>>(
  'ConsultationSlot',
  'A slot with what was said of it.',
  {
    ...SLOT,
    objectionNote: [() => String, 'The objection in the words of the member.', 'nullable'],
    outcomeAt: [() => InstantScalar, 'When it ended so.', 'nullable'],
  },
);

const WHERE = {
  trainerId: [() => ID, 'By which trainer.'],
  locationId: [() => ID, 'Where.'],
  minutes: [() => Int, 'How long.'],
} as const;
export const SetConsultationInput = inputType<SetConsultation>('SetConsultationInput', 'A consultation to come.', {
  ...WHERE,
  memberId: [() => ID, 'With whom.'],
  startsAtLocal: [
    () => String,
    'When, by the clock of the location: YYYY-MM-DDTHH:MM. An hour that comes twice means the first.',
  ],
});
const NewcomerInput = inputType<Newcomer>('NewcomerInput', 'Somebody nobody knew before; they join today.', {
  firstName: [() => String, 'The first name; may be empty where there is a last one.'],
  lastName: [() => String, 'The last name; may be empty where there is a first one.'],
  email: [() => String, 'The e-mail; none when left out.', 'nullable'],
  phone: [() => String, 'The phone number, with + and country where it is another.', 'nullable'],
  membership: [() => String, 'What the membership is called.', 'nullable'],
});
export const BookWalkInInput = inputType<BookWalkIn>('BookWalkInInput', 'Somebody who is here now.', {
  ...WHERE,
  memberId: [() => ID, 'Who; or somebody new.', 'nullable'],
  newcomer: [() => NewcomerInput, 'Somebody new, who is added with a membership from today on.', 'nullable'],
  startsAtLocal: [() => String, 'When, by the clock of the location, up to a day ago; now when left out.', 'nullable'],
});
export const MoveConsultationInput = inputType<MoveConsultation>(
  'MoveConsultationInput',
  'Another slot for the same consultation.',
  {
    consultationId: [() => ID, 'Which slot moves.'],
    startsAtLocal: [() => String, 'When, by the clock of the location: YYYY-MM-DDTHH:MM.'],
    trainerId: [() => ID, 'By which trainer; as it was when left out.', 'nullable'],
    locationId: [() => ID, 'Where; as it was when left out.', 'nullable'],
    minutes: [() => Int, 'How long; as it was when left out.', 'nullable'],
  },
);
export const ConsultationInput = inputType<{ readonly consultationId: string }>(
  'ConsultationInput',
  'One consultation.',
  {
    consultationId: [() => ID, 'Which slot.'],
  },
);
/** Told as an instant; the verb takes it as text. */
type CancelTold = Omit<CancelConsultation, 'cancelledAt'> & { readonly cancelledAt?: Date | null };
export const CancelConsultationInput = inputType<CancelTold>(
  'CancelConsultationInput',
  'A consultation that will not be.',
  {
    consultationId: [() => ID, 'Which slot.'],
    by: [() => CancelledByEnum, 'Who cancelled.'],
    cancelledAt: [
      () => InstantScalar,
      'When they said so, where it is written down later; now when left out.',
      'nullable',
    ],
  },
);
export const CorrectOutcomeInput = inputType<CorrectOutcome>('CorrectOutcomeInput', 'What really happened.', {
  consultationId: [() => ID, 'Which slot.'],
  outcome: [() => OutcomeEnum, 'How it really ended.'],
  late: [() => Boolean, 'For a cancelling by the member: whether it was under 24 hours before the start.', 'nullable'],
});
export const RecordObjectionInput = inputType<RecordObjection>(
  'RecordObjectionInput',
  'Why somebody who came did not buy.',
  {
    consultationId: [() => ID, 'Which slot.'],
    objection: [() => ObjectionEnum, 'Why.'],
    note: [() => String, 'In the words of the member; up to 2,000 characters.', 'nullable'],
    followUpOn: [() => DayScalar, 'When to come back to them; nobody does when left out.', 'nullable'],
    ownerStaffId: [() => ID, 'Who does; the trainer of the consultation when left out.', 'nullable'],
  },
);

const WHICH = { consultationId: [() => ID, 'Which slot.'] } as const;
export const ConsultationSetType = objectType<ConsultationSet>('ConsultationSet', 'A consultation was set.', {
  ...DONE,
  ...WHICH,
  chainId: [() => ID, 'The consultation that it is the first slot of.'],
  memberId: [() => ID, 'With whom.'],
  walkIn: [() => Boolean, 'Booked less than 60 minutes ahead: not a set.'],
});
export const ConsultationMovedType = objectType<ConsultationMoved>(
  'ConsultationMoved',
  'A consultation moved to another slot.',
  {
    ...DONE,
    consultationId: [() => ID, 'The new slot.'],
    movedFromId: [() => ID, 'The old slot.'],
  },
);
export const ConsultationShowedType = objectType<ConsultationShowed>('ConsultationShowed', 'The member came.', {
  ...DONE,
  ...WHICH,
});
export const ConsultationMissedType = objectType<ConsultationMissed>('ConsultationMissed', 'The member did not come.', {
  ...DONE,
  ...WHICH,
});
export const ConsultationCancelledType = objectType<ConsultationCancelled>(
  'ConsultationCancelled',
  'A consultation was cancelled.',
  {
    ...DONE,
    ...WHICH,
    late: [() => Boolean, 'By the member under 24 hours before the start.'],
  },
);
export const OutcomeCorrectedType = objectType<OutcomeCorrected>('OutcomeCorrected', 'A wrong outcome was put right.', {
  ...DONE,
  ...WHICH,
});
export const ObjectionRecordedType = objectType<ObjectionRecorded>('ObjectionRecorded', 'An objection was recorded.', {
  ...DONE,
  ...WHICH,
  stepId: [() => ID, 'The step that was left to come back to them.', 'nullable'],
});

export const ConsultationLoggedType = refusalType('ConsultationLogged', 'The slot has an outcome already.', {
  outcome: [() => String, 'Which.'],
});
export const TooEarlyType = refusalType('TooEarly', 'Its time has not come.', {
  from: [() => String, 'From when on, as an instant.'],
});
export const SlotTakenType = refusalType('SlotTaken', 'The trainer has a consultation in that hour.', {
  consultationId: [() => ID, 'Which.'],
  startsAtLocal: [() => String, 'When it starts, by the clock of its location.'],
  minutes: [() => Int, 'How long it is.'],
});
export const ObjectionRecordedAlreadyType = refusalType(
  'ObjectionRecordedAlready',
  'An objection is recorded already.',
);
