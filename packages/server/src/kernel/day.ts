import { Temporal } from 'temporal-polyfill';

/** A calendar date at a location, `YYYY-MM-DD`. Compares as text. */
export type Day = string;
/** A wall-clock date and time at a location, `YYYY-MM-DDTHH:MM` (seconds optional), without a zone. */
export type LocalTime = string;

/** Both days in. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Whether Intl knows this IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/.test(zone) && !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

/** Whether a text is a real calendar date. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The local date of an instant in a zone. */
export function dayAt(instant: Date, zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The local wall-clock time of an instant in a zone, to the minute. */
export function localTimeAt(instant: Date, zone: string): LocalTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/**
 * The instant of a local time. An ambiguous hour (the autumn change) takes the earlier instant; an hour that does not
 * exist (the spring change) gives null, which the caller refuses (README, "Time, truth and undo").
 */
export function instantOf(local: LocalTime, zone: string): Date | null {
  let wall: Temporal.PlainDateTime;
  try {
    wall = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch {
    return null;
  }
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(wall) ? new Date(zoned.epochMilliseconds) : null;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same day of the month `months` later, or that month's last where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** The calendar month `YYYY-MM` as a period. */
export function monthPeriod(month: string): Period {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return { from: first.toString(), to: first.add({ months: 1 }).subtract({ days: 1 }).toString() };
}

/** The same days one month earlier, clipped to that month's length: what a month so far is compared with. */
export function monthBefore(period: Period): Period {
  const back = (day: Day) => Temporal.PlainDate.from(day).subtract({ months: 1 });
  const to = Temporal.PlainDate.from(period.to);
  const wholeMonth = to.day === to.daysInMonth && Temporal.PlainDate.from(period.from).day === 1;
  const end = back(period.to);
  return { from: back(period.from).toString(), to: (wholeMonth ? end.with({ day: end.daysInMonth }) : end).toString() };
}
