import { ID, Int } from 'type-graphql';
import {
  connectionOf,
  DayScalar,
  DONE,
  enumType,
  type FieldShape,
  inputType,
  InstantScalar,
  objectType,
  refusalType,
} from '../api/index.ts';
import { RoleEnum } from '../auth/auth.types.ts';
import type { Location } from '../organizations/index.ts';
import type { ApiKeyAdded, ApiKeyTerms } from './add-api-key.ts';
import type { GrantsChanged } from './change-grants.ts';
import type { ChangeLocationInput, LocationChanged } from './change-location.ts';
import type { PersonDisabled } from './disable-person.ts';
import type { PersonInvited } from './invite-person.ts';
import type { LocationOpened, OpenLocationInput } from './open-location.ts';
import type { Person } from './people.read.ts';
import type { DatedGrant, GrantTerms } from './people.rules.ts';
import type { PersonTerms } from './place-person.ts';
import type { ApiKeyRevoked, RevokeApiKey } from './revoke-api-key.ts';
import type { PersonLinkSent } from './send-person-link.ts';
import type { ApiKey } from './setup.read.ts';

const ScopeEnum = enumType('ApiScope', 'What an API key may do.', {
  READ: 'Ask.',
  WRITE: 'Do what people do.',
  IMPORT: 'Bring files in.',
});
export const SignInStateEnum = enumType('SignInState', 'Whether somebody can sign in.', {
  NONE: 'On the staff list only.',
  INVITED: 'Invited, and no password yet.',
  ACTIVE: 'Signs in.',
});

export const PersonGrantType = objectType<Omit<DatedGrant, 'locationId'>>('PersonGrant', 'A role held somewhere.', {
  role: [() => RoleEnum, 'The role.'],
  from: [() => DayScalar, 'The first day on which it is held.'],
  until: [() => DayScalar, 'The first day on which it is not any more.', 'nullable'],
});
export const PersonType = objectType<Omit<Person, 'homeLocationId' | 'staffId'>>(
  'Person',
  'Somebody of the staff with the roles held today.',
  {
    name: [() => String, 'The name, first name first.'],
    email: [() => String, 'The e-mail address.', 'nullable'],
    isTrainer: [() => Boolean, 'Whether they train.'],
    signIn: [() => SignInStateEnum, 'Whether they can sign in.'],
    grants: [() => [PersonGrantType], 'The roles held today.'],
    grantsToCome: [() => [PersonGrantType], 'The roles that begin on a later day.'],
  },
);
export const PersonConnection = connectionOf('Person', () => PersonType, 'people', true);
export const ApiKeyType = objectType<ApiKey>('ApiKey', 'An API key; never its secret.', {
  id: [() => ID, 'Its id.'],
  name: [() => String, 'What it is for.'],
  scopes: [() => [ScopeEnum], 'What it may do.'],
  createdAt: [() => InstantScalar, 'When it was made.'],
  expiresAt: [() => InstantScalar, 'When it ends by itself.', 'nullable'],
  revokedAt: [() => InstantScalar, 'When it was revoked.', 'nullable'],
  revokedBecause: [() => String, 'Why, as somebody wrote it.', 'nullable'],
  lastUsedAt: [() => InstantScalar, 'When it was last used, to the minute.', 'nullable'],
});

const GrantInput = inputType<GrantTerms>('GrantInput', 'A role to be held somewhere.', {
  role: [() => RoleEnum, 'The role.'],
  locationId: [() => ID, 'Where; everywhere when left out.', 'nullable'],
  from: [
    () => DayScalar,
    'The first day on which it is held; left out, the day it began where it is held already, else today.',
    'nullable',
  ],
  until: [() => DayScalar, 'The first day on which it is not any more; without an end when left out.', 'nullable'],
});
export const InvitePersonInput = inputType<PersonTerms>('InvitePersonInput', 'Who is let in, and as what.', {
  email: [() => String, 'The e-mail that they will sign in with.'],
  firstName: [() => String, 'The first name.'],
  lastName: [() => String, 'The last name.'],
  staffId: [() => ID, 'Where the staff list knows them already.', 'nullable'],
  grants: [() => [GrantInput], 'The roles.'],
});
export const ChangeGrantsInput = inputType<{ readonly staffId: string; readonly grants: readonly GrantTerms[] }>(
  'ChangeGrantsInput',
  'The roles that somebody holds from now on.',
  {
    staffId: [() => ID, 'Who.'],
    grants: [() => [GrantInput], 'All of their roles, those to come as well; any other ends now.'],
  },
);
export const PersonInput = inputType<{ readonly staffId: string }>('PersonInput', 'One person.', {
  staffId: [() => ID, 'Who.'],
});
export const AddApiKeyInput = inputType<ApiKeyTerms>('AddApiKeyInput', 'A key for a program.', {
  name: [() => String, 'What it is for.'],
  scopes: [() => [ScopeEnum], 'What it may do.'],
  expiresAt: [() => InstantScalar, 'When it ends by itself; never when left out.', 'nullable'],
});
export const RevokeApiKeyInput = inputType<RevokeApiKey>('RevokeApiKeyInput', 'A key that ends now.', {
  keyId: [() => ID, 'Which.'],
  reason: [() => String, 'Why, in at most 300 characters.', 'nullable'],
});
export const LocationSettingsType = objectType<Location>('LocationSettings', 'A club with its terms and policies.', {
  id: [() => ID, 'Its id.'],
  name: [() => String, 'What it is called.'],
  timeZone: [() => String, 'Its IANA time zone.'],
  currency: [() => String, 'Its currency, ISO 4217.'],
  country: [() => String, 'Its country, ISO 3166-1 alpha-2.'],
  leagueVisible: [() => Boolean, 'Whether its trainers see each other’s figures.'],
  discountLimitBp: [() => Int, 'How far below list price a manager may sell, in basis points.'],
  version: [() => Int, 'The version: send it with a change.'],
});

