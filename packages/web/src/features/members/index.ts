// Members: who joined, as the screens show them.
// Owns how members are found, listed and shown, and what is done with one of them.
// Must never know of consultations and sales beyond what a page hands in.
export { type FoundMember, useFoundMembers } from './use-found-members.ts';
