import { daysBetween, InvalidInput, type Day } from '../kernel/index.ts';

/** So many days away make a returning member a new one (README, "Who is who"). */
export const REJOIN_DAYS = 90;

/** How somebody can be reached, as typed. */
export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A contact with white space put right and empty fields as null. */
export function tidyContact(contact: Contact): Contact {
  const line = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
  return {
    firstName: line(contact.firstName),
    lastName: line(contact.lastName),
    email: line(contact.email) || null,
    phone: line(contact.phone) || null,
  };
}

/** Why a tidied contact can not be stored, or null. `key` is the phone number as it is compared. */
export function whyNotContact(contact: Contact, key: string | null): InvalidInput | null {
  const { firstName, lastName, email, phone } = contact;
  if (firstName === '' && lastName === '')
    return new InvalidInput('firstName', 'A member needs a name.', 'Give a first or a last name.');
  if (firstName.length > 100 || lastName.length > 100)
    return new InvalidInput('lastName', 'That name is too long.', 'Give 100 letters at most for each part.');
  if (email !== null && (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)))
    return new InvalidInput(
      'email',
      'That is not an e-mail address.',
      'Write it as name@example.com, or leave it out.',
    );
  if (phone !== null && (key === null || phone.length > 40))
    return new InvalidInput(
      'phone',
      'That is not a phone number.',
      'Give its digits, with + and the country where it is another.',
    );
  return null;
}

/** A spell as the rules look at it: [joinedOn, leftOn). */
export interface Spell {
  readonly locationId: string;
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
}

/** What joining (again) means; `RESUMED` goes on with the last spell, `null` is being a member there already. */
export type Entry = 'JOINED' | 'REJOINED' | 'TRANSFERRED' | 'RESUMED';

/**
 * What it means to join `locationId` on a day after the latest spell. Away for 90 days or more: a rejoin, eligible anew.
 * At another location sooner: a transfer, not eligible. At the same location sooner: the old spell goes on, so that a missed
 * payment does not make a new member.
 */
export function entryAfter(last: Spell | null, locationId: string, on: Day): Entry | null {
  if (last === null) return 'JOINED';
  if (last.leftOn !== null && daysBetween(last.leftOn, on) >= REJOIN_DAYS) return 'REJOINED';
  if (last.locationId !== locationId) return 'TRANSFERRED';
  return last.leftOn === null ? null : 'RESUMED';
}

/** What decides whether a joining counts in the set rate. */
export interface Joining {
  readonly kind: 'STANDARD' | 'STAFF' | 'COMPLIMENTARY';
  readonly entry: 'JOINED' | 'REJOINED' | 'TRANSFERRED';
  readonly joinedOn: Day;
  readonly rescindedOn: Day | null;
  /** The earliest day on which the member bought a package that still counts, or null. */
  readonly firstPackageOn: Day | null;
}

/** Why a joining is left out of the set rate (README, "Eligible new member"), or null when it counts. */
export type NotEligible = 'STAFF' | 'COMPLIMENTARY' | 'TRANSFERRED' | 'RESCINDED' | 'BOUGHT_BEFORE';

/** The first reason that leaves a joining out, or null. A package bought on the very day does not. */
export function whyNotEligible(joining: Joining): NotEligible | null {
  if (joining.kind !== 'STANDARD') return joining.kind;
  if (joining.entry === 'TRANSFERRED') return 'TRANSFERRED';
  if (joining.rescindedOn !== null) return 'RESCINDED';
  return joining.firstPackageOn !== null && joining.firstPackageOn < joining.joinedOn ? 'BOUGHT_BEFORE' : null;
}

/** Whether a joining makes an eligible new member. */
export function isEligibleNewMember(joining: Joining): boolean {
  return whyNotEligible(joining) === null;
}

/** How far somebody has come, in the order of the funnel. */
export const STAGES = ['JOINED', 'SET', 'SHOWED', 'CLOSED'] as const;
export type Stage = (typeof STAGES)[number];

/** The furthest of the stages entered: never lost, only left. */
export function stageOf(entered: readonly Stage[]): Stage {
  return STAGES.findLast((stage) => entered.includes(stage)) ?? 'JOINED';
}
