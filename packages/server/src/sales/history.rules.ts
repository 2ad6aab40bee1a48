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
}

/** A visit that spent a session: completed, or missed in a way that the default policy charges. In the order they happened. */
export interface SpentVisit {
  readonly heldOn: Day;
}

/** What became of a package: how many of its sessions were used, and the day it ended (null: not that anybody knows). */
export interface PackageFate {
  readonly used: number;
  readonly endedOn: Day | null;
}

/** A sale counts as never made when it is fully refunded within this many days, no session taken (README, "Qualifying sale"). */
export const RESCIND_DAYS = 14;
/** A package that ended so many days before the next is still renewed by it (README). */
export const GRACE_DAYS = 30;
const OPEN_ENDED = '9999-12-31';

/** Whether the whole price went back. */
export function isFullyRefunded(sold: PackageFacts): boolean {
  return sold.refundedOn !== null && (sold.refundedMinor ?? 0) >= sold.priceMinor;
}

/** A package covers from its sale date to its expiry, both days in; a full refund takes what is left. */
function covers(sold: PackageFacts, day: Day): boolean {
  if (day < sold.soldOn || (sold.expiresOn !== null && day > sold.expiresOn)) return false;
  return !isFullyRefunded(sold) || sold.refundedOn === null || day <= sold.refundedOn;
}

function bySoonestExpiring(a: PackageFacts, b: PackageFacts): number {
  const [endsA, endsB] = [a.expiresOn ?? OPEN_ENDED, b.expiresOn ?? OPEN_ENDED];
  if (endsA !== endsB) return endsA < endsB ? -1 : 1;
  if (a.soldOn !== b.soldOn) return a.soldOn < b.soldOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * Which package each visit was taken from, and so when each ended: the one that expires soonest of those that cover the
 * day, ties by sale date and then by id (README, "Which package", "Package end"). A visit that none covers spends nothing.
 */
export function fatesOf(packages: readonly PackageFacts[], visits: readonly SpentVisit[]): Map<string, PackageFate> {
  const inOrder = [...packages].sort(bySoonestExpiring);
  const used = new Map(packages.map(({ id }) => [id, 0]));
  const usedUpOn = new Map<string, Day>();
  for (const { heldOn } of visits) {
    const from = inOrder.find((sold) => covers(sold, heldOn) && (used.get(sold.id) ?? 0) < sold.sessions);
    if (!from) continue;
    const count = (used.get(from.id) ?? 0) + 1;
    used.set(from.id, count);
    if (count === from.sessions) usedUpOn.set(from.id, heldOn);
  }
  return new Map(
    packages.map((sold) => {
      const ends = [usedUpOn.get(sold.id), sold.expiresOn, isFullyRefunded(sold) ? sold.refundedOn : null];
      const endedOn = ends.reduce<Day | null>(
        (first, day) => (day && (first === null || day < first) ? day : first),
        null,
      );
      return [sold.id, { used: used.get(sold.id) ?? 0, endedOn }];
    }),
  );
}

/** Fully refunded within 14 days of the sale with no session of it taken: the sale counts as never made. */
export function isRescinded(sold: PackageFacts, fate: PackageFate): boolean {
  if (!isFullyRefunded(sold) || sold.refundedOn === null || fate.used > 0) return false;
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
function isPaid(sold: PackageFacts, fate: PackageFate): boolean {
  return sold.priceMinor > 0 && !isIntro(sold) && sold.kind !== 'REPLACEMENT' && !isRescinded(sold, fate);
}

/**
 * The kind of a sale where nobody states it (README, "Where a source does not say the kind"): `INTRO` by the price
 * list; `NEW` without an earlier paid package; `RENEWAL` while one runs or up to 30 days after it ended; else `REACTIVATION`.
 */
export function inferKind(
  sold: PackageFacts,
  packages: readonly PackageFacts[],
  fates: ReadonlyMap<string, PackageFate>,
): SaleKind {
  if (sold.intro) return 'INTRO';
  const earlier = packages.flatMap((other) => {
    const fate = fates.get(other.id);
    return fate && cameBefore(other, sold) && isPaid(other, fate) ? [fate] : [];
  });
  if (earlier.length === 0) return 'NEW';
  const stillCounts = ({ endedOn }: PackageFate): boolean =>
    endedOn === null || daysBetween(endedOn, sold.soldOn) <= GRACE_DAYS;
  return earlier.some(stillCounts) ? 'RENEWAL' : 'REACTIVATION';
}

/** What a member's facts say of each of their packages: its kind (a stated one is kept) and whether it was rescinded. */
export function judgeHistory(
  packages: readonly PackageFacts[],
  visits: readonly SpentVisit[],
): Map<string, { kind: SaleKind; rescinded: boolean } & PackageFate> {
  const fates = fatesOf(packages, visits);
  return new Map(
    packages.map((sold) => {
      const fate = fates.get(sold.id) ?? { used: 0, endedOn: null };
      const kind = sold.kindInferred ? inferKind(sold, packages, fates) : sold.kind;
      return [sold.id, { kind, rescinded: isRescinded(sold, fate), ...fate }];
    }),
  );
}
