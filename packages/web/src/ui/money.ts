import { viewerLocale } from './locale.ts';

/**
 * Money as the reader writes it. The amount comes in minor units; the currency knows how many of them make one. Whole
 * amounts are written without decimals when `whole` is asked for (tiles), never rounded away silently in a list.
 */
export function spellMoney(amountMinor: number, currency: string, whole = false): string {
  const format = new Intl.NumberFormat(viewerLocale(), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = decimalText(amountMinor, digits);
  if (!whole) return format.format(text);
  return new Intl.NumberFormat(viewerLocale(), { style: 'currency', currency, maximumFractionDigits: 0 }).format(text);
}

/** Minor units as a decimal numeral: shifting the point in text loses nothing, dividing would. */
function decimalText(amountMinor: number, digits: number): Intl.StringNumericLiteral {
  const sign = amountMinor < 0 ? '-' : '';
  const units = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const text = digits === 0 ? units : `${units.slice(0, -digits)}.${units.slice(-digits)}`;
  return `${sign}${text}` as Intl.StringNumericLiteral;
}

/** How many decimals a currency has: 2 for most, 0 for the yen. */
export function fractionDigitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as it stands in a field, without the currency: minor units with the point at its place. */
export const writeMoney = (amountMinor: number, digits: number): string => decimalText(amountMinor, digits);

/** Minor units of a typed amount, in either notation (1,234.50 and 1.234,50); null when it is none, or too fine. */
export function readMoney(typed: string, digits: number): number | null {
  const bare = typed.replaceAll(/[\s\u00a0'’]/g, '');
  const at = decimalMarkIn(bare);
  const whole = at === null ? bare : bare.slice(0, at);
  const fraction = at === null ? '' : bare.slice(at + 1);
  if (!/^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(whole) || !/^\d*$/.test(fraction)) return null;
  if (fraction.length > digits) return null;
  const amount = Number(whole.replaceAll(/[.,]/g, '') + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
}

/** Where the decimals begin: at the last mark, unless it is the only kind there and what follows are three figures. */
function decimalMarkIn(bare: string): number | null {
  const at = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (at < 0) return null;
  const marks = bare.replaceAll(/\d/g, '');
  const oneKind = new Set(marks).size === 1;
  const groups = oneKind && (marks.length > 1 || bare.length - at - 1 === 3);
  return groups ? null : at;
}
