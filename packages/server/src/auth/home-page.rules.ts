import type { Ctx } from './ctx.ts';
import { type Operation, PERMISSIONS, reachOf } from './permissions.ts';
import type { Role } from './role.ts';

/** Where a person lands after signing in. */
export type HomePage = 'BOARD' | 'MY_FIGURES' | 'TODAY' | 'TOTALS';

const HOME: readonly (readonly [Role, HomePage])[] = [
  ['OWNER', 'BOARD'],
  ['MANAGER', 'BOARD'],
  ['TRAINER', 'MY_FIGURES'],
  ['FRONT_DESK', 'TODAY'],
  ['ACCOUNTANT', 'TOTALS'],
];

/** The page of the widest role that somebody holds. */
export function homePageOf(roles: readonly Role[]): HomePage {
  return HOME.find(([role]) => roles.includes(role))?.[1] ?? 'MY_FIGURES';
}

/** The names of the operations that the actor may ask for at all. */
export function permittedOperations(ctx: Ctx): Operation[] {
  return (Object.keys(PERMISSIONS) as Operation[]).filter((operation) => reachOf(ctx, operation) !== null);
}
