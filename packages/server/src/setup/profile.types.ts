import { ID, Int } from 'type-graphql';
import { DONE, inputType, InstantScalar, objectType } from '../api/index.ts';
import type { ChangeOwnName, OwnNameChanged } from './change-own-name.ts';
import type { ChangePassword, PasswordChanged } from './change-password.ts';
import type { VisitEnded } from './end-visit.ts';
import type { OwnVisit, Profile } from './profile.read.ts';

export const ProfileType = objectType<Profile>('Profile', 'The person who is signed in, as they keep themselves.', {
  id: [() => ID, 'The id of their place in this organization.'],
  email: [() => String, 'What they sign in with.'],
  firstName: [() => String, 'The first name.'],
  lastName: [() => String, 'The last name.'],
  passwordSetAt: [() => InstantScalar, 'When the password was last set.', 'nullable'],
  version: [() => Int, 'The version of the name: send it with a change.'],
});
export const OwnVisitType = objectType<OwnVisit>('OwnVisit', 'An open visit of the person who is signed in.', {
  id: [() => ID, 'Its id.'],
  organizationId: [() => ID, 'The organization that it is in.'],
  organizationName: [() => String, 'What that is called.'],
  startedAt: [() => InstantScalar, 'When it began.'],
  lastSeenAt: [() => InstantScalar, 'When it was last used, to the minute.'],
  expiresAt: [() => InstantScalar, 'When it ends by itself at the latest.'],
  address: [() => String, 'The network address that it began from.', 'nullable'],
  userAgent: [() => String, 'What the browser calls itself.', 'nullable'],
  isThis: [() => Boolean, 'Whether it is the one that asks.'],
});

export const ChangeOwnNameInput = inputType<ChangeOwnName>('ChangeOwnNameInput', 'One’s own name.', {
  firstName: [() => String, 'The first name.'],
  lastName: [() => String, 'The last name.'],
  version: [() => Int, 'The version that was looked at.'],
});
export const ChangePasswordInput = inputType<ChangePassword>('ChangePasswordInput', 'One’s own password.', {
  oldPassword: [() => String, 'The one that was signed in with.'],
  newPassword: [() => String, 'The new one, at least 10 characters.'],
});
export const EndVisitInput = inputType<{ readonly visitId: string }>('EndVisitInput', 'A visit that ends now.', {
  visitId: [() => ID, 'Which of one’s own.'],
});

export const OwnNameChangedType = objectType<OwnNameChanged>('OwnNameChanged', 'The name was changed.', {
  ...DONE,
  staffId: [() => ID, 'Whose.'],
  version: [() => Int, 'The version now.'],
});
export const PasswordChangedType = objectType<PasswordChanged>('PasswordChanged', 'The password was changed.', {
  ...DONE,
  visitsEnded: [() => Int, 'How many other visits ended with it.'],
});
export const VisitEndedType = objectType<VisitEnded>('VisitEnded', 'A visit ended.', {
  ...DONE,
  visitId: [() => ID, 'Which.'],
});
