import { addDays, type Day } from '../../kernel/index.ts';
import { type Entry, type EntryKind, type Mirror, openDay } from '../../ledger/postings.rules.ts';
import { type Choosable, isFrozenOn } from './choose-package.rules.ts';
import {
  deferredOf,
  isLapsed,
  lapseEntry,
  refundEntry,
  roundingEntry,
  sessionEntry,
  type Terms,
  valueOf,
} from './package-entries.rules.ts';
import type { PaidSession } from './plan-books.rules.ts';
import type { SessionEffect } from './session-effect.rules.ts';
import { payOf, type SessionRate } from './session-pay.rules.ts';

/** What is added up of a package beside the ledger. */
export interface PackageSums {
  readonly balance: number;
  readonly used: number;
  readonly deferredMinor: number;
  readonly lastUsedOn: Day | null;
  readonly state: 'ACTIVE' | 'USED_UP' | 'EXPIRED' | 'FROZEN' | 'CANCELLED' | 'REFUNDED';
  readonly endedOn: Day | null;
}

/** What took sessions off a package otherwise than by a session, the latest of it. */
export interface Closing {
  readonly entryId: string;
  readonly kind: 'LAPSE' | 'REFUND' | 'MOVE';
  readonly locationId: string;
  readonly businessOn: Day;
  readonly sessions: number;
  readonly valueMinor: number;
}

/** A package as it stands now, with what a session does to it. */
export interface PackageNow extends Terms, Choosable, PackageSums {
  /** Today at the selling location. */
  readonly today: Day;
  readonly closedThrough: Day | null;
  readonly closing: Closing | null;
}

/** The session that takes or gives back. */
export interface DrawnSession {
  readonly id: string;
  /** Who delivered it. */
  readonly trainerId: string;
  readonly locationId: string;
  readonly currency: string;
  readonly closedThrough: Day | null;
  readonly heldOn: Day;
}

/** What the counters of a trainer, a location and a day move by. */
export interface DayDelta {
  readonly onDay: Day;
  readonly locationId: string;
  readonly staffId: string;
  readonly currency: string;
  readonly completed: number;
  readonly noShows: number;
  readonly lateCancels: number;
  readonly recognisedMinor: number;
  readonly payMinor: number;
}

/** Everything that one session moves, ready to be written together. */
export interface SessionMoves {
  readonly entries: readonly Entry[];
  readonly mirrors: readonly Mirror[];
  readonly pay: PaidSession | null;
  readonly after: PackageSums | null;
  readonly day: DayDelta | null;
  readonly valueMinor: number;
}

const STATE_OF = { LAPSE: 'EXPIRED', REFUND: 'REFUNDED', MOVE: 'CANCELLED' } as const;

/** The state that sums lead to: what took the last session ended the package. */
function sumsAfter(
  sold: PackageNow,
  sums: Pick<PackageSums, 'balance' | 'used' | 'deferredMinor' | 'lastUsedOn'>,
  closing: Pick<Closing, 'kind' | 'businessOn'> | null,
): PackageSums {
  if (sums.balance > 0) {
    const isFrozen = sold.freezes.some(({ until }) => until === null);
    return { ...sums, state: isFrozen ? 'FROZEN' : 'ACTIVE', endedOn: null };
  }
  if (closing && (sums.lastUsedOn === null || closing.businessOn >= sums.lastUsedOn)) {
    const endedOn = closing.kind === 'LAPSE' ? sold.expiresOn : closing.businessOn;
    return { ...sums, state: STATE_OF[closing.kind], endedOn };
  }
  return { ...sums, state: 'USED_UP', endedOn: sums.lastUsedOn };
}

function dayDelta(
  session: DrawnSession,
  onDay: Day,
  kind: EntryKind,
  amounts: { readonly sign: 1 | -1; readonly recognisedMinor: number; readonly payMinor: number },
): DayDelta {
  const { sign, recognisedMinor, payMinor } = amounts;
  const { locationId, trainerId: staffId, currency } = session;
  return {
    ...{ onDay, locationId, staffId, currency },
    completed: kind === 'COMPLETED' ? sign : 0,
    noShows: kind === 'NO_SHOW' ? sign : 0,
    lateCancels: kind === 'LATE_CANCELLED' ? sign : 0,
    recognisedMinor: recognisedMinor === 0 ? 0 : sign * recognisedMinor,
    payMinor: payMinor === 0 ? 0 : sign * payMinor,
  };
}

/** What closes the package again after something came back to it: the refund of its whole price, or its expiry. */
function closeAgain(sold: PackageNow, sums: PackageSums, newId: () => string): Entry | null {
  if (sums.balance === 0) return null;
  const left = { balance: sums.balance, deferredMinor: sums.deferredMinor };
  if (sold.closedAfter !== null) {
    const head = { id: newId(), businessOn: openDay(sold.closedAfter, sold.closedThrough) };
    const { balance: sessions, deferredMinor: valueMinor } = left;
    return refundEntry(sold, { sessions, valueMinor, amountMinor: 0, openMinor: 0 }, head);
  }
  if (sold.expiresOn === null || !isLapsed(sold.expiresOn, sold.today) || isFrozenOn(sold.freezes, sold.expiresOn)) {
    return null;
  }
  return lapseEntry(sold, left, { id: newId(), businessOn: openDay(addDays(sold.expiresOn, 1), sold.closedThrough) });
}

