import { ID } from 'type-graphql';
import {
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
import { asCommand, type Asking, signedIn } from '../auth/index.ts';
import { isRefusal } from '../kernel/index.ts';
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import { duplicatesOfMember, possibleDuplicates, type PossibleDuplicate } from './duplicates.read.ts';
import { giveConsent } from './give-consent.ts';
import * as shown from './keeping.types.ts';
import { memberSources } from './member-list.read.ts';
import type { ConsentLine, MemberDetail } from './members.read.ts';
import { MemberDetailType } from './members.types.ts';
import { removeView } from './remove-view.ts';
import { renameView } from './rename-view.ts';
import { saveView } from './save-view.ts';
import type { ViewPage } from './saved-views.ts';
import { readStory } from './story.read.ts';
import { tellApart } from './tell-apart.ts';
import { viewsOf } from './views.read.ts';
import { withdrawConsent } from './withdraw-consent.ts';

interface Typed {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly locationId: string;
}

export const KeepingQueries = queries({
  memberStory: query({
    description: 'What happened with a member, the latest first.',
    args: { memberId: [() => ID, 'With whom.'], ...PAGE_ARGS },
    returns: () => shown.StoryConnection,
    run: async (asking: Asking, { memberId, ...told }: { memberId: string } & PageTold) => {
      const page = await readStory(asking.db, signedIn(asking), memberId, pageAsked(told));
      return isRefusal(page) ? page : connection(page, told);
    },
  }),
  lookAlikes: query({
    description: 'Who may be there already while somebody is being written down; five at most.',
    args: {
      firstName: [() => String, 'The first name so far.', 'nullable'],
      lastName: [() => String, 'The last name so far.', 'nullable'],
      email: [() => String, 'The e-mail so far.', 'nullable'],
      phone: [() => String, 'The phone number so far.', 'nullable'],
      locationId: [() => ID, 'Where they join.'],
    },
    returns: () => [shown.LookAlikeType],
    run: (asking: Asking, { firstName, lastName, email, phone, locationId }: Typed) =>
      possibleDuplicates(asking.db, signedIn(asking), {
        firstName: firstName ?? '',
        lastName: lastName ?? '',
        email: email ?? null,
        phone: phone ?? null,
        locationId,
      }),
  }),
  savedViews: query({
    description: 'The reader’s own saved views of a list, by name.',
    args: { page: [() => shown.ViewPageEnum, 'Of which list.'] },
    returns: () => [shown.SavedViewType],
    run: (asking: Asking, { page }: { page: ViewPage }) => viewsOf(asking.db, signedIn(asking), page),
  }),
  memberSources: query({
    description: 'The connected systems that members can be filtered by.',
    args: {},
    returns: () => [shown.SourceNameType],
    run: (asking: Asking) => memberSources(asking.db, signedIn(asking)),
  }),
});

export const LookAlikeLookups = lookups(shown.LookAlikeType, {
  homeLocation: {
    description: 'The location they belong to.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { homeLocationId }: PossibleDuplicate) => locationOf(asking, homeLocationId),
  },
});
export const ConsentLookups = lookups(shown.ConsentType, {
  recordedBy: {
    description: 'Who was told.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { recordedByStaffId }: ConsentLine) => staffMemberOf(asking, recordedByStaffId),
  },
  withdrawalRecordedBy: {
    description: 'Who was told that it is taken back.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { withdrawalRecordedByStaffId }: ConsentLine) =>
      staffMemberOf(asking, withdrawalRecordedByStaffId),
  },
});
export const MemberKeepingLookups = lookups(MemberDetailType, {
  consents: {
    description: 'What they agreed to: what holds first, then what was taken back; 100 at most.',
    returns: () => [shown.ConsentType],
    nullable: false,
    run: (_asking: Asking, { consents }: MemberDetail) => consents,
  },
  lookAlikes: {
    description: 'Who may be the same person; nothing is merged by itself.',
    returns: () => [shown.LookAlikeType],
    nullable: false,
    run: (asking: Asking, { id }: MemberDetail) => duplicatesOfMember(asking.db, signedIn(asking), id),
  },
});

export const KeepingMutations = mutations({
  giveConsent: mutation({
    description: 'Records that a member agreed to be reached by a channel.',
    input: shown.GiveConsentInput,
    done: shown.ConsentGivenType,
    refusals: [...WRITING_REFUSALS, shown.ConsentStandsType],
    run: (asking: Asking, input, key) => asCommand(giveConsent)(asking, given(input), key),
  }),
  withdrawConsent: mutation({
    description: 'Records that a member took a consent back.',
    input: shown.WithdrawConsentInput,
    done: shown.ConsentWithdrawnType,
    refusals: [...WRITING_REFUSALS, shown.ConsentWithdrawnAlreadyType],
    run: (asking: Asking, input, key) => asCommand(withdrawConsent)(asking, given(input), key),
  }),
  tellApart: mutation({
    description: 'Says of two members who look alike that they are not the same person.',
    input: shown.TellApartInput,
    done: shown.ToldApartType,
    refusals: WRITING_REFUSALS,
    run: asCommand(tellApart),
  }),
  saveView: mutation({
    description: 'Keeps an address of a list under a name, for the reader alone.',
    input: shown.SaveViewInput,
    done: shown.ViewSavedType,
    refusals: [...WRITING_REFUSALS, shown.ViewNameTakenType],
    run: asCommand(saveView),
  }),
  renameView: mutation({
    description: 'Gives a saved view another name.',
    input: shown.RenameViewInput,
    done: shown.ViewRenamedType,
    refusals: [...WRITING_REFUSALS, shown.ViewNameTakenType],
    run: asCommand(renameView),
  }),
  removeView: mutation({
    description: 'Takes a saved view off the list.',
    input: shown.RemoveViewInput,
    done: shown.ViewRemovedType,
    refusals: WRITING_REFUSALS,
    run: asCommand(removeView),
  }),
});
