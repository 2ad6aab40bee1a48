// Setup: what is done before the trade begins: found an organization, open a location, let people in and give them roles.
// Owns: organizations' founding, locations' terms, people's places, roles and own profiles, API keys.
// Never knows: members, consultations, sales or any figure.
export * from './add-api-key.ts';
export * from './add-user.ts';
export * from './change-grants.ts';
export * from './change-location.ts';
export * from './change-own-name.ts';
export * from './change-password.ts';
export * from './create-organization.ts';
export * from './disable-person.ts';
export * from './end-visit.ts';
export * from './invite-person.ts';
export * from './open-location.ts';
export type { DatedGrant, GrantTerms, HeldGrant } from './people.rules.ts';
export * from './people.read.ts';
export type { Carriers } from './person-link.ts';
export type { PersonTerms } from './place-person.ts';
export * from './profile.read.ts';
export * from './revoke-api-key.ts';
export * from './send-person-link.ts';
export * from './setup.read.ts';
export * from './setup.refusals.ts';
export { undoers } from './undo-setup.ts';
