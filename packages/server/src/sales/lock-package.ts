import { type Ctx, staffOf } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { type Day, InvalidInput, present, refuse } from '../kernel/index.ts';
import { type PackageSums, settleBooks, type Terms } from './books/index.ts';
import { lockSale, type LockedSale } from './lock-sale.ts';

/** A package as the verbs that change it after the sale need it, locked together with its member. */
export interface LockedPackage extends LockedSale, Terms {
  readonly item: string;
  readonly services: readonly string[];
  readonly expiresOn: Day | null;
  readonly ownerStaffId: string | null;
  readonly timeZone: string;
  readonly complimentary: boolean;
  readonly sums: PackageSums;
  /** Since when it is frozen, and by which row; null while it is not. */
  readonly frozen: { readonly id: string; readonly from: Day } | null;
}

type Rest = Omit<LockedPackage, keyof LockedSale | 'sums' | 'frozen'> &
  PackageSums & {
    readonly freezeId: string | null;
    readonly frozenFrom: Day | null;
  };

/** A package from before there were books has its own drawn first. */
async function drawIfMissing(tx: Tx, ctx: Ctx, sale: LockedSale): Promise<void> {
  const drawn = await tx.one('select 1 from package_state where organization_id = $1 and package_id = $2', [
    tx.organizationId,
    sale.id,
  ]);
  if (!drawn) await settleBooks(tx, [sale.memberId], { now: ctx.now, staffId: staffOf(ctx) });
}

/** A living package within reach of whoever may change packages. Refuses: `NotPermitted`, `NotFound`. */
export async function lockPackage(
  tx: Tx,
  ctx: Ctx,
  packageId: string,
  operation: 'changePackage' | 'replacePackage' = 'changePackage',
): Promise<LockedPackage> {
  const sale = await lockSale(tx, ctx, operation, packageId);
  await drawIfMissing(tx, ctx, sale);
  const rest = await tx.one<Rest>(
    `select p.item, p.services, p.expires_on as "expiresOn", p.owner_staff_id as "ownerStaffId", p.time_zone as "timeZone", p.sessions,
       p.complimentary, s.balance, s.used, s.deferred_minor as "deferredMinor", s.last_used_on as "lastUsedOn", s.state,
       s.ended_on as "endedOn", f.id as "freezeId", f.frozen_from as "frozenFrom"
     from session_package p join package_state s on s.organization_id = $1 and s.package_id = p.id
     left join package_freeze f on f.organization_id = $1 and f.package_id = p.id and f.voided_at is null and f.frozen_until is null
     where p.organization_id = $1 and p.id = $2`,
    [tx.organizationId, sale.id],
  );
  const { balance, used, deferredMinor, lastUsedOn, state, endedOn, freezeId, frozenFrom, ...terms } = present(
    rest,
    'a living package has its sums',
  );
  const frozen = freezeId !== null && frozenFrom !== null ? { id: freezeId, from: frozenFrom } : null;
  return { ...sale, ...terms, sums: { balance, used, deferredMinor, lastUsedOn, state, endedOn }, frozen };
}

/** The words of whoever did it; refuses `InvalidInput` where there are too many. */
export function reasonOf(why: string | null | undefined): string {
  const words = (why ?? '').trim();
  if (words.length > 500) refuse(new InvalidInput('why', 'The reason is too long.', 'Give up to 500 characters.'));
  return words;
}
