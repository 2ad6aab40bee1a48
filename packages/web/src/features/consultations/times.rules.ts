import { addDays, type Day } from '../../ui/day.ts';

/** A wall-clock hour, HH:MM. */
export type Clock = string;

/** What the wall of a place shows at an instant. */
export function wallAt(instant: Date, timeZone: string): { readonly day: Day; readonly time: Clock } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` };
}

const minutesOf = (time: Clock): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const two = (count: number): string => String(count).padStart(2, '0');

/** A clock so many minutes later, and the day that it then is. */
export function later(day: Day, time: Clock, minutes: number): { readonly day: Day; readonly time: Clock } {
  const sum = minutesOf(time) + minutes;
  const ofDay = ((sum % 1440) + 1440) % 1440;
  return {
    day: addDays(day, Math.floor(sum / 1440)),
    time: `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`,
  };
}

/** The half hour that begins an hour from now or a little later: what a booking is likeliest for. */
export function likelyStart(now: Date, timeZone: string): { readonly day: Day; readonly time: Clock } {
  const { day, time } = wallAt(now, timeZone);
  const over = minutesOf(time) % 30;
  return later(day, time, 60 + (over === 0 ? 0 : 30 - over));
}

/** The instant at which the wall of a place shows this; null where the clocks skip it. Of two, the first. */
export function instantAt(day: Day, time: Clock, timeZone: string): Date | null {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // No clock is further from Greenwich than fifteen hours: the offsets on either side are all there are.
  const offsets = [-1, 1].map((side) => offsetAt(new Date(asUtc + side * 15 * 3_600_000), timeZone));
  const instants = offsets.map((offset) => new Date(asUtc - offset)).sort((a, b) => a.getTime() - b.getTime());
  return instants.find((instant) => sameWall(instant, timeZone, day, time)) ?? null;
}

function offsetAt(instant: Date, timeZone: string): number {
  const { day, time } = wallAt(instant, timeZone);
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(instant.getTime() / 60_000) * 60_000;
}

function sameWall(instant: Date, timeZone: string, day: Day, time: Clock): boolean {
  const wall = wallAt(instant, timeZone);
  return wall.day === day && wall.time === time;
}
