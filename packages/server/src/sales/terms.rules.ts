import { addDays, splitMoney, type Day } from '../kernel/index.ts';

/** Who sold how much of it, in basis points of the sale. */
export interface SellerPart {
  readonly staffId: string;
  readonly partBp: number;
}

/** A seller's part with its cents. */
export interface SellerShare extends SellerPart {
  readonly amountMinor: number;
}

/** Whether the parts total 100 %, each of them something. */
export function isWhole(sellers: readonly SellerPart[]): boolean {
  const sum = sellers.reduce((total, { partBp }) => total + partBp, 0);
  return sum === 10_000 && sellers.every(({ partBp }) => Number.isInteger(partBp) && partBp > 0);
}

/** The price spread over the sellers, to the cent; their parts must total 100 %. */
export function sharesOf(priceMinor: number, sellers: readonly SellerPart[]): SellerShare[] {
  const amounts = splitMoney(
    priceMinor,
    sellers.map(({ partBp }) => partBp),
  );
  return sellers.map((seller, index) => ({ ...seller, amountMinor: amounts[index] ?? 0 }));
}

/** The last valid day of a package: `validDays` after the day of the sale, that day being day 0; null is open-ended. */
export function expiryOf(soldOn: Day, validDays: number | null): Day | null {
  return validDays === null ? null : addDays(soldOn, validDays);
}

/** How far below the list price somebody may sell, in basis points; null where any price may be asked. */
export type DiscountLimit = number | null;

/** The lowest price that a limit leaves, in minor units, rounded so that the limit is never passed. */
export function lowestPrice(listPriceMinor: number, limitBp: number): number {
  return Number((BigInt(listPriceMinor) * BigInt(10_000 - limitBp) + 9_999n) / 10_000n);
}

/** Who may sell nothing off the list may not sell above it either: the list price is the price. */
export function isPriceAllowed(priceMinor: number, listPriceMinor: number, limit: DiscountLimit): boolean {
  if (limit === null) return true;
  if (limit === 0) return priceMinor === listPriceMinor;
  return priceMinor >= lowestPrice(listPriceMinor, limit);
}
