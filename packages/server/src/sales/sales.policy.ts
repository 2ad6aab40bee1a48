import { type Ctx, staffOf } from '../auth/index.ts';
import type { DiscountLimit } from './terms.rules.ts';

/** Keys, jobs and the command line without a person behind it act for the house. */
function actsForTheHouse({ actor }: Ctx): boolean {
  return actor.kind === 'API_KEY' || actor.kind === 'JOB' || (actor.kind === 'COMMAND_LINE' && actor.staffId === null);
}

/**
 * The discount a person may give at a location (README, "Who may"): an owner any, a manager up to the location's
 * limit, a trainer and the front desk none.
 */
export function discountLimitOf(
  ctx: Ctx,
  location: { readonly id: string; readonly discountLimitBp: number },
): DiscountLimit {
  if (actsForTheHouse(ctx)) return null;
  const here = ctx.grants.filter(({ locationId }) => locationId === null || locationId === location.id);
  if (here.some(({ role }) => role === 'OWNER')) return null;
  return here.some(({ role }) => role === 'MANAGER') ? location.discountLimitBp : 0;
}

/**
 * Whether the money of a sale may be shown: the front desk sees who bought what, not for how much; a trainer the money of
 * their own (README, "Who may").
 */
export function maySeeMoney(
  ctx: Ctx,
  sale: { readonly locationId: string; readonly own: readonly (string | null)[] },
): boolean {
  if (actsForTheHouse(ctx)) return true;
  return ctx.grants.some(({ role, locationId }) => {
    if (role === 'FRONT_DESK') return false;
    if (role === 'TRAINER') return sale.own.includes(staffOf(ctx));
    return locationId === null || locationId === sale.locationId;
  });
}
