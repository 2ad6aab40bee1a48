import { addDays, type Day } from '../../kernel/index.ts';
import { type Entry, isDatedFor, type Mirror, openDay } from '../../ledger/postings.rules.ts';
import { type Choosable, choosePackage, isFrozenOn } from './choose-package.rules.ts';
import type { BookPackage, BookSession, MemberBooks, Posted } from './member-books.ts';
import {
  deferredOf,
  isLapsed,
  lapseEntry,
  paymentEntry,
  refundEntry,
  roundingEntry,
  saleEntry,
  sessionEntry,
  valueOf,
} from './package-entries.rules.ts';
import { effectOf } from './session-effect.rules.ts';
import { payOf, type SessionPay } from './session-pay.rules.ts';

/** The link from a session to what was drawn from it. */
export interface Drawn {
  readonly id: string;
  readonly packageId: string | null;
  readonly entryId: string | null;
  readonly drawnVersion: number | null;
  readonly unfunded: boolean;
}

/** What a session earned, with the entry that says so. */
export interface PaidSession extends SessionPay {
  readonly id: string;
  readonly sessionId: string;
  readonly entryId: string;
  readonly staffId: string;
  readonly locationId: string;
  readonly earnedOn: Day;
}

/** What is to be posted so that the books say what the facts say; nothing where they do already. */
export interface BooksPlan {
  readonly entries: Entry[];
  readonly mirrors: Mirror[];
  readonly pay: PaidSession[];
  readonly sessions: Drawn[];
}

/** A package while its books are planned. */
interface Account {
  readonly sold: BookPackage;
  balance: number;
  deferredMinor: number;
  receivableMinor: number;
  posted: Posted[];
  /** Where and when something of it was turned back last: a cent that this leaves over goes the same way. */
  turnedBack: { readonly locationId: string; readonly businessOn: Day } | null;
}

const moneyBack = ({ receivableMinor, cashMinor }: Posted): number => 0 - receivableMinor - cashMinor;
const sum = <T>(list: readonly T[], of: (each: T) => number): number =>
  list.reduce((total, each) => total + of(each), 0);

/** The refunds of a package that stand, the latest first. */
const refundsOf = ({ posted }: Account): Posted[] => posted.filter(({ kind }) => kind === 'REFUND').reverse();

/** How much money and how many sessions have gone back. */
function givenBack(account: Account): { money: number; sessions: number } {
  const refunds = refundsOf(account);
  return { money: sum(refunds, moneyBack), sessions: sum(refunds, ({ held }) => -held) };
}

/** How much money should have gone back, and whether that is all of it: then nothing is left of the package. */
function wantedBack({ refundedOn, refundedMinor, priceMinor }: BookPackage): {
  wantedMinor: number;
  wholePrice: boolean;
} {
  if (refundedOn === null) return { wantedMinor: 0, wholePrice: false };
  return { wantedMinor: refundedMinor ?? 0, wholePrice: (refundedMinor ?? 0) >= priceMinor };
}

/** Whether what was posted for a sale still says what the sale says. What was moved on is not unwound by a file. */
function isAsSold(sold: BookPackage, posted: readonly Posted[]): boolean {
  const sale = posted.find(({ kind }) => kind === 'SALE');
  if (!sale || posted.some(({ kind, held }) => kind === 'MOVE' && held < 0)) return true;
  const sameMoney =
    sale.deferredMinor === sold.priceMinor && (sold.priceMinor === 0 || sale.currency === sold.currency);
  const sameTerms = sale.held === sold.sessions && sale.locationId === sold.locationId;
  return sameMoney && sameTerms && isDatedFor(sale.businessOn, sold.soldOn, sold.closedThrough);
}

/** What an entry adds to each package that it names. */
export function effectsOf(entry: Entry): Posted[] {
  const { id, kind, subjectId, locationId, businessOn, lines } = entry;
  const holders = new Set(lines.flatMap(({ holderId }) => holderId ?? []));
  return [...holders].map((packageId) => {
    const of = (account: string) =>
      sum(
        lines.filter((line) => line.holderId === packageId && line.account === account),
        ({ amount }) => amount,
      );
    const currency =
      lines.find(({ account, holderId }) => account === 'DEFERRED' && holderId === packageId)?.unit ?? null;
    return {
      ...{ id, kind, subjectId, locationId, businessOn, packageId, currency },
      held: of('CREDITS_HELD'),
      deferredMinor: 0 - of('DEFERRED'),
      receivableMinor: of('RECEIVABLE'),
      cashMinor: of('CASH'),
    };
  });
}

function choosableOf({ sold, balance, posted }: Account): Choosable {
  const lapsed = sum(
    posted.filter(({ kind }) => kind === 'LAPSE'),
    ({ held }) => -held,
  );
  const wholePrice = sold.refundedOn !== null && (sold.refundedMinor ?? 0) >= sold.priceMinor;
  return { ...sold, left: balance + lapsed, closedAfter: wholePrice ? sold.refundedOn : null };
}

