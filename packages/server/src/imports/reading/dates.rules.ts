// One cell to a day or a moment. Which of 5/8 is the month is decided elsewhere, once for the whole file.
import { foldText } from './fold-text.rules.ts';
import type { Cell } from './rows.rules.ts';

export type DateOrder = 'MDY' | 'DMY' | 'YMD';

export interface ReadMoment {
  readonly date: string;
  readonly time: string | null;
  readonly offsetMinutes: number | null;
}

/** A date as it stands, before an order is known: `numeric` has three numbers of which the order is open. */
export type DateShape =
  | { readonly is: 'empty' }
  | {
      readonly is: 'settled';
      readonly year: number;
      readonly month: number;
      readonly day: number;
      readonly rest: string;
    }
  | {
      readonly is: 'numeric';
      readonly a: number;
      readonly b: number;
      readonly c: number;
      readonly longYear: boolean;
      readonly rest: string;
    }
  | { readonly is: 'serial'; readonly serial: number }
  | { readonly is: 'unreadable' };

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'january jan januar janvier janv enero ene januari gennaio gen janeiro jaenner janner',
    'february feb februar fevrier fevr fev febrero februari febbraio fevereiro',
    'march mar marz mrz mars marzo maart mrt marco maerz',
    'april apr avril avr abril abr aprile',
    'may mai mayo mei maggio mag maio',
    'june jun juni juin junio giugno giu junho',
    'july jul juli juillet juil julio luglio lug julho',
    'august aug aout agosto ago augustus',
    'september sep sept septembre septiembre settembre set setembro',
    'october oct oktober okt octobre octubre ottobre ott outubro out',
    'november nov novembre noviembre novembro',
    'december dec dezember dez decembre diciembre dic dicembre dezembro',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

const SERIAL_FROM = 20_000;
const SERIAL_TO = 80_000;
const EMPTY = new Set([
  '',
  '-',
  '--',
  '—',
  '–',
  'n/a',
  'na',
  'null',
  'none',
  'never',
  'nie',
  'no expiry',
  'unlimited',
  'unbegrenzt',
  '0000-00-00',
  '#n/a',
]);

/** True for a cell that says "nothing" in a column of dates or numbers. */
export function saysNothing(cell: Cell): boolean {
  return typeof cell === 'string' && EMPTY.has(cell.trim().toLowerCase());
}

/** What a date cell could be. Reads y-m-d, ISO, months in words (six languages), Excel serials, and three numbers. */
export function dateShape(cell: Cell): DateShape {
  if (typeof cell === 'number') return serialShape(cell);
  if (saysNothing(cell)) return { is: 'empty' };
  const text = withoutWeekday(cell.replace(/[\u00a0\u202f\u2009]/g, ' ').trim());
  if (/^\d{5}(\.\d+)?$/.test(text)) return serialShape(Number(text));
  return yearFirst(text) ?? threeNumbers(text) ?? monthInWords(text) ?? { is: 'unreadable' };
}

function serialShape(serial: number): DateShape {
  return serial >= SERIAL_FROM && serial <= SERIAL_TO ? { is: 'serial', serial } : { is: 'unreadable' };
}

function withoutWeekday(text: string): string {
  const found = /^(\p{L}{2,12})\.?,?\s+(?=[\d\p{L}])/u.exec(text);
  if (found?.[1] === undefined || foldText(found[1]) in MONTHS) return text;
  return text.slice(found[0].length);
}

function yearFirst(text: string): DateShape | null {
  const found =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/s.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})(?!\d)(.*)$/s.exec(text);
  if (found === null) return null;
  return {
    is: 'settled',
    year: Number(found[1]),
    month: Number(found[3]),
    day: Number(found[4]),
    rest: found[5] ?? '',
  };
}

function threeNumbers(text: string): DateShape | null {
  const found = /^(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)(.*)$/s.exec(text);
  if (found === null) return null;
  return {
    is: 'numeric',
    a: Number(found[1]),
    b: Number(found[3]),
    c: Number(found[4]),
    longYear: (found[4] ?? '').length === 4,
    rest: found[5] ?? '',
  };
}

