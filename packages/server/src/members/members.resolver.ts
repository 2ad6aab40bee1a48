import { ID, Int } from 'type-graphql';
import {
  ChangedMeanwhileType,
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
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import { addMember } from './add-member.ts';
import { changeMember } from './change-member.ts';
import { endSpell } from './end-spell.ts';
import { countMembers, listMembers, type MemberFilter, type MembersAsked } from './member-list.read.ts';
import { readMember } from './members.read.ts';
import * as shown from './members.types.ts';
import { searchMembers } from './search-members.read.ts';
import { startSpell } from './start-spell.ts';
import { writeNote } from './write-note.ts';

const FILTER = {
  locationId: [() => ID, 'Of one location; all in reach when left out.', 'nullable'],
  stage: [() => shown.StageEnum, 'Who came this far and no further.', 'nullable'],
  text: [() => String, 'Parts of a name, an e-mail or a phone number; accents and slips are forgiven.', 'nullable'],
  sourceId: [() => ID, 'Whom this connected system told of; `none`: added by hand.', 'nullable'],
  trainerId: [() => ID, 'The clients of one trainer.', 'nullable'],
  stepOwnerId: [() => ID, 'Whose next step is one person’s.', 'nullable'],
  joinedFrom: [() => DayScalar, 'Joined on this day or later.', 'nullable'],
  joinedTo: [() => DayScalar, 'Joined on this day or earlier.', 'nullable'],
  notSetDays: [
    () => Int,
    'New members who joined so many days ago or longer and have no consultation set.',
    'nullable',
  ],
  nextStep: [() => shown.NextStepStateEnum, 'With or without a next step.', 'nullable'],
} as const;

export const MemberQueries = queries({
  members: query({
    description: 'Members: all in reach, or those that the filter keeps.',
    args: { ...FILTER, order: [() => shown.MemberOrderEnum, 'By name when left out.', 'nullable'], ...PAGE_ARGS },
    returns: () => shown.MemberConnection,
    run: async (asking: Asking, { first, after, ...told }: Omit<MembersAsked, 'first' | 'after'> & PageTold) => {
      const page = await listMembers(asking.db, signedIn(asking), { ...told, ...pageAsked({ first, after }) });
      return isRefusal(page) ? page : connection(page, { first, after });
    },
  }),
  memberCount: query({
    description: 'How many members the filter keeps.',
    args: FILTER,
    returns: () => Int,
    run: (asking: Asking, filter: MemberFilter) => countMembers(asking.db, signedIn(asking), filter),
  }),
  member: query({
    description: 'One member with memberships and notes.',
    args: { id: [() => ID, 'Who.'] },
    returns: () => shown.MemberDetailType,
    run: (asking: Asking, { id }: { id: string }) => readMember(asking.db, signedIn(asking), id),
  }),
  searchMembers: query({
    description: 'Finds members by name, phone or e-mail, those of the own locations by name alone.',
    args: { text: [() => String, 'What is looked for.'], ...PAGE_ARGS },
    returns: () => shown.MemberFoundConnection,
    run: async (asking: Asking, { text, ...told }: { text: string } & PageTold) => {
      const page = await searchMembers(asking.db, signedIn(asking), text, pageAsked(told));
      return isRefusal(page) ? page : connection(page, told);
    },
  }),
});

const home = {
  homeLocation: {
    description: 'The location they belong to.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { homeLocationId }: { homeLocationId: string }) => locationOf(asking, homeLocationId),
  },
};
export const MemberLookups = lookups(shown.MemberType, home);
export const MemberDetailLookups = lookups(shown.MemberDetailType, home);
export const MemberFoundLookups = lookups(shown.MemberFoundType, home);
export const SpellLookups = lookups(shown.SPELL_AND_NOTE.SpellType, {
  location: {
    description: 'Where.',
    returns: () => LocationType,
    nullable: true,
    run: (asking: Asking, { locationId }: { locationId: string }) => locationOf(asking, locationId),
  },
});
export const NoteLookups = lookups(shown.SPELL_AND_NOTE.NoteType, {
  writtenBy: {
    description: 'Who wrote it.',
    returns: () => StaffType,
    nullable: true,
    run: (asking: Asking, { writtenByStaffId }: { writtenByStaffId: string | null }) =>
      staffMemberOf(asking, writtenByStaffId),
  },
});

/** An empty field and a field left out are the same to a contact. */
const told = <Input extends { email?: string | null; phone?: string | null }>(input: Input) => ({
  ...input,
  email: input.email ?? null,
  phone: input.phone ?? null,
});

export const MemberMutations = mutations({
  addMember: mutation({
    description: 'Adds somebody who joined.',
    input: shown.AddMemberInput,
    done: shown.MemberAddedType,
    refusals: WRITING_REFUSALS,
    run: (asking: Asking, input, key) => asCommand(addMember)(asking, told(input), key),
  }),
  changeMember: mutation({
    description: 'Changes how somebody is named and reached.',
    input: shown.ChangeMemberInput,
    done: shown.MemberChangedType,
    refusals: [...WRITING_REFUSALS, ChangedMeanwhileType],
    run: (asking: Asking, input, key) => asCommand(changeMember)(asking, told(input), key),
  }),
  startSpell: mutation({
    description: 'Begins a membership: a return, or a transfer.',
    input: shown.StartSpellInput,
    done: shown.SpellStartedType,
    refusals: [...WRITING_REFUSALS, shown.AlreadyMemberType],
    run: asCommand(startSpell),
  }),
  endSpell: mutation({
    description: 'Ends a membership.',
    input: shown.EndSpellInput,
    done: shown.SpellEndedOnType,
    refusals: [...WRITING_REFUSALS, shown.SpellEndedType],
    run: asCommand(endSpell),
  }),
  writeNote: mutation({
    description: 'Notes something about a member.',
    input: shown.WriteNoteInput,
    done: shown.NoteWrittenType,
    refusals: WRITING_REFUSALS,
    run: asCommand(writeNote),
  }),
});
