// How long a slot is.
import type { Cell } from './rows.rules.ts';

/** A length in whole minutes (1–1440): "45", "45 min", "0:45", "1 h 15", a workbook's fraction of a day; null otherwise. */
export function minutesOf(cell: Cell): number | null {
  if (typeof cell === 'number') return inRange(cell < 1 ? cell * 1440 : cell);
  const text = cell.trim().toLowerCase();
  const clocked = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text);
  if (clocked !== null) return inRange(Number(clocked[1]) * 60 + Number(clocked[2]));
  const hours =
    /^(\d+)(?:[.,](\d+))?\s*(?:h|hr|hrs|hours?|std|stunden?)\.?(?:\s*(\d{1,2})\s*(?:m|min|mins|minutes)?)?$/.exec(text);
  if (hours !== null) return inRange(Number(`${hours[1]}.${hours[2] ?? 0}`) * 60 + Number(hours[3] ?? 0));
  const minutes = /^(\d+)(?:[.,]0+)?\s*(?:'|m|min|mins|mn|minutes?|minuten|minutos)?\.?$/.exec(text);
  return minutes === null ? null : inRange(Number(minutes[1]));
}

function inRange(minutes: number): number | null {
  const whole = Math.round(minutes);
  return whole >= 1 && whole <= 1440 ? whole : null;
}

/** Minutes since midnight of HH:MM. */
export function clock(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
