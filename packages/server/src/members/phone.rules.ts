import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

/**
 * A phone number as it is compared: `+` and the international digits where it can be read (in `country` when it names none),
 * else its bare digits when there are five or more, else null.
 */
export function phoneKey(phone: string | null, country: string): string | null {
  if (phone === null) return null;
  const parsed = parsePhoneNumberFromString(phone, country as CountryCode);
  const digits = phone.replace(/\D/g, '');
  return parsed?.isPossible() ? parsed.number : digits.length >= 5 ? digits : null;
}
