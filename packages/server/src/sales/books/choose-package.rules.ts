import { type Day, foldText } from '../../kernel/index.ts';

/** The days [from, until) on which a package is frozen; without an end it still is. */
export interface Freeze {
  readonly from: Day;
  readonly until: Day | null;
}

/** What choosing looks at. Days are the selling location's. */
export interface Choosable {
  readonly id: string;
  readonly services: readonly string[];
  readonly soldOn: Day;
  /** The last valid day; null is open-ended. */
  readonly expiresOn: Day | null;
  /** Sessions left, those included that lapsed but were still good on the day asked for. */
  readonly left: number;
  readonly freezes: readonly Freeze[];
  /** The day from which nothing may be taken any more: a full refund. */
  readonly closedAfter: Day | null;
}

/** Why a package does not cover a session. */
export type NotCovered = 'NOT_YET_SOLD' | 'EXPIRED' | 'FROZEN' | 'OUT_OF_SCOPE' | 'NOTHING_LEFT' | 'REFUNDED';

const OPEN_ENDED = '9999-12-31';

/**
 * Whether a service falls under what a package covers: the same name, or one that begins with it word by word ("PT" covers
 * "PT 60"; "PT 60" does not cover "PT 30"). A session that names no service falls under any.
 */
export function coversService(services: readonly string[], service: string): boolean {
  const asked = foldText(service);
  if (asked === '') return true;
  return services.map(foldText).some((covered) => asked === covered || asked.startsWith(`${covered} `));
}

/** Whether the package is frozen on a day. */
export function isFrozenOn(freezes: readonly Freeze[], day: Day): boolean {
  return freezes.some(({ from, until }) => from <= day && (until === null || day < until));
}

/** Why a package does not cover a session of a service on a day; null when it does (README, "Which package"). */
export function whyNotCovered(sold: Choosable, day: Day, service: string): NotCovered | null {
  if (day < sold.soldOn) return 'NOT_YET_SOLD';
  if (!coversService(sold.services, service)) return 'OUT_OF_SCOPE';
  if (sold.closedAfter !== null && day > sold.closedAfter) return 'REFUNDED';
  if (sold.expiresOn !== null && day > sold.expiresOn) return 'EXPIRED';
  if (isFrozenOn(sold.freezes, day)) return 'FROZEN';
  return sold.left <= 0 ? 'NOTHING_LEFT' : null;
}

/** The soonest to expire first, ties by the earlier sale, then by the smaller id; open-ended ones last. */
export function bySoonestExpiring(
  a: Pick<Choosable, 'id' | 'soldOn' | 'expiresOn'>,
  b: Pick<Choosable, 'id' | 'soldOn' | 'expiresOn'>,
): number {
  const [endsA, endsB] = [a.expiresOn ?? OPEN_ENDED, b.expiresOn ?? OPEN_ENDED];
  if (endsA !== endsB) return endsA < endsB ? -1 : 1;
  if (a.soldOn !== b.soldOn) return a.soldOn < b.soldOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * The package that a session is taken from: among those that cover it, the one that expires soonest. One that the session
 * was taken from before keeps it as long as it covers it, so that a corrected session does not wander.
 */
export function choosePackage<Package extends Choosable>(
  packages: readonly Package[],
  session: { readonly day: Day; readonly service: string; readonly before?: string | null },
): Package | null {
  const covering = packages.filter((sold) => whyNotCovered(sold, session.day, session.service) === null);
  return covering.find(({ id }) => id === session.before) ?? [...covering].sort(bySoonestExpiring)[0] ?? null;
}
