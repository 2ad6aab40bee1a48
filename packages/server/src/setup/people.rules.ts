import type { Grant, Reach, Role } from '../auth/index.ts';

/** A role as it is to be given: null location means all of them. */
export type GrantTerms = Grant;

/** Whom a manager may let in, change and show out (README, "people below manager"). */
const BELOW_MANAGER: readonly Role[] = ['TRAINER', 'FRONT_DESK'];

/** These roles hold for the whole organization: the table gives them all locations. */
const EVERYWHERE: readonly Role[] = ['OWNER', 'ACCOUNTANT'];

/** Whether somebody of this reach may give or take this grant. */
export function mayHandleGrant(reach: Reach, grant: Grant): boolean {
  if (reach.extent === 'ALL') return true;
  if (reach.extent === 'OWN' || grant.locationId === null) return false;
  return BELOW_MANAGER.includes(grant.role) && reach.locationIds.includes(grant.locationId);
}

/** What is wrong with a list of roles, in words; null when it can be given. */
export function whyNotGrants(grants: readonly GrantTerms[]): string | null {
  if (grants.length === 0) return 'A person has at least one role.';
  if (grants.length > 100) return 'A person has at most 100 roles.';
  const keys = grants.map(({ role, locationId }) => `${role} ${locationId ?? ''}`);
  if (new Set(keys).size < keys.length) return 'A role is given once per location.';
  if (grants.some(({ role, locationId }) => EVERYWHERE.includes(role) && locationId !== null)) {
    return 'An owner and an accountant work for all locations.';
  }
  return null;
}

/** Which grants end and which begin, to come from those held to those wanted. */
export function changesBetween(held: readonly Grant[], wanted: readonly Grant[]): { ends: Grant[]; begins: Grant[] } {
  const lacks = (list: readonly Grant[]) => (grant: Grant) =>
    !list.some(({ role, locationId }) => role === grant.role && locationId === grant.locationId);
  return { ends: held.filter(lacks(wanted)), begins: wanted.filter(lacks(held)) };
}
