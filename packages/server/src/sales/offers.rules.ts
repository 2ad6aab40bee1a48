import { type Day, foldText, InvalidInput, isCurrency, isDay } from '../kernel/index.ts';

/** What an entry of the price list says. Prices are net, in minor units. */
export interface OfferTerms {
  readonly name: string;
  readonly intro?: boolean;
  readonly sessions: number;
  readonly bonusSessions?: number;
  readonly priceMinor: number;
  readonly currency: string;
  readonly validDays?: number | null;
  readonly services?: readonly string[];
}

const NAME_LENGTH = 200;
/** More sessions than anybody buys at once; keeps a slip of the finger out. */
export const SESSIONS_LIMIT = 10_000;
const VALID_DAYS_LIMIT = 36_500;

const wrong = (field: string, message: string, mend: string): InvalidInput => new InvalidInput(field, message, mend);
const within = (value: number, from: number, to: number): boolean =>
  Number.isSafeInteger(value) && value >= from && value <= to;

/** What is wrong with the size of a package: sessions, bonus, price, validity, services; null when nothing is. */
export function whyNotTerms(terms: Omit<OfferTerms, 'name' | 'currency'>): InvalidInput | null {
  const { sessions, bonusSessions = 0, priceMinor, validDays = null, services } = terms;
  if (!within(sessions, 1, SESSIONS_LIMIT))
    return wrong('sessions', 'A package has at least one session.', `Give 1 to ${SESSIONS_LIMIT}.`);
  if (!within(bonusSessions, 0, SESSIONS_LIMIT)) {
    return wrong('bonusSessions', 'Bonus sessions are never fewer than none.', `Give 0 to ${SESSIONS_LIMIT}.`);
  }
  if (!within(priceMinor, 0, Number.MAX_SAFE_INTEGER)) {
    return wrong('priceMinor', 'A price is never below zero.', 'Give whole minor units (cents), zero or more.');
  }
  if (validDays !== null && !within(validDays, 1, VALID_DAYS_LIMIT)) {
    return wrong(
      'validDays',
      'A package is valid for at least a day.',
      'Give a number of days, or none where it never expires.',
    );
  }
  if (
    services &&
    (services.length === 0 ||
      services.length > 20 ||
      services.some((service) => !service.trim() || service.length > 100))
  ) {
    return wrong('services', 'A package covers at least one service.', 'Name 1 to 20 services.');
  }
  return null;
}

/** What is wrong with an entry of the price list; null when nothing is. */
export function whyNotOffer(terms: OfferTerms): InvalidInput | null {
  if (foldText(terms.name) === '' || terms.name.length > NAME_LENGTH) {
    return wrong('name', 'An offer has a name.', `Give 1 to ${NAME_LENGTH} characters.`);
  }
  if (!isCurrency(terms.currency))
    return wrong('currency', 'There is no such currency.', 'Give its code, such as USD.');
  return whyNotTerms(terms);
}

/** What is wrong with the days on which an entry holds; null when nothing is. */
export function whyNotHeld(from: Day, until: Day | null): InvalidInput | null {
  if (!isDay(from)) return wrong('from', 'That day does not exist.', 'Write it as 2026-11-18.');
  if (until === null) return null;
  if (!isDay(until)) return wrong('until', 'That day does not exist.', 'Write it as 2026-11-18.');
  return until > from
    ? null
    : wrong('until', 'It would end before it begins.', 'Give a later day: the first one on which it is off the list.');
}
