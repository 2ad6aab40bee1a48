// Zones, currencies and countries that exist.

/** The zone as typed if it names a place ("EST" and offsets do not follow daylight saving); null if it does not exist. */
export function zoneNamed(text: string): string | null {
  if (text !== 'UTC' && !/^[A-Za-z_]+\/[A-Za-z0-9_+\-/]+$/.test(text)) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    return null;
  }
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code that exists, upper case; null otherwise. */
export function currencyNamed(text: string): string | null {
  const code = text.toUpperCase();
  return CURRENCIES.has(code) ? code : null;
}

const REGIONS = ['en', 'de', 'fr', 'es', 'nl'].map(
  (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
);

/** A country's code, from its code or its name in five languages; null where there is none. */
export function countryNamed(text: string): string | null {
  const code = text.toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return REGIONS[0]?.of(code) === undefined ? null : code;
  const wanted = text.toLowerCase();
  for (const one of twoLetterCodes()) {
    if (REGIONS.some((names) => names.of(one)?.toLowerCase() === wanted)) return one;
  }
  return null;
}

function* twoLetterCodes(): Generator<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const one of letters) for (const other of letters) yield one + other;
}
