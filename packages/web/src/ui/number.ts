import { viewerLocale } from './locale.ts';

/** A count as the reader writes it: 1,204. */
export function spellCount(count: number): string {
  return new Intl.NumberFormat(viewerLocale()).format(count);
}

/** A percentage (0..100) as the reader writes it: 56%, 56 %; `digits` after the point, none unless asked. */
export function spellPercent(percent: number, digits = 0): string {
  return percentFormat(digits).format(percent);
}

/** A percentage in its parts, so that the sign can be set smaller than the figure. */
export function percentParts(percent: number): Intl.NumberFormatPart[] {
  return percentFormat(0).formatToParts(percent);
}

/** Two percentages as one range under one sign: 62–81%. */
export function spellPercentRange(low: number, high: number): string {
  const range = new Intl.NumberFormat(viewerLocale(), { maximumFractionDigits: 0 }).formatRange(low, high);
  const parts = percentFormat(0).formatToParts(high);
  const at = parts.findIndex(({ type }) => type === 'integer');
  return parts.map(({ value }, index) => (index === at ? range : value)).join('');
}

/** Percentage points without their sign (the arrow says it): whole from one point on, below that with one decimal. */
export function spellPoints(points: number): string {
  const size = Math.abs(points);
  return new Intl.NumberFormat(viewerLocale(), { maximumFractionDigits: size < 1 ? 1 : 0 }).format(size);
}

function percentFormat(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(viewerLocale(), {
    style: 'unit',
    unit: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
