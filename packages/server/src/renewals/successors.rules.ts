import type { Day } from '../kernel/index.ts';
import type { SaleKind } from '../sales/history.rules.ts';

/** A package as matching looks at it, as of a day. */
export interface Matchable {
  readonly id: string;
  readonly soldOn: Day;
  readonly kind: SaleKind;
  readonly priceMinor: number;
  readonly rescinded: boolean;
  /** All of its price went back: it is lost and has no successor. */
  readonly refunded: boolean;
  /** The package that it says it follows. */
  readonly predecessorId: string | null;
  /** When it ended; null while it runs. */
  readonly endedOn: Day | null;
  readonly expiresOn: Day | null;
}

const OPEN_ENDED = '9999-12-31';
const FOLLOWING: readonly SaleKind[] = ['RENEWAL', 'REACTIVATION', 'NEW'];
const NEVER_FOLLOWED: readonly SaleKind[] = ['INTRO', 'REPLACEMENT'];

const isPaid = ({ priceMinor, rescinded }: Matchable): boolean => priceMinor > 0 && !rescinded;

function bySale(a: Matchable, b: Matchable): number {
  if (a.soldOn !== b.soldOn) return a.soldOn < b.soldOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Those that ended, the soonest first; then those that run, the soonest to expire first. */
function byEnd(a: Matchable, b: Matchable): number {
  if ((a.endedOn === null) !== (b.endedOn === null)) return a.endedOn === null ? 1 : -1;
  const [endsA, endsB] = [a.endedOn ?? a.expiresOn ?? OPEN_ENDED, b.endedOn ?? b.expiresOn ?? OPEN_ENDED];
  if (endsA !== endsB) return endsA < endsB ? -1 : 1;
  return bySale(a, b);
}

/**
 * Which package of one member followed which (README, "Successor"): the one that names it, else the earliest bought later
 * that follows no other yet. One successor satisfies one predecessor. The map goes from a package to its successor.
 */
export function successorsOf(packages: readonly Matchable[]): Map<string, string> {
  const followers = packages.filter((sold) => isPaid(sold) && FOLLOWING.includes(sold.kind)).sort(bySale);
  const waiting = packages
    .filter((sold) => isPaid(sold) && !sold.refunded && !NEVER_FOLLOWED.includes(sold.kind))
    .sort(byEnd);
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, predecessorId } of followers) {
    if (predecessorId === null || found.has(predecessorId) || !waiting.some((sold) => sold.id === predecessorId))
      continue;
    found.set(predecessorId, id);
    taken.add(id);
  }
  for (const sold of waiting) {
    if (found.has(sold.id)) continue;
    const next = followers.find((other) => other.id !== sold.id && !taken.has(other.id) && bySale(sold, other) < 0);
    if (!next) continue;
    found.set(sold.id, next.id);
    taken.add(next.id);
  }
  return found;
}
