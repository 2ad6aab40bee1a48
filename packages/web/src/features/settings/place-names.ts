import { viewerLocale } from '../../ui/locale.ts';

interface Named {
  readonly value: string;
  readonly label: string;
}

const byLabel = (a: Named, b: Named) => a.label.localeCompare(b.label);
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that stand for no country, though there are words for them. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ']);

/** Every time zone that the browser knows, with its time now: America/Denver, GMT-7. */
export function timeZones(): readonly Named[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')}` }));
}

/** Every currency by its code and name: USD – US Dollar. */
export function currencies(): readonly Named[] {
  const names = new Intl.DisplayNames(viewerLocale(), { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? code}`,
  }));
}

/** Every country by its name. */
export function countries(): readonly Named[] {
  const names = new Intl.DisplayNames(viewerLocale(), { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code))
    .flatMap((code) => {
      const label = names.of(code);
      return label === undefined ? [] : [{ value: code, label }];
    })
    .sort(byLabel);
}

/** A country in the reader's words. */
export const countryName = (code: string): string =>
  new Intl.DisplayNames(viewerLocale(), { type: 'region' }).of(code) ?? code;

/** What a clock there shows now, with the zone's name: 16:05 MST. */
export const clockIn = (timeZone: string): string =>
  new Intl.DateTimeFormat(viewerLocale(), {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date());
