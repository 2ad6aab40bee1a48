import { dayText, type Diary, weekdayOf, type WallClock } from './calendar.rules.ts';
import type { OfferCast, PlaceCast, TrainerCast } from './cast.rules.ts';
import type { Dice } from './dice.rules.ts';
import type { DemoRows } from './rows.rules.ts';

/** A trainer with an id; `from` is the day since when they are here. */
export interface Trainer extends TrainerCast {
  readonly id: string;
  readonly from: number;
}

/** A club with its ids and its clock. */
export interface Place {
  readonly id: string;
  readonly cast: PlaceCast;
  readonly clock: WallClock;
  readonly managerId: string;
  readonly frontDeskId: string;
  readonly trainers: readonly Trainer[];
}

/** What everybody who invents shares: the dice, the trainers' hours, the rows so far, and the day that has not happened. */
export interface Inventing {
  readonly dice: Dice;
  readonly diary: Diary;
  readonly rows: DemoRows;
  readonly today: number;
  readonly offers: readonly (OfferCast & { readonly id: string })[];
}

/** A member on the way through the funnel; the last two change on it. */
export interface Guest {
  readonly memberId: string;
  readonly place: Place;
  readonly joined: number;
  /** The last day on which something happened with them. */
  busyUntil: number;
  /** Bought a package that counts as paid. */
  isClient: boolean;
}

/** A moment of a day at a place. */
export interface Slot {
  readonly day: number;
  readonly at: Date;
}

/** Those who were already here that day; everybody if the day lies before all of them. */
export function trainersOn(place: Place, day: number): (readonly [Trainer, number])[] {
  const here = place.trainers.filter(({ from }) => from <= day);
  return (here.length > 0 ? here : place.trainers).map((trainer) => [trainer, trainer.weight] as const);
}

/** Hours as people like them: early, at lunch, after work. */
const HOURS = [
  [6, 5],
  [7, 8],
  [8, 6],
  [9, 6],
  [10, 6],
  [11, 5],
  [12, 7],
  [13, 4],
  [14, 4],
  [15, 5],
  [16, 8],
  [17, 12],
  [18, 12],
  [19, 8],
  [20, 3],
] as const;

/** A free hour of the trainer on that day or one of the next; `fromHour` keeps the first day's hours late enough. */
export function freeSlot(world: Inventing, place: Place, trainerId: string, wanted: number, fromHour = 6): Slot {
  const { dice, diary } = world;
  for (let day = wanted, first = fromHour; ; day++, first = 6) {
    // Sundays are quiet.
    if (weekdayOf(day) === 0 && day > wanted && dice.chance(0.7)) continue;
    for (let tries = 0; tries < 12; tries++) {
      const hour = dice.weighted(HOURS);
      if (hour >= first && diary.take(trainerId, day, hour)) return { day, at: place.clock.at(day, hour * 60) };
    }
  }
}

/** The instant as the tables take it. */
export function stamp(at: Date): string {
  return at.toISOString();
}

/** A moment between opening and closing. */
export function anyMoment(
  world: Inventing,
  place: Place,
  day: number,
  hours: readonly [number, number] = [9, 19],
): Date {
  return place.clock.at(day, world.dice.between(hours[0] * 12, hours[1] * 12) * 5);
}

/** Keeps the guest's last busy day. */
export function touch(guest: Guest, day: number): void {
  guest.busyUntil = Math.max(guest.busyUntil, day);
}

export { dayText };
