// Settings: people and their roles, locations, the price list, keys for programs, sources of imports.
// Owns how each of them is listed, added and changed, from which day on, and what two people do who change one thing at once.
// Must never know which page it stands on, nor the addresses of others.
export { AskInvite } from './ask-invite.tsx';
export { AskKeys } from './ask-keys.tsx';
export { AskLocations } from './ask-locations.tsx';
export { AskOffers, type OfferOpen } from './ask-offers.tsx';
export { AskPeople } from './ask-people.tsx';
export { AskPerson, type PersonSheet } from './ask-person.tsx';
export { AskSources } from './ask-sources.tsx';
export { SIGN_IN_STATES, STAFF_ROLES, type Role, type SignInState } from './people.ts';
