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
import type { AddMember, MemberAdded } from './add-member.ts';
import type { ChangeMember, MemberChanged } from './change-member.ts';
import type { EndSpell, SpellEndedOn } from './end-spell.ts';
import type { MemberDetail, MemberLine, NoteLine, SpellLine, StageLine } from './members.read.ts';
import type { MemberFound } from './search-members.read.ts';
import type { SpellStarted, StartSpell } from './start-spell.ts';
import type { NoteWritten, WriteNote } from './write-note.ts';

export const StageEnum = enumType('Stage', 'How far somebody came in the funnel.', {
  JOINED: 'Joined.',
  SET: 'A consultation was set.',
  SHOWED: 'Came to it.',
  CLOSED: 'Bought.',
});
const MembershipKindEnum = enumType('MembershipKind', 'What a membership is; only a standard one makes a new member.', {
  STANDARD: 'An ordinary membership.',
  STAFF: 'Somebody who works here.',
  COMPLIMENTARY: 'Given for free.',
});
const SpellStatusEnum = enumType('SpellStatus', 'Where a membership stands.', {
  ACTIVE: 'It runs.',
  INACTIVE: 'It rests.',
  FROZEN: 'It is frozen.',
  ENDED: 'It ended.',
});
const EntryEnum = enumType('SpellEntry', 'How a membership began.', {
  JOINED: 'For the first time.',
  REJOINED: 'After 90 days away or more: a new member again.',
  TRANSFERRED: 'From another location: no new member.',
  RESUMED: 'The old one went on.',
});
export const BecauseEnum = enumType('DuplicateReason', 'Why two may be one person.', {
  EMAIL: 'The same e-mail.',
  PHONE: 'The same phone number.',
  NAME: 'Nearly the same name.',
});

const SpellType = objectType<Omit<SpellLine, 'locationId'>>(
  'MembershipSpell',
  'One membership, from joining to leaving.',
  {
    id: [() => ID, 'Its id.'],
    membership: [() => String, 'What it is called.'],
    kind: [() => MembershipKindEnum, 'What it is.'],
    status: [() => SpellStatusEnum, 'Where it stands.'],
    entry: [() => EntryEnum, 'How it began.'],
    joinedOn: [() => DayScalar, 'The first day.'],
    leftOn: [() => DayScalar, 'The first day on which it is over.', 'nullable'],
  },
);
const NoteType = objectType<Omit<NoteLine, 'writtenByStaffId'>>('MemberNote', 'A note about a member.', {
  id: [() => ID, 'Its id.'],
  body: [() => String, 'What was noted.'],
  writtenAt: [() => InstantScalar, 'When.'],
});
const PERSON = {
  id: [() => ID, 'Their id.'],
  firstName: [() => String, 'The first name.'],
  lastName: [() => String, 'The last name.'],
  email: [() => String, 'The e-mail, where the reader may see it.', 'nullable'],
  phone: [() => String, 'The phone number, where the reader may see it.', 'nullable'],
} as const;
export const MemberType = objectType<Omit<MemberLine, 'homeLocationId'>>('Member', 'Somebody who joined a club.', {
  ...PERSON,
  version: [() => Int, 'Grows with every change: a change says which one it looked at.'],
  joinedOn: [() => DayScalar, 'When the latest membership began.', 'nullable'],
  leftOn: [() => DayScalar, 'When it was over.', 'nullable'],
  stage: [() => StageEnum, 'How far they came in the funnel.'],
});
export const MemberOrderEnum = enumType('MemberOrder', 'In which order.', {
  NAME: 'By last name and first name.',
  JOINED: 'The latest joined first.',
  NEXT_STEP: 'The next step that is due first; those without one last.',
});
export const NextStepStateEnum = enumType('NextStepState', 'Whether somebody has a next step.', {
  NONE: 'None is planned.',
  OPEN: 'One is planned.',
  OVERDUE: 'One is planned, and its day has passed.',
});
export const MemberConnection = connectionOf('Member', () => MemberType, 'members', false);
const StageEntryType = objectType<StageLine>('StageEntry', 'A stage that somebody entered.', {
  id: [() => ID, 'Its id.'],
  spellId: [() => ID, 'In which membership.'],
  stage: [() => StageEnum, 'Which.'],
  enteredOn: [() => DayScalar, 'When.'],
  takenBackAt: [() => InstantScalar, 'When what it rested on went again; none while it holds.', 'nullable'],
});
/** What a member agreed to is shown by the consents themselves (keeping.resolver.ts). */
export const MemberDetailType = objectType<Omit<MemberDetail, 'homeLocationId' | 'consents'>>(
  'MemberDetail',
  'A member with memberships and notes.',
  {
    ...PERSON,
    version: [() => Int, 'Grows with every change: a change says which one it looked at.'],
    joinedOn: [() => DayScalar, 'When the latest membership began.', 'nullable'],
    leftOn: [() => DayScalar, 'When it was over.', 'nullable'],
    stage: [() => StageEnum, 'How far they came in the funnel.'],
    note: [() => String, 'What a file noted about them.', 'nullable'],
    spells: [() => [SpellType], 'Their memberships, the latest first.'],
    notes: [() => [NoteType], 'The latest 100 notes.'],
    stageHistory: [() => [StageEntryType], 'The latest 100 stages entered, the latest first; those taken back, too.'],
  },
);
export const MemberFoundType = objectType<Omit<MemberFound, 'homeLocationId'>>(
  'MemberFound',
  'Somebody found by a search.',
  {
    ...PERSON,
    known: [() => Boolean, 'Whether the reader may open them; else they are known by name alone.'],
  },
);
export const MemberFoundConnection = connectionOf('MemberFound', () => MemberFoundType, 'members found', false);
export const SPELL_AND_NOTE = { SpellType, NoteType } as const;

