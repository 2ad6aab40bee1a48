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
  SafeIntScalar,
} from '../api/index.ts';
import type { CancelSession, SessionCancelled } from './cancel-session.ts';
import type { SessionReceipt, ToldSession } from './end-session.ts';
import type { GivenBack } from './give-back.ts';
import type { LogSession, SessionLogged } from './log-session.ts';
import type { MissSession, SessionMissed } from './miss-session.ts';
import type { ScheduleSession, SessionScheduled } from './schedule-session.ts';
import type { SessionSeen } from './sessions.read.ts';
import type { Uncovered } from './sessions.refusals.ts';
import type { SessionTakenBack, TakeBackSession } from './take-back-session.ts';

export const SessionOutcomeEnum = enumType('SessionOutcome', 'How a session ended.', {
  COMPLETED: 'It was held.',
  NO_SHOW: 'The member did not come.',
  LATE_CANCELLED: 'The member called it off in the last hours.',
  CANCELLED: 'The member called it off in time.',
  CANCELLED_BY_CLUB: 'The club called it off.',
});
export const CancelledByEnum = enumType('SessionCancelledBy', 'Who called a session off.', {
  MEMBER: 'The member.',
  CLUB: 'The club.',
});

export const SessionType = objectType<
  Omit<SessionSeen, 'locationId' | 'trainerId' | 'scheduledTrainerId' | 'memberId'> & { memberId: string }
>('TrainingSession', 'One training.', {
  id: [() => ID, 'Its id.'],
  memberId: [() => ID, 'Who trained.'],
  service: [() => String, 'What it was, in the words of the club.'],
  startsAt: [() => InstantScalar, 'When it starts.'],
  heldOn: [() => DayScalar, 'On which day, at its location.'],
  minutes: [() => Int, 'How long it is.'],
  outcome: [() => SessionOutcomeEnum, 'How it ended; none until somebody says.', 'nullable'],
  complimentary: [() => Boolean, 'Whether the club gave it away.'],
  waived: [() => Boolean, 'Whether the club let it pass that it was missed.'],
  packageId: [() => ID, 'The package that it was taken from.', 'nullable'],
  packageItem: [() => String, 'What that package is called.', 'nullable'],
  isUncovered: [() => Boolean, 'Whether it should have taken a session and no package covered it.'],
});
export const SessionConnection = connectionOf('TrainingSession', () => SessionType, 'sessions', false);

const SessionReceiptType = objectType<SessionReceipt>('SessionReceipt', 'What a session moved.', {
  packageId: [() => ID, 'The package it was taken from: of those that cover it, the soonest to expire.', 'nullable'],
  item: [() => String, 'What that package is called.', 'nullable'],
  leftBefore: [() => Int, 'How many sessions it had.', 'nullable'],
  leftAfter: [() => Int, 'How many it has now.', 'nullable'],
  packageState: [() => String, 'The state of the package now.', 'nullable'],
  endedOn: [() => DayScalar, 'The day the package ended, where this was its last session.', 'nullable'],
  recognisedMinor: [
    () => SafeIntScalar,
    'What was recognised, in minor units; none for who sees no money.',
    'nullable',
  ],
  currency: [() => String, 'The currency of the amounts, ISO 4217.'],
  trainerId: [() => ID, 'Whose pay it is.'],
  payMinor: [() => SafeIntScalar, 'The pay, in minor units; none for who sees no money.', 'nullable'],
  withheld: [() => String, 'Why nothing was paid.', 'nullable'],
  releasedBy: [() => String, 'What would release the pay.', 'nullable'],
});
const GivenBackType = objectType<GivenBack>('SessionGivenBack', 'What a session gave back.', {
  packageId: [() => ID, 'The package that has it again.', 'nullable'],
  leftAfter: [() => Int, 'How many sessions that package has now.', 'nullable'],
  recognisedMinor: [() => SafeIntScalar, 'What is not recognised any more, in minor units.', 'nullable'],
  payMinor: [() => SafeIntScalar, 'What is not paid any more, in minor units.', 'nullable'],
  currency: [() => String, 'The currency of the amounts, ISO 4217.'],
});

