// Members: who joined, where and when; how they are reached, found and told apart; what was noted about them.
// Owns: members, their membership spells, notes and consents; whose client somebody is; who counts as a new member; saved views.
// Must never know: consultations, sales or sessions. What rests on a member is told by id.
export { addMember, type AddMember, enterMember, type MemberAdded } from './add-member.ts';
export { changeMember, type ChangeMember, type MemberChanged } from './change-member.ts';
export { endSpell, type EndSpell, type SpellEndedOn } from './end-spell.ts';
export { lockFoundMember, lockMember, type LockedMember } from './lock-member.ts';
export { type MemberNamed, membersNamed } from './member-names.read.ts';
export { membersWithin, type MemberColumns } from './members.policy.ts';
export { memberNamesOf, readMember, type MemberDetail, type MemberLine, type MemberName } from './members.read.ts';
export * from './members.refusals.ts';
export * from './members.rules.ts';
export { giveConsent, type ConsentGiven, type GiveConsent } from './give-consent.ts';
export {
  countMembers,
  listMembers,
  memberSources,
  type MemberFilter,
  type MemberOrder,
  type MembersAsked,
} from './member-list.read.ts';
export { cursorOf, readCursor, type Page, type PageAsked } from './paging.ts';
export {
  duplicatesOfMember,
  possibleDuplicates,
  type DuplicatesAsked,
  type PossibleDuplicate,
} from './duplicates.read.ts';
export { phoneKey } from './phone.rules.ts';
export { removeView, type ViewRemoved } from './remove-view.ts';
export { renameView, type RenameView, type ViewRenamed } from './rename-view.ts';
export { saveView, type SaveView, type ViewSaved } from './save-view.ts';
export { searchMembers, type MemberFound } from './search-members.read.ts';
export { startSpell, type SpellStarted, type StartSpell } from './start-spell.ts';
export { readStory, type StoryLine } from './story.read.ts';
export { tellApart, type TellApart, type ToldApart } from './tell-apart.ts';
export { undoers } from './undo-members.ts';
export { viewsOf, type ViewLine } from './views.read.ts';
export { withdrawConsent, type ConsentWithdrawn, type WithdrawConsent } from './withdraw-consent.ts';
export { writeNote, type NoteWritten, type WriteNote } from './write-note.ts';
