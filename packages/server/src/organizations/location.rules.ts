import { isCurrency, isTimeZone } from '../kernel/index.ts';

/** What a location is said to be. */
export interface LocationTerms {
  readonly name: string;
  /** IANA, such as `America/Denver`. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 3166, two capitals. */
  readonly country: string;
  /** Whether trainers see each other's figures here. */
  readonly leagueVisible: boolean;
  /** How far below list price a manager may sell here, in basis points. */
  readonly discountLimitBp: number;
}

/** What is wrong with one term, and what would be right. */
export interface TermFault {
  readonly field: keyof LocationTerms;
  readonly message: string;
  readonly mend: string;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether this is the code of a country: two capitals that stand for one (ZZ stands for none). */
export function isCountry(code: string): boolean {
  return (
    /^[A-Z]{2}$/.test(code) && !['ZZ', 'EU', 'EZ', 'UN', 'XA', 'XB'].includes(code) && regions.of(code) !== undefined
  );
}

/** The first thing that is wrong with a location's terms, or null. */
export function whyNotLocation(terms: LocationTerms): TermFault | null {
  const { name, timeZone, currency, country, discountLimitBp } = terms;
  if (name.trim() === '' || name.length > 200) {
    return {
      field: 'name',
      message: 'A location has a name of 1 to 200 characters.',
      mend: 'Write the name of the club.',
    };
  }
  if (!isTimeZone(timeZone)) {
    return {
      field: 'timeZone',
      message: `There is no time zone “${timeZone}”.`,
      mend: 'Write it like America/Denver.',
    };
  }
  if (!isCurrency(currency)) {
    return {
      field: 'currency',
      message: `There is no currency “${currency}”.`,
      mend: 'Write its three capitals, like USD.',
    };
  }
  if (!isCountry(country)) {
    return { field: 'country', message: `There is no country “${country}”.`, mend: 'Write its two capitals, like US.' };
  }
  if (!Number.isInteger(discountLimitBp) || discountLimitBp < 0 || discountLimitBp > 10_000) {
    return {
      field: 'discountLimitBp',
      message: 'A discount lies between 0 and 100 %.',
      mend: 'Write basis points from 0 to 10000.',
    };
  }
  return null;
}
