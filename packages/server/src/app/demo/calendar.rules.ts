import { instantOf, present, type Day } from '../../kernel/index.ts';

const DAY_MS = 86_400_000;

/** Days counted from 1 January 1970: the inventing adds and compares tens of thousands of them. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The day of a number, `YYYY-MM-DD`. */
export function dayText(day: number): Day {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (day + 4) % 7;
}

/** The wall clock of one time zone, for hours of the day at which clocks are never changed. */
export class WallClock {
  readonly #offsets = new Map<number, number>();

  constructor(readonly zone: string) {}

  /** The instant of a minute of the day (opening hours: 05:00 or later). */
  at(day: number, minute: number): Date {
    let offset = this.#offsets.get(day);
    if (offset === undefined) {
      const noon = present(instantOf(`${dayText(day)}T12:00`, this.zone), 'noon exists everywhere');
      offset = noon.getTime() - (day * DAY_MS + DAY_MS / 2);
      this.#offsets.set(day, offset);
    }
    return new Date(day * DAY_MS + minute * 60_000 + offset);
  }
}

/** Which hours of which trainer are taken: nobody is in two places at once. */
export class Diary {
  readonly #taken = new Set<string>();

  /** Takes the hour if it is free. */
  take(trainerId: string, day: number, hour: number): boolean {
    const key = `${trainerId} ${day} ${hour}`;
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }
}
