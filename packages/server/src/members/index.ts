// Members: who joined, where and when; how they are reached, found and told apart; what was noted about them.
// Owns: members, their membership spells and notes; whose client somebody is; who counts as a new member.
// Must never know: consultations, sales or sessions. What rests on a member is told by id.
export { addMember, type AddMember, enterMember, type MemberAdded, type PossibleDuplicate } from './add-member.ts';
export { changeMember, type ChangeMember, type MemberChanged } from './change-member.ts';
export { endSpell, type EndSpell, type SpellEndedOn } from './end-spell.ts';
export { lockFoundMember, lockMember, type LockedMember } from './lock-member.ts';
export { type MemberNamed, membersNamed } from './member-names.read.ts';
export { membersWithin, type MemberColumns } from './members.policy.ts';
export * from './members.read.ts';
export * from './members.refusals.ts';
export * from './members.rules.ts';
export { cursorOf, readCursor, type Page, type PageAsked } from './paging.ts';
export { phoneKey } from './phone.rules.ts';
export { searchMembers, type MemberFound } from './search-members.read.ts';
export { startSpell, type SpellStarted, type StartSpell } from './start-spell.ts';
export { undoers } from './undo-members.ts';
export { writeNote, type NoteWritten, type WriteNote } from './write-note.ts';
