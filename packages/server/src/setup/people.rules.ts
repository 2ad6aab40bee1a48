import type { Grant, Reach, Role } from '../auth/index.ts';
import { type Day, isDay } from '../kernel/index.ts';

/**
 * A role as it is to be given: null location means all of them. It begins on `from` (left out: today, or when it began where
 * it is held already) and ends before `until` (left out: it has no end).
 */
export interface GrantTerms extends Grant {
  readonly from?: Day | null;
  readonly until?: Day | null;
}

/** A role on the days [from, until). */
export interface DatedGrant extends Grant {
  readonly from: Day;
  readonly until: Day | null;
}

/** A role that somebody holds, or will hold. */
export interface HeldGrant extends DatedGrant {
  readonly id: string;
}

/** Today, where a role is held: each location has its own. */
export type TodayOf = (locationId: string | null) => Day;

/** What is to be done to come from the roles held to those wanted. */
export interface GrantChanges {
  readonly ends: readonly HeldGrant[];
  /** As they will be, with the end that they had before. */
  readonly moves: readonly (HeldGrant & { readonly untilBefore: Day | null })[];
  readonly begins: readonly DatedGrant[];
}

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

/** What is wrong with a list of roles whatever their days, in words; null when it can be given. */
export function whyNotGrants(grants: readonly GrantTerms[]): string | null {
  if (grants.length === 0) return 'A person has at least one role.';
  if (grants.length > 100) return 'A person has at most 100 roles.';
  if (grants.some(({ role, locationId }) => EVERYWHERE.includes(role) && locationId !== null)) {
    return 'An owner and an accountant work for all locations.';
  }
  if (grants.some(({ from, until }) => (from && !isDay(from)) || (until && !isDay(until)))) {
    return 'That day does not exist.';
  }
  return null;
}

const sameRole = (a: Grant, b: Grant): boolean => a.role === b.role && a.locationId === b.locationId;
const sameBeginning = (a: DatedGrant, b: DatedGrant): boolean => sameRole(a, b) && a.from === b.from;
const overlap = (a: DatedGrant, b: DatedGrant): boolean =>
  (a.until === null || a.until > b.from) && (b.until === null || b.until > a.from);

/** The roles wanted with their days. What is held already keeps the day on which it began. */
export function datedGrants(wanted: readonly GrantTerms[], held: readonly HeldGrant[], todayOf: TodayOf): DatedGrant[] {
  return wanted.map(({ role, locationId, from, until }) => {
    const today = todayOf(locationId);
    const now = held.find((grant) => sameRole(grant, { role, locationId }) && grant.from <= today);
    return { role, locationId, from: from ?? now?.from ?? today, until: until ?? null };
  });
}

/** What is wrong with the days of the roles wanted, in words; null when they can be given. */
export function whyNotDays(wanted: readonly DatedGrant[], held: readonly HeldGrant[], todayOf: TodayOf): string | null {
  for (const [place, grant] of wanted.entries()) {
    const today = todayOf(grant.locationId);
    if (grant.from < today && !held.some((one) => sameBeginning(one, grant))) {
      return 'A role begins today or on a day to come.';
    }
    if (grant.until !== null && (grant.until <= grant.from || grant.until <= today)) {
      return 'A role ends after it began, and not before tomorrow. Leave it out to end it now.';
    }
    if (wanted.slice(place + 1).some((other) => sameRole(other, grant) && overlap(other, grant))) {
      return 'A role is given once per location and day.';
    }
  }
  return null;
}

/** Which roles end, which end on another day and which begin, to come from those held to those wanted. */
export function changesBetween(held: readonly HeldGrant[], wanted: readonly DatedGrant[]): GrantChanges {
  return {
    ends: held.filter((grant) => !wanted.some((one) => sameBeginning(one, grant))),
    moves: held.flatMap((grant) => {
      const found = wanted.find((one) => sameBeginning(one, grant));
      return found && found.until !== grant.until ? [{ ...grant, until: found.until, untilBefore: grant.until }] : [];
    }),
    begins: wanted.filter((grant) => !held.some((one) => sameBeginning(one, grant))),
  };
}
