import { ID, Int } from 'type-graphql';
import { DayScalar, DONE, inputType, objectType, refusalType, SafeIntScalar } from '../api/index.ts';
import type { FreezePackage, PackageFrozen } from './freeze-package.ts';
import type { GiveSessions, SessionsGiven } from './give-sessions.ts';
import type { PackageReplaced, ReplacePackage } from './replace-package.ts';
import type { PackageTransferred, TransferPackage } from './transfer-package.ts';
import type { PackageUnexpired, UnexpirePackage } from './unexpire-package.ts';
import type { PackageUnfrozen, UnfreezePackage } from './unfreeze-package.ts';

const PACKAGE = { packageId: [() => ID, 'Which package.'] } as const;
const WHY = { why: [() => String, 'Why, up to 500 characters.', 'nullable'] } as const;
const NEW = {
  packageId: [() => ID, 'The package that holds the sessions now.'],
  sessions: [() => Int, 'How many it holds.'],
  valueMinor: [() => SafeIntScalar, 'What is deferred for them, in minor units.'],
  ...DONE,
} as const;

export const FreezePackageInput = inputType<FreezePackage>('FreezePackageInput', 'A package put on hold.', {
  ...PACKAGE,
  from: [() => DayScalar, 'The first frozen day; today at the selling location when left out.', 'nullable'],
  ...WHY,
});
export const PackageFrozenType = objectType<PackageFrozen>('PackageFrozen', 'The package is frozen.', {
  ...PACKAGE,
  from: [() => DayScalar, 'The first frozen day.'],
  ...DONE,
});
export const UnfreezePackageInput = inputType<UnfreezePackage>('UnfreezePackageInput', 'A hold that ends.', {
  ...PACKAGE,
  on: [() => DayScalar, 'The first day on which it may be used again; today when left out.', 'nullable'],
});
export const PackageUnfrozenType = objectType<PackageUnfrozen>('PackageUnfrozen', 'The package runs again.', {
  ...PACKAGE,
  expiresOn: [() => DayScalar, 'The last valid day, moved by the days frozen; none for ever.', 'nullable'],
  ...DONE,
});
export const UnexpirePackageInput = inputType<UnexpirePackage>('UnexpirePackageInput', 'An expiry put off.', {
  ...PACKAGE,
  expiresOn: [() => DayScalar, 'The new last valid day, today or later.'],
  ...WHY,
});
export const PackageUnexpiredType = objectType<PackageUnexpired>('PackageUnexpired', 'What lapsed is back.', {
  ...PACKAGE,
  expiresOn: [() => DayScalar, 'The last valid day.'],
  sessionsLeft: [() => Int, 'How many sessions came back.'],
  ...DONE,
});
export const TransferPackageInput = inputType<TransferPackage>('TransferPackageInput', 'Sessions that move on.', {
  ...PACKAGE,
  toMemberId: [() => ID, 'To whom; the same member when left out.', 'nullable'],
  toLocationId: [() => ID, 'Where to; the same location when left out.', 'nullable'],
  sessions: [() => Int, 'How many; all that are left when left out.', 'nullable'],
  ...WHY,
});
export const PackageTransferredType = objectType<PackageTransferred>(
  'PackageTransferred',
  'The sessions are held in a new package.',
  NEW,
);
export const ReplacePackageInput = inputType<ReplacePackage>('ReplacePackageInput', 'A package put right.', {
  ...PACKAGE,
  sessions: [() => Int, 'Sessions of the new one; as many as are left when left out.', 'nullable'],
  item: [() => String, 'What it is called; as before when left out.', 'nullable'],
  services: [() => [String], 'What it may be used for; as before when left out.', 'nullable'],
  expiresOn: [() => DayScalar, 'Its last valid day; as before when left out.', 'nullable'],
  ...WHY,
});
export const PackageReplacedType = objectType<PackageReplaced>(
  'PackageReplaced',
  'What was left is held in a new package.',
  NEW,
);
export const GiveSessionsInput = inputType<GiveSessions>('GiveSessionsInput', 'Sessions given away.', {
  memberId: [() => ID, 'To whom.'],
  locationId: [() => ID, 'Where.'],
  sessions: [() => Int, 'How many, 1 to 100.'],
  validDays: [() => Int, 'How many days they are good; for ever when left out.', 'nullable'],
  services: [() => [String], 'What they may be used for; personal training when left out.', 'nullable'],
  ownerStaffId: [() => ID, 'Whose client the member is; whoever gives when left out.', 'nullable'],
  why: [() => String, 'Why they are given.'],
});
export const SessionsGivenType = objectType<SessionsGiven>('SessionsGiven', 'The sessions are there.', {
  packageId: [() => ID, 'The package of no value that holds them.'],
  ...DONE,
});
export const PackageNotInStateType = refusalType('PackageNotInState', 'The package is not in a state that allows it.', {
  state: [() => String, 'The state that it is in.'],
});