const SESSION = { sessionId: [() => ID, 'Which session.'] } as const;
const ENDED = { ...SESSION, receipt: [() => SessionReceiptType, 'What it moved.'], ...DONE } as const;
const ToldSessionInput = inputType<ToldSession>('ToldSessionInput', 'A session that nobody booked.', {
  memberId: [() => ID, 'Who trained.'],
  locationId: [() => ID, 'Where.'],
  trainerId: [() => ID, 'With whom.'],
  service: [() => String, 'What it was.', 'nullable'],
  startsAtLocal: [() => String, 'When it started, by the clock of the location: 2026-11-18T16:00.'],
  minutes: [() => Int, 'How long it was; 60 when left out.', 'nullable'],
});
const MEANT = {
  sessionId: [() => ID, 'The booked session.', 'nullable'],
  session: [() => ToldSessionInput, 'Or one that nobody booked.', 'nullable'],
  trainerId: [() => ID, 'Who delivered it, where somebody stood in.', 'nullable'],
} as const;

export const ScheduleSessionInput = inputType<ScheduleSession>('ScheduleSessionInput', 'A session booked.', {
  memberId: [() => ID, 'Who trains.'],
  trainerId: [() => ID, 'With whom.'],
  locationId: [() => ID, 'Where.'],
  startsAtLocal: [() => String, 'When it starts, by the clock of the location: 2026-11-18T16:00.'],
  minutes: [() => Int, 'How long it is; 60 when left out.', 'nullable'],
  service: [() => String, 'What it is.', 'nullable'],
  complimentary: [() => Boolean, 'Whether the club gives it away.', 'nullable'],
});
export const SessionScheduledType = objectType<SessionScheduled>('SessionScheduled', 'The session is booked.', {
  ...SESSION,
  memberId: [() => ID, 'Who trains.'],
  ...DONE,
});
export const LogSessionInput = inputType<LogSession>('LogSessionInput', 'A session that was held.', {
  ...MEANT,
  complimentary: [() => Boolean, 'Whether the club gives it away; as it was booked when left out.', 'nullable'],
});
export const SessionLoggedType = objectType<SessionLogged>('SessionLogged', 'The session was held.', ENDED);
export const MissSessionInput = inputType<MissSession>('MissSessionInput', 'A session that the member missed.', {
  ...MEANT,
  waived: [() => Boolean, 'Whether the club lets it pass.', 'nullable'],
});
export const SessionMissedType = objectType<SessionMissed>('SessionMissed', 'The member did not come.', ENDED);
export const CancelSessionInput = inputType<CancelSession>('CancelSessionInput', 'A session called off.', {
  ...SESSION,
  by: [() => CancelledByEnum, 'By whom.'],
  waived: [() => Boolean, 'Whether the club lets it pass that it is late.', 'nullable'],
});
export const SessionCancelledType = objectType<SessionCancelled>('SessionCancelled', 'The session was called off.', {
  ...ENDED,
  outcome: [() => SessionOutcomeEnum, 'In time, late, or by the club.'],
});
export const TakeBackSessionInput = inputType<TakeBackSession>(
  'TakeBackSessionInput',
  'A session taken back.',
  SESSION,
);
export const SessionTakenBackType = objectType<SessionTakenBack>(
  'SessionTakenBack',
  'The session is as if nobody had said how it went.',
  { ...SESSION, back: [() => GivenBackType, 'What it gave back.'], ...DONE },
);

const NotCoveredEnum = enumType('NotCovered', 'Why a package does not cover a session.', {
  NOT_YET_SOLD: 'It was sold later.',
  EXPIRED: 'It was not valid any more.',
  FROZEN: 'It was frozen.',
  OUT_OF_SCOPE: 'It does not cover the service.',
  NOTHING_LEFT: 'It has nothing left.',
  REFUNDED: 'It was paid back.',
});
const UncoveredType = objectType<Uncovered>('UncoveredBy', 'A package that does not cover a session.', {
  packageId: [() => ID, 'Which.'],
  item: [() => String, 'What it is called.'],
  why: [() => NotCoveredEnum, 'Why it does not.'],
});
export const NotCoveredByPackageType = refusalType('NotCoveredByPackage', 'No package covers the session.', {
  packages: [() => [UncoveredType], 'The member’s packages, and why each does not.'],
});
export const SessionEndedType = refusalType('SessionEnded', 'Somebody said already how the session went.', {
  outcome: [() => SessionOutcomeEnum, 'How.'],
});
export const NotYetBegunType = refusalType('NotYetBegun', 'The session has not begun.', {
  startsAt: [() => InstantScalar, 'When it does.'],
});
export const NothingToTakeBackType = refusalType('NothingToTakeBack', 'Nobody has said yet how the session went.');
export const TrainerIsBusyType = refusalType('TrainerIsBusy', 'The trainer has something else at that hour.');