/** Plans one member's books. Every step looks at what stands and adds what is missing, so a second plan is empty. */
class Planner {
  readonly plan: BooksPlan = { entries: [], mirrors: [], pay: [], sessions: [] };
  readonly #accounts = new Map<string, Account>();
  readonly #unposted = new Set<string>();

  constructor(
    readonly books: MemberBooks,
    readonly newId: () => string,
  ) {
    for (const sold of books.packages)
      this.#accounts.set(sold.id, {
        sold,
        balance: 0,
        deferredMinor: 0,
        receivableMinor: 0,
        posted: [],
        turnedBack: null,
      });
    for (const posted of books.posted) this.#book(posted);
  }

  #book(posted: Posted): void {
    const account = this.#accounts.get(posted.packageId);
    if (!account) return;
    account.posted.push(posted);
    account.balance += posted.held;
    account.deferredMinor += posted.deferredMinor;
    account.receivableMinor += posted.receivableMinor;
  }

  #post(entry: Entry): void {
    if (entry.lines.length === 0) return;
    this.plan.entries.push(entry);
    for (const posted of effectsOf(entry)) this.#book(posted);
  }

  #mirror(entry: Pick<Posted, 'id' | 'kind' | 'subjectId' | 'locationId' | 'businessOn'>, closed: Day | null): void {
    this.#unposted.add(entry.id);
    const { kind, subjectId, locationId, businessOn } = entry;
    const day = openDay(businessOn, closed);
    this.plan.mirrors.push({ id: this.newId(), reversesId: entry.id, kind, subjectId, locationId, businessOn: day });
    for (const account of this.#accounts.values()) {
      for (const posted of account.posted.filter(({ id }) => id === entry.id)) {
        account.balance -= posted.held;
        account.deferredMinor -= posted.deferredMinor;
        account.receivableMinor -= posted.receivableMinor;
        account.turnedBack = { locationId, businessOn: day };
      }
      account.posted = account.posted.filter(({ id }) => id !== entry.id);
    }
  }

  /** Packages that were taken back, or whose terms a file corrected, lose all that was posted for them. */
  takeBackPackages(): void {
    for (const { sold, posted } of this.#accounts.values()) {
      if (!sold.voided && isAsSold(sold, posted)) continue;
      for (const entry of [...posted].reverse()) this.#mirror(entry, sold.closedThrough);
    }
  }

  openPackages(): void {
    for (const { sold, posted } of this.#accounts.values()) {
      if (sold.voided || posted.some(({ kind, held }) => kind === 'SALE' || (kind === 'MOVE' && held > 0))) continue;
      // What was moved here is opened by the move; a correction of its terms has taken nothing back.
      if (sold.originPackageId !== null) continue;
      this.#post(saleEntry(sold, { id: this.newId(), businessOn: openDay(sold.soldOn, sold.closedThrough) }));
    }
  }

  settlePayments(): void {
    for (const payment of this.books.payments) {
      const account = this.#accounts.get(payment.packageId);
      if (!account) continue;
      const { sold } = account;
      const posted = account.posted.find(({ kind, subjectId }) => kind === 'PAYMENT' && subjectId === payment.id);
      const owed = !payment.voided && !sold.voided;
      if (posted && !owed) this.#mirror(posted, sold.closedThrough);
      if (!posted && owed) {
        const businessOn = openDay(payment.collectedOn, sold.closedThrough);
        this.#post(paymentEntry(sold, payment, { id: this.newId(), businessOn }));
      }
    }
  }

  /** Sessions whose facts moved since they were drawn, or whose package went, are turned back first, and drawn after that. */
  settleSessions(): void {
    const due = this.books.sessions.filter((session) => this.#isDue(session));
    for (const session of due) {
      const { entryId, entryOn, entryKind, entryLocationId } = session;
      if (entryId === null || this.#unposted.has(entryId) || !entryOn || !entryKind || !entryLocationId) continue;
      const entry = {
        id: entryId,
        kind: entryKind,
        subjectId: session.id,
        locationId: entryLocationId,
        businessOn: entryOn,
      };
      this.#mirror(entry, session.closedThrough);
    }
    for (const session of due) this.#draw(session);
  }

  #isDue(session: BookSession): boolean {
    const { entryId, drawnVersion, version, voided, unfunded } = session;
    if (entryId !== null) return voided || drawnVersion !== version || this.#unposted.has(entryId);
    return unfunded || (!voided && effectOf(session, session.policy) !== null);
  }

  #draw(session: BookSession): void {
    const effect = session.voided ? null : effectOf(session, session.policy);
    const account = effect?.takesFromPackage ? this.#coverOf(session) : null;
    const id = effect && (account || !effect.takesFromPackage) ? this.newId() : null;
    const drawn = {
      id: session.id,
      packageId: account?.sold.id ?? null,
      entryId: id,
      drawnVersion: id === null ? null : session.version,
      unfunded: effect !== null && id === null,
    };
    if (id !== null || session.entryId !== null || drawn.unfunded !== session.unfunded) this.plan.sessions.push(drawn);
    if (!effect || id === null) return;
    if (account) this.#revive(account);
    const valueMinor = account ? valueOf(account.sold, account, 1) : 0;
    const pay = payOf({ ...session, unitValueMinor: valueMinor, payBp: effect.payBp });
    const businessOn = openDay(session.heldOn, session.closedThrough);
    this.#post(sessionEntry(session, account && { terms: account.sold, valueMinor }, effect, pay, { id, businessOn }));
    const { trainerId: staffId, locationId } = session;
    this.plan.pay.push({
      id: this.newId(),
      sessionId: session.id,
      entryId: id,
      staffId,
      locationId,
      earnedOn: businessOn,
      ...pay,
    });
  }

  #coverOf(session: BookSession): Account | null {
    const candidates = [...this.#accounts.values()].filter(({ sold }) => !sold.voided).map(choosableOf);
    const chosen = choosePackage(candidates, {
      day: session.heldOn,
      service: session.service,
      before: session.packageId,
    });
    return chosen ? (this.#accounts.get(chosen.id) ?? null) : null;
  }

  /** A session told of after the expiry that still was within it: what lapsed comes back first. */
  #revive(account: Account): void {
    const lapse = account.posted.find(({ kind }) => kind === 'LAPSE');
    if (lapse) this.#mirror(lapse, account.sold.closedThrough);
  }

  closePackages(): void {
    for (const account of this.#accounts.values()) {
      if (account.sold.voided) continue;
      this.#reviveExtended(account);
      this.#turnBackRefunds(account);
      this.#spreadCents(account);
      this.#refund(account);
      this.#lapse(account);
    }
  }

  #reviveExtended(account: Account): void {
    const { sold, posted } = account;
    const lapse = posted.find(({ kind }) => kind === 'LAPSE');
    if (!lapse) return;
    const moved =
      sold.expiresOn === null || !isDatedFor(lapse.businessOn, addDays(sold.expiresOn, 1), sold.closedThrough);
    if (moved || !isLapsed(sold.expiresOn, sold.today)) this.#mirror(lapse, sold.closedThrough);
  }

  #spreadCents(account: Account): void {
    const { sold } = account;
    const cents = account.deferredMinor - deferredOf(sold, account.balance);
    if (cents === 0) return;
    const where = account.turnedBack ?? { locationId: sold.locationId, businessOn: sold.today };
    const head = { id: this.newId(), ...where };
    this.#post(roundingEntry(sold, cents, head));
  }

  /** Refunds that went further than the facts do, or are dated otherwise, are turned back, the latest first. */
  #turnBackRefunds(account: Account): void {
    const { sold } = account;
    const { wantedMinor, wholePrice } = wantedBack(sold);
    let { money, sessions } = givenBack(account);
    for (const [place, refund] of refundsOf(account).entries()) {
      const isTooMuch = money > wantedMinor || (!wholePrice && sessions > sold.refundedSessions);
      const isMoved = place === 0 && !isDatedFor(refund.businessOn, sold.refundedOn ?? '', sold.closedThrough);
      if (!isTooMuch && !isMoved) break;
      this.#mirror(refund, sold.closedThrough);
      money -= moneyBack(refund);
      sessions += refund.held;
    }
  }

  #refund(account: Account): void {
    const { sold } = account;
    if (sold.refundedOn === null) return;
    const { wantedMinor, wholePrice } = wantedBack(sold);
    const { money, sessions } = givenBack(account);
    const more = wholePrice ? account.balance : Math.min(account.balance, sold.refundedSessions - sessions);
    if (money >= wantedMinor && more <= 0) return;
    const valueMinor = valueOf(sold, account, more);
    const refund = { sessions: more, valueMinor, amountMinor: wantedMinor - money, openMinor: account.receivableMinor };
    const businessOn = openDay(sold.refundedOn, sold.closedThrough);
    this.#post(refundEntry(sold, refund, { id: this.newId(), businessOn }));
  }

  #lapse(account: Account): void {
    const { sold } = account;
    if (account.balance === 0 || sold.expiresOn === null || !isLapsed(sold.expiresOn, sold.today)) return;
    if (isFrozenOn(sold.freezes, sold.expiresOn)) return;
    const businessOn = openDay(addDays(sold.expiresOn, 1), sold.closedThrough);
    this.#post(lapseEntry(sold, account, { id: this.newId(), businessOn }));
  }
}

/**
 * What is missing in a member's books, and what has to be turned back, so that they say what the facts say: sales, payments,
 * sessions in the order they happened, refunds and expiries. A member whose books are right gets an empty plan.
 */
export function planBooks(books: MemberBooks, newId: () => string): BooksPlan {
  const planner = new Planner(books, newId);
  planner.takeBackPackages();
  planner.openPackages();
  planner.settlePayments();
  planner.settleSessions();
  planner.closePackages();
  return planner.plan;
}
