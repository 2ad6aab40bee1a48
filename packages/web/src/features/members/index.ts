// Members: who joined, as the screens show them.
// Owns how members are found, listed and shown, and what is done with one of them.
// Must never know of consultations and sales beyond what a page hands in.
export { AskMembers } from './ask-members.tsx';
export { AskViews } from './ask-views.tsx';
export { AskMember } from './ask-member.tsx';
export { AskAddMember, AskBulk, AskFilters } from './lazy-sheets.ts';
export { type ExportFormat, MembersTools } from './members-tools.tsx';
export { useFilterNames } from './use-filter-names.ts';
export { AskMemberField } from './ask-member-field.tsx';
export { type FoundMember, useFoundMembers } from './use-found-members.ts';
export type { MemberFilter, MemberOrder, MemberRow, Named } from './words.ts';