const CONTACT = {
  firstName: [() => String, 'The first name; may be empty where there is a last one.'],
  lastName: [() => String, 'The last name; may be empty where there is a first one.'],
  email: [() => String, 'The e-mail; none when left out.', 'nullable'],
  phone: [() => String, 'The phone number, with + and country where it is another.', 'nullable'],
} as const;
const JOINING = {
  locationId: [() => ID, 'Where.'],
  joinedOn: [() => DayScalar, 'The first day: today or earlier.'],
  membership: [() => String, 'What the membership is called; may be empty.'],
  kind: [() => MembershipKindEnum, 'What it is.'],
} as const;

export const AddMemberInput = inputType<AddMember>('AddMemberInput', 'Who joined, where and when.', {
  ...CONTACT,
  ...JOINING,
});
export const ChangeMemberInput = inputType<ChangeMember>(
  'ChangeMemberInput',
  'How somebody is named and reached from now on.',
  {
    ...CONTACT,
    memberId: [() => ID, 'Who.'],
    version: [() => Int, 'The version that was looked at.'],
  },
);
export const StartSpellInput = inputType<StartSpell>('StartSpellInput', 'A membership begun.', {
  ...JOINING,
  memberId: [() => ID, 'Whose.'],
});
export const EndSpellInput = inputType<EndSpell>('EndSpellInput', 'A membership ended.', {
  spellId: [() => ID, 'Which membership.'],
  leftOn: [() => DayScalar, 'The first day on which it is over.'],
});
export const WriteNoteInput = inputType<WriteNote>('WriteNoteInput', 'A note.', {
  memberId: [() => ID, 'About whom.'],
  body: [() => String, 'What is noted; 1 to 10,000 characters.'],
});

const PossibleDuplicateType = objectType<MemberAdded['possibleDuplicates'][number]>(
  'PossibleDuplicate',
  'Somebody who may be the same person.',
  {
    memberId: [() => ID, 'Who.'],
    because: [() => BecauseEnum, 'Why it looks so.'],
  },
);
export const MemberAddedType = objectType<MemberAdded>('MemberAdded', 'A member was added.', {
  ...DONE,
  memberId: [() => ID, 'Who.'],
  spellId: [() => ID, 'The membership.'],
  possibleDuplicates: [() => [PossibleDuplicateType], 'Who may be the same person; nothing is merged by itself.'],
});
export const MemberChangedType = objectType<MemberChanged>('MemberChanged', 'A member was changed.', {
  ...DONE,
  memberId: [() => ID, 'Who.'],
  version: [() => Int, 'The version now.'],
});
export const SpellStartedType = objectType<SpellStarted>('SpellStarted', 'A membership began.', {
  ...DONE,
  spellId: [() => ID, 'Which.'],
  entry: [() => EntryEnum, 'How it began.'],
});
export const SpellEndedOnType = objectType<SpellEndedOn>('SpellEndedOn', 'A membership ended.', {
  ...DONE,
  spellId: [() => ID, 'Which.'],
});
export const NoteWrittenType = objectType<NoteWritten>('NoteWritten', 'A note was written.', {
  ...DONE,
  noteId: [() => ID, 'Which.'],
});
export const AlreadyMemberType = refusalType('AlreadyMember', 'A membership runs there already.', {
  spellId: [() => ID, 'Which.'],
});
export const SpellEndedType = refusalType('SpellEnded', 'The membership ended already.');