const POLICIES = {
  leagueVisible: [() => Boolean, 'Whether its trainers see each other’s figures.', 'nullable'],
  discountLimitBp: [() => Int, 'How far below list price a manager may sell, in basis points.', 'nullable'],
} as const;
export const OpenLocationInputType = inputType<OpenLocationInput>('OpenLocationInput', 'A new club.', {
  ...POLICIES,
  name: [() => String, 'What it is called.'],
  timeZone: [() => String, 'Its time zone, such as America/Denver.'],
  currency: [() => String, 'Its currency, such as USD.'],
  country: [() => String, 'Its country, such as US.'],
});
export const ChangeLocationInputType = inputType<ChangeLocationInput>(
  'ChangeLocationInput',
  'What changes about a club; the rest stays.',
  {
    ...POLICIES,
    locationId: [() => ID, 'Which.'],
    version: [() => Int, 'The version that was looked at.'],
    name: [() => String, 'What it is called.', 'nullable'],
    timeZone: [() => String, 'Its time zone.', 'nullable'],
    currency: [() => String, 'Its currency.', 'nullable'],
    country: [() => String, 'Its country.', 'nullable'],
  },
);

const WHO = { ...DONE, staffId: [() => ID, 'Who.'] } as const;
const LINK: FieldShape = [
  () => String,
  'The token to hand over, where no mail leaves the house; told once.',
  'nullable',
];
export const PersonInvitedType = objectType<Omit<PersonInvited, 'userId'>>('PersonInvited', 'Somebody was invited.', {
  ...WHO,
  linkToken: LINK,
});
export const PersonLinkSentType = objectType<PersonLinkSent>('PersonLinkSent', 'A new link was sent.', {
  ...WHO,
  linkToken: LINK,
});
export const GrantsChangedType = objectType<GrantsChanged>('GrantsChanged', 'Roles were changed.', {
  ...WHO,
  begun: [() => Int, 'How many began.'],
  ended: [() => Int, 'How many ended.'],
  moved: [() => Int, 'How many end on another day than they would have.'],
});
export const PersonDisabledType = objectType<PersonDisabled>(
  'PersonDisabled',
  'Somebody was shown out; their visits ended at once.',
  WHO,
);
export const ApiKeyAddedType = objectType<ApiKeyAdded>('ApiKeyAdded', 'A key was made.', {
  ...DONE,
  keyId: [() => ID, 'Its id.'],
  key: [() => String, 'The key itself; told once.', 'nullable'],
});
export const ApiKeyRevokedType = objectType<ApiKeyRevoked>('ApiKeyRevoked', 'A key was revoked.', {
  ...DONE,
  keyId: [() => ID, 'Which.'],
});
export const LocationOpenedType = objectType<LocationOpened>('LocationOpened', 'A club was opened.', {
  ...DONE,
  locationId: [() => ID, 'Which.'],
});
export const LocationChangedType = objectType<LocationChanged>('LocationChanged', 'A club was changed.', {
  ...DONE,
  locationId: [() => ID, 'Which.'],
  version: [() => Int, 'The version now.'],
});
export const NameTakenType = refusalType('NameTaken', 'The name is taken.');
export const AlreadyInvitedType = refusalType('AlreadyInvited', 'The person has a place here already.', {
  staffId: [() => ID, 'Who.'],
});
export const LastOwnerType = refusalType('LastOwner', 'An organization keeps at least one owner.');
export const MailNeededType = refusalType('MailNeeded', 'A link for this address can only be mailed.');
