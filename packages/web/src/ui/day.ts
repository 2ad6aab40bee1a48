import { viewerLocale } from './locale.ts';

/** A local calendar date, YYYY-MM-DD. It is nobody's instant: everything here reads it as UTC to keep it where it is. */
export type Day = string;

const MILLISECONDS_OF_A_DAY = 86_400_000;

const instantOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);

/** True for a calendar date that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const milliseconds = instantOf(text);
  return !Number.isNaN(milliseconds) && dayOf(milliseconds) === text;
}

/** Today in a time zone. */
export function todayIn(timeZone: string, now = new Date()): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(now);
}

/** `days` after a day, or before it where negative. */
export function addDays(day: Day, days: number): Day {
  return dayOf(instantOf(day) + days * MILLISECONDS_OF_A_DAY);
}

/** The same day `months` later (earlier where negative); the last day of a month that is too short for it. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1);
  const last = Date.UTC(year, month + months, 0);
  return dayOf(Math.min(first + (date - 1) * MILLISECONDS_OF_A_DAY, last));
}

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
export const lastOfMonth = (day: Day): Day => addDays(addMonths(firstOfMonth(day), 1), -1);
/** How many days lie from one to the other, both counted. */
export const daysFromTo = (from: Day, to: Day): number => (instantOf(to) - instantOf(from)) / MILLISECONDS_OF_A_DAY + 1;

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(viewerLocale(), { ...options, timeZone: 'UTC' });
}

/** Thursday, 19 November */
export function spellDay(day: Day): string {
  return format({ weekday: 'long', day: 'numeric', month: 'long' }).format(instantOf(day));
}

/** 19 Nov; with its year where that is not the year of `beside`. */
export function spellShortDay(day: Day, beside: Day = day): string {
  const year = day.slice(0, 4) === beside.slice(0, 4) ? undefined : ('numeric' as const);
  return format({ day: 'numeric', month: 'short', year }).format(instantOf(day));
}

/** 19 Nov 2026 */
export function spellDate(day: Day): string {
  return format({ day: 'numeric', month: 'short', year: 'numeric' }).format(instantOf(day));
}

/** 1–19 Nov, both days in; with the year where it is not that of `beside`. */
export function spellPeriod(from: Day, to: Day, beside: Day = to): string {
  const sameYear = from.slice(0, 4) === beside.slice(0, 4) && to.slice(0, 4) === beside.slice(0, 4);
  const year = sameYear ? undefined : ('numeric' as const);
  const parts = format({ day: 'numeric', month: 'short', year }).formatRangeToParts(instantOf(from), instantOf(to));
  // Two bare numbers stand close together (1–19 Nov); where a month is written twice the dash keeps its air.
  const bare = parts.filter(({ source }) => source === 'startRange').every(({ type }) => type === 'day');
  return parts.map(({ value }) => (bare && value.includes('–') ? value.trim() : value)).join('');
}

/** An instant as the reader's clock shows it: 08:12. */
export function spellTime(instant: Date): string {
  return new Intl.DateTimeFormat(viewerLocale(), { hour: 'numeric', minute: '2-digit' }).format(instant);
}

/** The last minute of a day as the reader writes it: 23:59. */
export function spellEndOfDay(): string {
  const lastMinute = MILLISECONDS_OF_A_DAY - 60_000;
  return format({ hour: 'numeric', minute: '2-digit' }).format(lastMinute);
}

/** The time zone of the reader's own device. */
export const viewerZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The clock of a place at an instant: 17:30, with the zone's name where the reader's own clock shows another time. */
export function spellClock(instant: string | Date, timeZone: string): string {
  const at = new Date(instant);
  const clock = (zone: string, named: boolean) =>
    new Intl.DateTimeFormat(viewerLocale(), {
      timeZone: zone,
      hour: 'numeric',
      minute: '2-digit',
      ...(named ? { timeZoneName: 'short' as const } : {}),
    }).format(at);
  return clock(timeZone, clock(timeZone, false) !== clock(viewerZone(), false));
}

/** The calendar date of a place at an instant. */
export const dayAt = (instant: string | Date, timeZone: string): Day => todayIn(timeZone, new Date(instant));

/** Day and clock of a place at an instant: Nov 19, 2026, 17:30. */
export const spellMoment = (instant: string | Date, timeZone: string): string =>
  `${spellDate(dayAt(instant, timeZone))}, ${spellClock(instant, timeZone)}`;
