import { ID } from 'type-graphql';
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
import type { PossibleDuplicate } from './duplicates.read.ts';
import type { ConsentGiven, GiveConsent } from './give-consent.ts';
import type { SourceName } from './member-list.read.ts';
import type { ConsentLine } from './members.read.ts';
import { BecauseEnum } from './members.types.ts';
import type { ViewRemoved } from './remove-view.ts';
import type { RenameView, ViewRenamed } from './rename-view.ts';
import type { SaveView, ViewSaved } from './save-view.ts';
import type { StoryLine } from './story.read.ts';
import type { TellApart, ToldApart } from './tell-apart.ts';
import type { ViewLine } from './views.read.ts';
import type { ConsentWithdrawn, WithdrawConsent } from './withdraw-consent.ts';

const ChannelEnum = enumType('ConsentChannel', 'By what somebody may be reached.', {
  EMAIL: 'By e-mail.',
  MESSAGE: 'By a message to the phone: SMS or WhatsApp.',
  PHONE: 'By a call.',
});
export const ConsentType = objectType<Omit<ConsentLine, 'recordedByStaffId' | 'withdrawalRecordedByStaffId'>>(
  'Consent',
  'What a member agreed to.',
  {
    id: [() => ID, 'Its id.'],
    channel: [() => ChannelEnum, 'By what they may be reached.'],
    wording: [() => String, 'The words that were agreed to.'],
    givenOn: [() => DayScalar, 'The first day on which it holds.'],
    withdrawnOn: [() => DayScalar, 'The first day on which it does not any more; none while it holds.', 'nullable'],
  },
);
export const GiveConsentInput = inputType<GiveConsent>('GiveConsentInput', 'What a member agreed to.', {
  memberId: [() => ID, 'Who.'],
  channel: [() => ChannelEnum, 'By what they may be reached.'],
  wording: [() => String, 'The words that were agreed to; 1 to 2,000 characters.'],
  givenOn: [() => DayScalar, 'When; today when left out.', 'nullable'],
});
export const WithdrawConsentInput = inputType<WithdrawConsent>(
  'WithdrawConsentInput',
  'A consent that was taken back.',
  {
    consentId: [() => ID, 'Which.'],
    withdrawnOn: [
      () => DayScalar,
      'The first day on which it does not hold any more; today when left out.',
      'nullable',
    ],
  },
);
const CONSENT = { ...DONE, consentId: [() => ID, 'Which.'] } as const;
export const ConsentGivenType = objectType<ConsentGiven>('ConsentGiven', 'A consent was recorded.', CONSENT);
export const ConsentWithdrawnType = objectType<ConsentWithdrawn>(
  'ConsentWithdrawn',
  'A consent was taken back.',
  CONSENT,
);
export const ConsentStandsType = refusalType('ConsentStands', 'They agreed to that already.', {
  givenOn: [() => DayScalar, 'When.'],
});
export const ConsentWithdrawnAlreadyType = refusalType('ConsentWithdrawnAlready', 'It was taken back before.', {
  withdrawnOn: [() => DayScalar, 'When.'],
});

export const LookAlikeType = objectType<Omit<PossibleDuplicate, 'homeLocationId'>>(
  'LookAlike',
  'Somebody who may be the same person, as the reader may see them.',
  {
    memberId: [() => ID, 'Who.'],
    because: [() => BecauseEnum, 'Why it looks so.'],
    firstName: [() => String, 'The first name.'],
    lastName: [() => String, 'The last name.'],
    joinedOn: [() => DayScalar, 'When the latest membership began.', 'nullable'],
    known: [() => Boolean, 'Whether the reader may open them; else they are known by name alone.'],
  },
);
export const TellApartInput = inputType<TellApart>('TellApartInput', 'Two who are not the same person.', {
  memberId: [() => ID, 'One of them.'],
  otherMemberId: [() => ID, 'The other.'],
});
export const ToldApartType = objectType<ToldApart>('ToldApart', 'Two members were told apart.', DONE);

export const ViewPageEnum = enumType('ViewPage', 'The lists whose addresses can be saved.', {
  MEMBERS: 'The members.',
});
export const SavedViewType = objectType<ViewLine>('SavedView', 'An address of a list that the reader gave a name.', {
  id: [() => ID, 'Its id.'],
  name: [() => String, 'What it is called.'],
  search: [() => String, 'The search part of the address, without its question mark.'],
});
export const SaveViewInput = inputType<SaveView>('SaveViewInput', 'An address to be kept.', {
  page: [() => ViewPageEnum, 'Of which list.'],
  name: [() => String, 'What it is called; 1 to 80 letters.'],
  search: [() => String, 'The search part of the address.'],
});
export const RenameViewInput = inputType<RenameView>('RenameViewInput', 'Another name for a view.', {
  viewId: [() => ID, 'Which.'],
  name: [() => String, 'What it is called from now on; 1 to 80 letters.'],
});
export const RemoveViewInput = inputType<{ readonly viewId: string }>(
  'RemoveViewInput',
  'A view not needed any more.',
  {
    viewId: [() => ID, 'Which.'],
  },
);
const VIEW = { ...DONE, viewId: [() => ID, 'Which.'] } as const;
export const ViewSavedType = objectType<ViewSaved>('ViewSaved', 'A view was saved.', VIEW);
export const ViewRenamedType = objectType<ViewRenamed>('ViewRenamed', 'A view has another name.', VIEW);
export const ViewRemovedType = objectType<ViewRemoved>('ViewRemoved', 'A view was removed.', VIEW);
export const ViewNameTakenType = refusalType('ViewNameTaken', 'Another of their views has that name.');

export const SourceNameType = objectType<SourceName>('MemberSource', 'A connected system that told of members.', {
  id: [() => ID, 'Its id.'],
  name: [() => String, 'What it is called.'],
});

const ActedEnum = enumType('StoryActor', 'What acted.', {
  PERSON: 'A person.',
  API_KEY: 'A program with an API key.',
  COMMAND_LINE: 'The command line.',
  JOB: 'A job of the house itself.',
});
export const StoryLineType = objectType<StoryLine>('StoryLine', 'One thing that happened with a member.', {
  id: [() => ID, 'Its place in the story.'],
  activityId: [() => ID, 'The act that undo is asked with; none for what a file told of.', 'nullable'],
  happenedAt: [() => InstantScalar, 'When.'],
  verb: [() => String, 'What happened, such as consultation.set.'],
  actorName: [() => String, 'Who acted, by today’s name.', 'nullable'],
  actorKind: [() => ActedEnum, 'What acted; none for what a file told of.', 'nullable'],
  locationName: [() => String, 'Where.', 'nullable'],
  timeZone: [() => String, 'The time zone of that place.'],
  what: [() => String, 'What it was about, in the words of whoever wrote it.', 'nullable'],
  startsAt: [() => InstantScalar, 'When the consultation or visit that it is about starts.', 'nullable'],
  onDay: [() => DayScalar, 'The day that was said: due, joined, left, agreed.', 'nullable'],
  withName: [() => String, 'The trainer of the consultation or visit, or whose the step is.', 'nullable'],
  importRunId: [() => ID, 'The import that it came with.', 'nullable'],
  isUndoing: [() => Boolean, 'Whether this line took another act back.'],
  isUndone: [() => Boolean, 'Whether this act was taken back.'],
  canUndo: [() => Boolean, 'Whether the reader may take it back.'],
});
export const StoryConnection = connectionOf('Story', () => StoryLineType, 'a member’s story', false);