function closed(sold: PackageNow, sums: PackageSums, closing: Entry | null): PackageSums {
  if (!closing) return sums;
  const kind = closing.kind === 'LAPSE' ? 'LAPSE' : 'REFUND';
  return sumsAfter(sold, { ...sums, balance: 0, deferredMinor: 0 }, { kind, businessOn: closing.businessOn });
}

function mirrorOf(
  entry: { id: string; kind: EntryKind; locationId: string; businessOn: Day },
  subjectId: string,
  closedThrough: Day | null,
  id: string,
): Mirror {
  const businessOn = openDay(entry.businessOn, closedThrough);
  return { id, reversesId: entry.id, kind: entry.kind, subjectId, locationId: entry.locationId, businessOn };
}

/**
 * Takes a session from the package that was chosen for it (none: a complimentary one, of its own zero-value credit). Where the
 * package expired meanwhile, what lapsed comes back first and the rest of it lapses again.
 */
export function drawSession(
  session: DrawnSession,
  effect: SessionEffect,
  rate: SessionRate | null,
  chosen: PackageNow | null,
  newId: () => string,
): SessionMoves {
  const businessOn = openDay(session.heldOn, session.closedThrough);
  const entryId = newId();
  const lapse = chosen?.closing?.kind === 'LAPSE' && chosen.state === 'EXPIRED' ? chosen.closing : null;
  const before = chosen && {
    balance: chosen.balance + (lapse?.sessions ?? 0),
    deferredMinor: chosen.deferredMinor + (lapse?.valueMinor ?? 0),
  };
  const valueMinor = chosen && before ? valueOf(chosen, before, 1) : 0;
  const pay = payOf({ rate, unitValueMinor: valueMinor, payBp: effect.payBp, currency: session.currency });
  const from = chosen && { terms: chosen, valueMinor };
  const entries = [sessionEntry(session, from, effect, pay, { id: entryId, businessOn })];
  const mirrors =
    chosen && lapse ? [mirrorOf({ ...lapse, id: lapse.entryId }, chosen.id, chosen.closedThrough, newId())] : [];
  let after: PackageSums | null = null;
  if (chosen && before) {
    const lastUsedOn = chosen.lastUsedOn !== null && chosen.lastUsedOn > businessOn ? chosen.lastUsedOn : businessOn;
    const left = { balance: before.balance - 1, deferredMinor: before.deferredMinor - valueMinor };
    after = sumsAfter(chosen, { ...left, used: chosen.used + 1, lastUsedOn }, lapse ? null : chosen.closing);
    const again = lapse ? closeAgain(chosen, after, newId) : null;
    if (again) entries.push(again);
    after = closed(chosen, after, again);
  }
  const { trainerId: staffId, locationId } = session;
  return {
    entries,
    mirrors,
    pay: { id: newId(), sessionId: session.id, entryId, staffId, locationId, earnedOn: businessOn, ...pay },
    after,
    day: dayDelta(session, businessOn, effect.kind, {
      sign: 1,
      recognisedMinor: valueMinor,
      payMinor: pay.amountMinor,
    }),
    valueMinor,
  };
}

/** What was drawn from a session, as its entry tells. */
export interface DrawnEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly locationId: string;
  readonly businessOn: Day;
  readonly valueMinor: number;
  readonly payMinor: number;
  /** The latest day on which another session was taken from the same package. */
  readonly otherUsedOn: Day | null;
}

/** Gives back what a session took: the exact mirror, and what follows for the package. */
export function giveBackSession(
  session: DrawnSession,
  drawn: DrawnEntry,
  from: PackageNow | null,
  newId: () => string,
): SessionMoves {
  const mirror = mirrorOf(drawn, session.id, session.closedThrough, newId());
  const entries: Entry[] = [];
  let after: PackageSums | null = null;
  if (from) {
    const sums = { balance: from.balance + 1, used: from.used - 1, lastUsedOn: drawn.otherUsedOn };
    const deferredMinor = deferredOf(from, sums.balance);
    const cents = from.deferredMinor + drawn.valueMinor - deferredMinor;
    const head = { id: newId(), locationId: drawn.locationId, businessOn: mirror.businessOn };
    if (cents !== 0) entries.push(roundingEntry(from, cents, head));
    after = sumsAfter(from, { ...sums, deferredMinor }, from.closing);
    const again = closeAgain(from, after, newId);
    if (again) entries.push(again);
    after = closed(from, after, again);
  }
  const amounts = { sign: -1, recognisedMinor: drawn.valueMinor, payMinor: drawn.payMinor } as const;
  return {
    entries,
    mirrors: [mirror],
    pay: null,
    after,
    day: dayDelta(session, mirror.businessOn, drawn.kind, amounts),
    valueMinor: drawn.valueMinor,
  };
}
