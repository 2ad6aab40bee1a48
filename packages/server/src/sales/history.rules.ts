import { daysBetween, type Day } from '../kernel/index.ts';

/** Why somebody bought (README, "Sale kinds"). `REPLACEMENT` is an administrative correction, outside every number. */
export const SALE_KINDS = ['INTRO', 'NEW', 'RENEWAL', 'REACTIVATION', 'UPGRADE', 'ADD_ON', 'REPLACEMENT'] as const;
export type SaleKind = (typeof SALE_KINDS)[number];

/** A package with what its end and its kind depend on. Days are the selling location's. */
export interface PackageFacts {
  readonly id: string;
  readonly soldOn: Day;
  readonly soldAt: Date;
  readonly intro: boolean;
  readonly kind: SaleKind;
  readonly kindInferred: boolean;
  readonly priceMinor: number;
  /** All of them, bonus ones included. */
  readonly sessions: number;
  /** The last valid day; null is open-ended. */
  readonly expiresOn: Day | null;
  readonly refundedOn: Day | null;
  readonly refundedMinor: number | null;
  /** What became of it so far, as the ledger tells. */
  readonly fate: PackageFate;
}

/** What became of a package: how many of its sessions were used, and the day it ended or is to expire (null: not that anybody knows). */
export interface PackageFate {
  readonly used: number;
  readonly endedOn: Day | null;
}

/** A sale counts as never made when it is fully refunded within this many days, no session taken (README, "Qualifying sale"). */
export const RESCIND_DAYS = 14;
/** A package that ended so many days before the next is still renewed by it (README). */
export const GRACE_DAYS = 30;

/** Whether the whole price went back. */
export function isFullyRefunded(sold: PackageFacts): boolean {
  return sold.refundedOn !== null && (sold.refundedMinor ?? 0) >= sold.priceMinor;
}

/** Fully refunded within 14 days of the sale with no session of it taken: the sale counts as never made. */
export function isRescinded(sold: PackageFacts): boolean {
  if (!isFullyRefunded(sold) || sold.refundedOn === null || sold.fate.used > 0) return false;
  return daysBetween(sold.soldOn, sold.refundedOn) <= RESCIND_DAYS;
}

/** Whether one sale came before another: by day, by hour, by id. */
function cameBefore(a: PackageFacts, b: PackageFacts): boolean {
  if (a.soldOn !== b.soldOn) return a.soldOn < b.soldOn;
  const hours = a.soldAt.getTime() - b.soldAt.getTime();
  return hours !== 0 ? hours < 0 : a.id < b.id;
}

const isIntro = (sold: PackageFacts): boolean => (sold.kindInferred ? sold.intro : sold.kind === 'INTRO');

/** An earlier paid package: bought for money, not an intro, not a correction, not rescinded. */
function isPaid(sold: PackageFacts): boolean {
  return sold.priceMinor > 0 && !isIntro(sold) && sold.kind !== 'REPLACEMENT' && !isRescinded(sold);
}

/**
 * The kind of a sale where nobody states it (README, "Where a source does not say the kind"): `INTRO` by the price
 * list; `NEW` without an earlier paid package; `RENEWAL` while one runs or up to 30 days after it ended; else `REACTIVATION`.
 */
export function inferKind(sold: PackageFacts, packages: readonly PackageFacts[]): SaleKind {
  if (sold.intro) return 'INTRO';
  const earlier = packages.filter((other) => cameBefore(other, sold) && isPaid(other)).map(({ fate }) => fate);
  if (earlier.length === 0) return 'NEW';
  const stillCounts = ({ endedOn }: PackageFate): boolean =>
    endedOn === null || daysBetween(endedOn, sold.soldOn) <= GRACE_DAYS;
  return earlier.some(stillCounts) ? 'RENEWAL' : 'REACTIVATION';
}

/** What a member's facts say of each of their packages: its kind (a stated one is kept) and whether it was rescinded. */
export function judgeHistory(packages: readonly PackageFacts[]): Map<string, { kind: SaleKind; rescinded: boolean }> {
  return new Map(
    packages.map((sold) => {
      const kind = sold.kindInferred ? inferKind(sold, packages) : sold.kind;
      return [sold.id, { kind, rescinded: isRescinded(sold) }];
    }),
  );
}
