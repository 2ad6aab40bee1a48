import { addDays, type Day } from '../../ui/day.ts';

/** What somebody can be here. */
type Role = 'OWNER' | 'MANAGER' | 'TRAINER' | 'FRONT_DESK' | 'ACCOUNTANT';

interface Held {
  readonly role: Role;
  readonly from: Day;
  readonly until: Day | null;
  readonly location: { readonly id: string } | null;
}

/** One role as it stands in the form. Its last day is the last on which it is held. */
export interface RoleLine {
  readonly key: string;
  readonly role: Role;
  /** Empty: everywhere. */
  readonly locationId: string;
  /** Empty: today. */
  readonly from: Day | '';
  /** Empty: without an end. */
  readonly last: Day | '';
  /** Began before today: its first day is what happened and stays. */
  readonly isOld: boolean;
}

/** A role as the server is told of it. */
export interface RoleTold {
  readonly role: Role;
  readonly locationId: string | null;
  readonly from?: Day;
  readonly until?: Day;
}

/** These work for the whole group. */
const EVERYWHERE: readonly Role[] = ['OWNER', 'ACCOUNTANT'];
/** Whom a manager may let in. */
const BELOW_MANAGER: readonly Role[] = ['TRAINER', 'FRONT_DESK'];
const ALL: readonly Role[] = ['OWNER', 'MANAGER', 'TRAINER', 'FRONT_DESK', 'ACCOUNTANT'];

/** Whether a role is held for the whole group, and so at no one location. */
export const isForAll = (role: Role): boolean => EVERYWHERE.includes(role);

/** The roles that somebody may give. */
export const rolesToGive = (isOwner: boolean): readonly Role[] => (isOwner ? ALL : BELOW_MANAGER);

/** The form's lines of the roles held and to come. */
export function linesOf(held: readonly Held[], toCome: readonly Held[]): RoleLine[] {
  const line =
    (isOld: boolean) =>
    ({ role, from, until, location }: Held): RoleLine => ({
      key: `${role} ${location?.id ?? ''} ${from}`,
      role,
      locationId: location?.id ?? '',
      from,
      last: until === null ? '' : addDays(until, -1),
      isOld,
    });
  return [...held.map(line(true)), ...toCome.map(line(false))];
}

/** A new line: at the first of the places. */
export function newLine(key: string, role: Role, locationId: string): RoleLine {
  return { key, role, locationId: isForAll(role) ? '' : locationId, from: '', last: '', isOld: false };
}

/** What the server is told. */
export function toldOf(lines: readonly RoleLine[]): RoleTold[] {
  return lines.map(({ role, locationId, from, last }) => ({
    role,
    locationId: locationId === '' ? null : locationId,
    ...(from === '' ? {} : { from }),
    ...(last === '' ? {} : { until: addDays(last, 1) }),
  }));
}

/** What is wrong with a line before the server is asked; null when nothing is. */
export function whyNotLine({ from, last }: RoleLine, today: Day): 'past' | 'backwards' | null {
  if (last !== '' && last < (from === '' ? today : from)) return 'backwards';
  return last !== '' && last < today ? 'past' : null;
}

/** Whether the two lists of roles say the same. */
export const saysTheSame = (a: readonly RoleLine[], b: readonly RoleLine[]): boolean =>
  JSON.stringify(toldOf(a)) === JSON.stringify(toldOf(b));