function monthInWords(text: string): DateShape | null {
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s\-/.]*(?:de\s+)?(\p{L}{3,10})\.?[\s\-/.,]*(?:de[l]?\s+)?(\d{4}|\d{2})(?!\d)(.*)$/su.exec(
      text,
    );
  if (dayFirst !== null) return worded(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4]);
  const monthFirst = /^(\p{L}{3,10})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?!\d)(.*)$/su.exec(text);
  return monthFirst === null ? null : worded(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4]);
}

function worded(year = '', word = '', day = '', rest = ''): DateShape | null {
  const month = MONTHS[foldText(word)];
  return month === undefined
    ? null
    : { is: 'settled', year: fullYear(Number(year), year.length > 2), month, day: Number(day), rest };
}

function fullYear(year: number, isLong: boolean): number {
  if (isLong) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** The day and, where given, the time of a cell under an order; null where it cannot be read or does not exist. */
export function readMoment(cell: Cell, order: DateOrder): ReadMoment | null {
  const shape = dateShape(cell);
  if (shape.is === 'serial') return momentOfSerial(shape.serial);
  if (shape.is !== 'settled' && shape.is !== 'numeric') return null;
  const date = shape.is === 'settled' ? isoDate(shape.year, shape.month, shape.day) : inOrder(shape, order);
  if (date === null) return null;
  const rest = shape.rest.replace(/^(\s*,\s*|\s*T\s*|\s*(um|at|a las|à)\s+|\s+|[-:]\s*)/i, '').trim();
  if (rest === '') return { date, time: null, offsetMinutes: null };
  const time = readTime(rest);
  return time === null ? null : { date, ...time };
}

function inOrder(shape: Extract<DateShape, { is: 'numeric' }>, order: DateOrder): string | null {
  const { a, b, c, longYear } = shape;
  // With the year last nothing can be year first, except that 7/7/2026 reads alike whichever way.
  if (order === 'YMD') return longYear ? (a === b ? isoDate(c, a, b) : null) : isoDate(fullYear(a, false), b, c);
  const year = fullYear(c, longYear);
  return order === 'MDY' ? isoDate(year, a, b) : isoDate(year, b, a);
}

/** The calendar day if it exists (between 1900 and 2199), as YYYY-MM-DD. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

// Serial 25,569 is 1970-01-01 in the 1900 system of workbooks.
function momentOfSerial(serial: number): ReadMoment {
  const seconds = Math.round((serial - 25_569) * 86_400);
  const iso = new Date(seconds * 1000).toISOString();
  return {
    date: iso.slice(0, 10),
    time: Number.isInteger(serial) ? null : shortTime(iso.slice(11, 19)),
    offsetMinutes: null,
  };
}

function shortTime(time: string): string {
  return time.endsWith(':00') ? time.slice(0, 5) : time;
}

const TIME =
  /^(\d{1,2})(?:\s?[:.h]\s?(\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm|a|p|uhr|hrs?|h|u)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/;

/** A time of day, 12 or 24 hours, perhaps with a zone; null where it is none ("16" alone is none). */
export function readTime(cell: Cell): { time: string; offsetMinutes: number | null } | null {
  if (typeof cell === 'number')
    return cell >= 0 && cell < 1 ? { time: fractionOfDay(cell), offsetMinutes: null } : null;
  const text = cell
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\b([ap])\.?\s?m\.?(?=\s|$)/, '$1m')
    .replace(/\[[^\]]*\]$/, '');
  const found = TIME.exec(text);
  if (found === null) return null;
  const [, hourText, minuteText, secondText, half, zone] = found;
  if (minuteText === undefined && half === undefined) return null;
  const hour = hourOf(Number(hourText), half);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (hour === null || minute > 59 || second > 59) return null;
  return { time: shortTime(`${two(hour)}:${two(minute)}:${two(second)}`), offsetMinutes: offsetOf(zone) };
}

function fractionOfDay(fraction: number): string {
  return shortTime(new Date(Math.round(fraction * 86_400) * 1000).toISOString().slice(11, 19));
}

function hourOf(hour: number, half: string | undefined): number | null {
  const isTwelve = half === 'am' || half === 'pm' || half === 'a' || half === 'p';
  if (!isTwelve) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return hour >= 13 && hour <= 23 && half?.startsWith('p') === true ? hour : null;
  return (hour % 12) + (half?.startsWith('p') === true ? 12 : 0);
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '-' ? -minutes : minutes;
}
