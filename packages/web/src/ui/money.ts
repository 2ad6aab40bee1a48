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
