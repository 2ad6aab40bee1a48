import { recognisedAfter, type Day } from '../../kernel/index.ts';
import { type Entry, type Line, SESSION, transfer, withoutZeros } from '../../ledger/postings.rules.ts';
import type { SessionEffect } from './session-effect.rules.ts';
import type { SessionPay } from './session-pay.rules.ts';

/** The terms that money of a package is counted by, frozen at the sale. */
export interface Terms {
  readonly id: string;
  /** The selling location, where its deferred revenue stands. */
  readonly locationId: string;
  readonly currency: string;
  readonly priceMinor: number;
  /** All of them, bonus ones included. */
  readonly sessions: number;
}

/** What is left of a package: sessions, and the deferred revenue that stands against them. */
export interface Left {
  readonly balance: number;
  readonly deferredMinor: number;
}

/** The deferred revenue that belongs to so many sessions left: the price less what was recognised, halves up (README). */
export function deferredOf(terms: Pick<Terms, 'priceMinor' | 'sessions'>, balance: number): number {
  return terms.priceMinor - recognisedAfter(terms.priceMinor, terms.sessions, terms.sessions - balance);
}

/** The value of taking so many sessions off what is left; it brings the deferred revenue exactly to what the rest is worth. */
export function valueOf(terms: Pick<Terms, 'priceMinor' | 'sessions'>, left: Left, sessions: number): number {
  return left.deferredMinor - deferredOf(terms, left.balance - sessions);
}

type Head = Pick<Entry, 'id' | 'businessOn'> & { readonly why?: string };

const at = (terms: Terms, account: Line['account']) => ({ account, locationId: terms.locationId, holderId: terms.id });

/** A sale: what is owed to the club, what the club owes in sessions. */
export function saleEntry(terms: Terms, head: Head): Entry {
  const { currency, priceMinor, sessions, locationId, id } = terms;
  return {
    ...head,
    kind: 'SALE',
    subjectId: id,
    locationId,
    lines: [
      ...transfer(currency, priceMinor, at(terms, 'RECEIVABLE'), at(terms, 'DEFERRED')),
      ...transfer(SESSION, sessions, at(terms, 'CREDITS_HELD'), at(terms, 'CREDITS_ISSUED')),
    ],
  };
}

/** Money taken for a sale. */
export function paymentEntry(terms: Terms, payment: { id: string; amountMinor: number }, head: Head): Entry {
  return {
    ...head,
    kind: 'PAYMENT',
    subjectId: payment.id,
    locationId: terms.locationId,
    lines: transfer(terms.currency, payment.amountMinor, at(terms, 'CASH'), at(terms, 'RECEIVABLE')),
  };
}

/** What goes back: sessions at their value, money as far as it was paid; what was never paid is not asked for any more. */
export function refundEntry(
  terms: Terms,
  refund: { sessions: number; valueMinor: number; amountMinor: number; openMinor: number },
  head: Head,
): Entry {
  const { sessions, valueMinor, amountMinor } = refund;
  const forgiven = Math.min(amountMinor, refund.openMinor);
  const { currency: unit } = terms;
  return {
    ...head,
    kind: 'REFUND',
    subjectId: terms.id,
    locationId: terms.locationId,
    lines: withoutZeros([
      { ...at(terms, 'DEFERRED'), unit, amount: valueMinor },
      { ...at(terms, 'REFUNDS'), unit, amount: amountMinor - valueMinor },
      { ...at(terms, 'RECEIVABLE'), unit, amount: 0 - forgiven },
      { ...at(terms, 'CASH'), unit, amount: forgiven - amountMinor },
      ...transfer(SESSION, sessions, at(terms, 'CREDITS_RETURNED'), at(terms, 'CREDITS_HELD')),
    ]),
  };
}

/** The expiry takes what is left: breakage of the selling location. */
export function lapseEntry(terms: Terms, left: Left, head: Head): Entry {
  return {
    ...head,
    kind: 'LAPSE',
    subjectId: terms.id,
    locationId: terms.locationId,
    lines: [
      ...transfer(terms.currency, left.deferredMinor, at(terms, 'DEFERRED'), {
        account: 'BREAKAGE',
        locationId: terms.locationId,
      }),
      ...transfer(SESSION, left.balance, at(terms, 'CREDITS_LAPSED'), at(terms, 'CREDITS_HELD')),
    ],
  };
}

/** Sessions that go from one package into another at the value they have there; a replacement may count them anew. */
export function moveEntry(
  from: Terms,
  to: Terms,
  moved: { readonly sessions: number; readonly valueMinor: number },
  head: Head,
): Entry {
  return {
    ...head,
    kind: 'MOVE',
    subjectId: to.id,
    locationId: from.locationId,
    lines: [
      ...transfer(from.currency, moved.valueMinor, at(from, 'DEFERRED'), at(to, 'DEFERRED')),
      ...withoutZeros([
        { ...at(from, 'CREDITS_HELD'), unit: SESSION, amount: 0 - moved.sessions },
        { ...at(to, 'CREDITS_HELD'), unit: SESSION, amount: to.sessions },
        { ...at(to, 'CREDITS_ISSUED'), unit: SESSION, amount: moved.sessions - to.sessions },
      ]),
    ],
  };
}

/** A cent that the correction of an earlier session left on the wrong side: what is deferred is what the rest is worth. */
export function roundingEntry(terms: Terms, cents: number, head: Head & { locationId: string }): Entry {
  return {
    ...head,
    kind: 'ROUNDING',
    subjectId: terms.id,
    lines: transfer(terms.currency, cents, at(terms, 'DEFERRED'), {
      account: 'RECOGNISED',
      locationId: head.locationId,
    }),
  };
}

/** A session with its four effects in one entry: balance, deferred and recognised revenue, pay. */
export function sessionEntry(
  session: { readonly id: string; readonly locationId: string; readonly trainerId: string },
  from: { readonly terms: Terms; readonly valueMinor: number } | null,
  effect: SessionEffect,
  pay: SessionPay,
  head: Head,
): Entry {
  const there = { locationId: session.locationId, staffId: session.trainerId };
  const spent = { account: 'CREDITS_SPENT', ...there } as const;
  return {
    ...head,
    kind: effect.kind,
    subjectId: session.id,
    locationId: session.locationId,
    lines: [
      ...(from
        ? [
            ...transfer(from.terms.currency, from.valueMinor, at(from.terms, 'DEFERRED'), {
              account: 'RECOGNISED',
              ...there,
            }),
            ...transfer(SESSION, 1, { ...spent, holderId: from.terms.id }, at(from.terms, 'CREDITS_HELD')),
          ]
        : transfer(SESSION, 1, spent, { account: 'CREDITS_ISSUED', locationId: session.locationId })),
      ...transfer(
        pay.currency,
        pay.amountMinor,
        { account: 'PAY_EXPENSE', ...there },
        { account: 'PAY_OWED', ...there },
      ),
    ],
  };
}

/** Whether the last valid day is over. */
export function isLapsed(expiresOn: Day | null, today: Day): boolean {
  return expiresOn !== null && expiresOn < today;
}
