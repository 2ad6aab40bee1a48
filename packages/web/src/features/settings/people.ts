import type { PersonPartsFragment, RoleHeldFragment } from '../../api/documents.ts';
import { addDays, spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';

/** Somebody of the staff with the roles held today and those to come. */
export type Person = PersonPartsFragment;
/** A role on the days [from, until). */
export type RoleHeld = RoleHeldFragment;
export type Role = RoleHeld['role'];
export type SignInState = Person['signIn'];

/** A location as the forms name it. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
}

export const STAFF_ROLES = [
  'OWNER',
  'MANAGER',
  'TRAINER',
  'FRONT_DESK',
  'ACCOUNTANT',
] as const satisfies readonly Role[];
export const SIGN_IN_STATES = ['ACTIVE', 'INVITED', 'NONE'] as const satisfies readonly SignInState[];

/** PT manager, Harbor */
export const roleWords = ({ role, location }: Pick<RoleHeld, 'role' | 'location'>): string =>
  t('role.at', { role: t(`role.${role}`), location: location?.name ?? t('settings.role.everywhere') });

/** since 3 Mar 2026 · from 1 Dec 2026 · to 31 Dec 2026: both days in, as people say it. */
export function daysWords({ from, until }: RoleHeld, isToCome: boolean): string {
  const begins = t(isToCome ? 'settings.role.from' : 'settings.role.since', { day: spellDate(from) });
  return until === null ? begins : `${begins} ${t('settings.role.to', { day: spellDate(addDays(until, -1)) })}`;
}
