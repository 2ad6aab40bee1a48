import { ID } from 'type-graphql';
import {
  ChangedMeanwhileType,
  connection,
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
import { RoleEnum } from '../auth/auth.types.ts';
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { locationOf } from '../organizations/organizations.loaders.ts';
import { LocationType } from '../organizations/organizations.types.ts';
import { addApiKey } from './add-api-key.ts';
import { changeGrants } from './change-grants.ts';
import { changeLocation } from './change-location.ts';
import { disablePerson } from './disable-person.ts';
import { invitePerson } from './invite-person.ts';
import { openLocation } from './open-location.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { sendPersonLink } from './send-person-link.ts';
import type { DatedGrant, GrantTerms } from './people.rules.ts';
import { type PeopleQuestion, type Person, readPeople, readPerson } from './people.read.ts';
import { readApiKeys, readLocations, readLocationSettings } from './setup.read.ts';
import * as shown from './setup.types.ts';

type PeopleTold = PageTold & Omit<PeopleQuestion, 'first' | 'after'>;

export const SetupQueries = queries({
  locations: query({
    description: 'The open locations in reach, by name.',
    args: {},
    returns: () => [LocationType],
    run: (asking: Asking) => readLocations(asking.db, signedIn(asking)),
  }),
  locationSettings: query({
    description: 'The open locations whose terms whoever asks may change, by name.',
    args: {},
    returns: () => [shown.LocationSettingsType],
    run: (asking: Asking) => readLocationSettings(asking.db, signedIn(asking)),
  }),
  people: query({
    description: 'The people in reach with their roles, by name.',
    args: {
      text: [() => String, 'A part of the name or of the e-mail.', 'nullable'],
      role: [() => RoleEnum, 'Who holds this role today.', 'nullable'],
      locationId: [() => ID, 'Who belongs to this location, or holds a role there today.', 'nullable'],
      signIn: [() => shown.SignInStateEnum, 'Who signs in, is invited, or neither.', 'nullable'],
      ...PAGE_ARGS,
    },
    returns: () => shown.PersonConnection,
    run: async (asking: Asking, { text, role, locationId, signIn, ...told }: PeopleTold) => {
      const question = { text, role, locationId, signIn, ...pageAsked(told) };
      const { people, hasNextPage, totalCount } = await readPeople(asking.db, signedIn(asking), question);
      const edges = people.map((person) => ({ cursor: person.staffId, node: person }));
      return connection({ edges, hasNextPage, totalCount }, told);
    },
  }),
  person: query({
    description: 'One of the people in reach.',
    args: { id: [() => ID, 'Of their place in this organization.'] },
    returns: () => shown.PersonType,
    run: (asking: Asking, { id }: { id: string }) => readPerson(asking.db, signedIn(asking), id),
  }),
  apiKeys: query({
    description: 'The API keys by name, at most 500, the revoked ones too.',
    args: {},
    returns: () => [shown.ApiKeyType],
    run: (asking: Asking) => readApiKeys(asking.db, signedIn(asking)),
  }),
});

export const PersonLookups = lookups(shown.PersonType, {
  id: {
    description: 'The id of their place in this organization.',
    returns: () => ID,
    nullable: false,
    run: (_asking: Asking, { staffId }: Person) => staffId,
  },
  homeLocation: {
    description: 'The location they belong to.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { homeLocationId }: Person) => locationOf(asking, homeLocationId),
  },
});
export const PersonGrantLookups = lookups(shown.PersonGrantType, {
  location: {
    description: 'Where it is held; none where it is held everywhere.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { locationId }: DatedGrant) => locationOf(asking, locationId),
  },
});

/** A role held everywhere names no location. */
const everywhere = (grants: readonly GrantTerms[]): GrantTerms[] =>
  grants.map((grant) => ({ ...given(grant), locationId: grant.locationId ?? null }));

export const SetupMutations = mutations({
  openLocation: mutation({
    description: 'Opens a club.',
    input: shown.OpenLocationInputType,
    done: shown.LocationOpenedType,
    refusals: [...WRITING_REFUSALS, shown.NameTakenType],
    run: (asking: Asking, input, key) => asCommand(openLocation)(asking, given(input), key),
  }),
  changeLocation: mutation({
    description: 'Changes a club.',
    input: shown.ChangeLocationInputType,
    done: shown.LocationChangedType,
    refusals: [...WRITING_REFUSALS, shown.NameTakenType, ChangedMeanwhileType],
    run: (asking: Asking, input, key) => asCommand(changeLocation)(asking, given(input), key),
  }),
  invitePerson: mutation({
    description: 'Lets somebody in, with roles.',
    input: shown.InvitePersonInput,
    done: shown.PersonInvitedType,
    refusals: [...WRITING_REFUSALS, shown.AlreadyInvitedType, shown.MailNeededType],
    run: (asking: Asking, input, key) =>
      invitePerson(asking.db, signedIn(asking), { ...input, grants: everywhere(input.grants) }, key, {
        mails: asking.mails,
      }),
  }),
  sendPersonLink: mutation({
    description: 'Sends somebody a new link to set a password.',
    input: shown.PersonInput,
    done: shown.PersonLinkSentType,
    refusals: [...WRITING_REFUSALS, shown.MailNeededType],
    run: (asking: Asking, input, key) =>
      sendPersonLink(asking.db, signedIn(asking), input, key, { mails: asking.mails }),
  }),
  changeGrants: mutation({
    description: 'Changes the roles that somebody holds.',
    input: shown.ChangeGrantsInput,
    done: shown.GrantsChangedType,
    refusals: [...WRITING_REFUSALS, shown.LastOwnerType],
    run: (asking: Asking, input, key) =>
      asCommand(changeGrants)(asking, { ...input, grants: everywhere(input.grants) }, key),
  }),
  disablePerson: mutation({
    description: 'Shows somebody out; their visits end at once.',
    input: shown.PersonInput,
    done: shown.PersonDisabledType,
    refusals: [...WRITING_REFUSALS, shown.LastOwnerType],
    run: asCommand(disablePerson),
  }),
  addApiKey: mutation({
    description: 'Makes an API key for a program.',
    input: shown.AddApiKeyInput,
    done: shown.ApiKeyAddedType,
    refusals: WRITING_REFUSALS,
    run: asCommand(addApiKey),
  }),
  revokeApiKey: mutation({
    description: 'Ends an API key now.',
    input: shown.RevokeApiKeyInput,
    done: shown.ApiKeyRevokedType,
    refusals: WRITING_REFUSALS,
    run: asCommand(revokeApiKey),
  }),
});
