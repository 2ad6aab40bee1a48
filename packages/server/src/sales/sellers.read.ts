import type { Tx } from '../db/index.ts';
import { type Day, InvalidInput, isId, NotFound, refuse } from '../kernel/index.ts';
import { SplitNotWhole } from './sales.refusals.ts';
import { isWhole, type SellerPart, type SellerShare, sharesOf } from './terms.rules.ts';

/** A seller with their cents and their own commission rate on the day of the sale. */
export interface FrozenShare extends SellerShare {
  readonly commissionBp: number;
}

function refuseUnlessWhole(sellers: readonly SellerPart[]): void {
  if (sellers.length > 20)
    refuse(new InvalidInput('sellers', 'So many do not sell one package.', 'Name 1 to 20 sellers.'));
  if (!isWhole(sellers)) refuse(new SplitNotWhole(sellers.reduce((sum, { partBp }) => sum + partBp, 0)));
  if (new Set(sellers.map(({ staffId }) => staffId)).size < sellers.length) {
    refuse(new InvalidInput('sellers', 'Somebody is named twice among the sellers.', 'Give each seller one part.'));
  }
}

/** Refuses with `NotFound` unless every id is a living staff member of the organization. */
export async function refuseUnlessStaff(tx: Tx, ids: readonly string[], what: string): Promise<void> {
  if (!ids.every(isId)) refuse(new NotFound(what));
  const found = await tx.rows(
    'select s.id from staff s where s.organization_id = $1 and s.id = any ($2::uuid[]) and s.voided_at is null for key share',
    [tx.organizationId, ids],
  );
  if (found.length < new Set(ids).size) refuse(new NotFound(what));
}

/**
 * The sellers with their cents, which add up to the price, and the commission rate that each has on the day of the sale.
 *
 * Refuses: `SplitNotWhole`, `InvalidInput` (somebody twice), `NotFound` (an unknown seller).
 */
export async function freezeSplit(
  tx: Tx,
  sellers: readonly SellerPart[],
  priceMinor: number,
  soldOn: Day,
): Promise<FrozenShare[]> {
  refuseUnlessWhole(sellers);
  const ids = sellers.map(({ staffId }) => staffId);
  await refuseUnlessStaff(tx, ids, 'seller');
  const rates = await tx.rows<{ staffId: string; commissionBp: number }>(
    `select r.staff_id as "staffId", r.commission_bp as "commissionBp" from pay_rate r
     where r.organization_id = $1 and r.staff_id = any ($2::uuid[]) and r.voided_at is null
       and r.held_from <= $3 and (r.held_until is null or r.held_until > $3)`,
    [tx.organizationId, ids, soldOn],
  );
  const rateOf = new Map(rates.map(({ staffId, commissionBp }) => [staffId, commissionBp]));
  return sharesOf(priceMinor, sellers).map((share) => ({ ...share, commissionBp: rateOf.get(share.staffId) ?? 0 }));
}
