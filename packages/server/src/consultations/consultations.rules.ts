import { InvalidInput } from '../kernel/index.ts';
import { ConsultationLogged, TooEarly } from './consultations.refusals.ts';

const MINUTE = 60_000;
/** Booked less than this before its start, a consultation is a walk-in: no set, and not in the show rate (README). */
export const WALK_IN_MINUTES = 60;
/** A member who cancels less than this before the start cancels late (README, consultation outcomes). */
export const LATE_HOURS = 24;
/** Members come early; a show may be marked so many minutes before the start and not sooner. */
export const EARLY_SHOW_MINUTES = 30;

/** How a consultation went. `RESCHEDULED` belongs to a slot that another slot of the chain has taken over from. */
export const OUTCOMES = ['SHOWED', 'NO_SHOW', 'CANCELLED_BY_MEMBER', 'CANCELLED_BY_CLUB', 'RESCHEDULED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why somebody who came did not buy. */
export const OBJECTIONS = ['PRICE', 'TIME', 'PARTNER', 'NOT_READY', 'HEALTH', 'ALONE', 'OTHER'] as const;
export type Objection = (typeof OBJECTIONS)[number];

/** A slot as the rules look at it. */
export interface Slot {
  readonly startsAt: Date;
  readonly outcome: Outcome | null;
}

/** Whether a booking made at one moment for another is a walk-in. A start that has passed is one as well. */
export function isWalkIn(bookedAt: Date, startsAt: Date): boolean {
  return startsAt.getTime() - bookedAt.getTime() < WALK_IN_MINUTES * MINUTE;
}

/** Whether a cancellation at a moment is late: under 24 hours before the start, by the clock and not by the calendar. */
export function isLateCancel(cancelledAt: Date, startsAt: Date): boolean {
  return startsAt.getTime() - cancelledAt.getTime() < LATE_HOURS * 60 * MINUTE;
}

/** Why the member can not have shown yet, or null. */
export function whyNotShow(slot: Slot, now: Date): ConsultationLogged | TooEarly | null {
  if (slot.outcome) return new ConsultationLogged(slot.outcome);
  const from = new Date(slot.startsAt.getTime() - EARLY_SHOW_MINUTES * MINUTE);
  return now < from ? new TooEarly('A show', from) : null;
}

/** Why the member can not have failed to come yet, or null: nobody is missing before the start. */
export function whyNotMiss(slot: Slot, now: Date): ConsultationLogged | TooEarly | null {
  if (slot.outcome) return new ConsultationLogged(slot.outcome);
  return now < slot.startsAt ? new TooEarly('A no-show', slot.startsAt) : null;
}

/** Why a slot can not be moved, or null. A no-show that is booked again is a new set, not a move. */
export function whyNotMove(slot: Slot): ConsultationLogged | null {
  return slot.outcome ? new ConsultationLogged(slot.outcome) : null;
}

/** Why it can not be cancelled so, or null. A member cancels before the start; whoever stays away after it is a no-show. */
export function whyNotCancel(
  slot: Slot,
  by: 'MEMBER' | 'CLUB',
  at: Date,
  now: Date,
): ConsultationLogged | InvalidInput | null {
  if (slot.outcome) return new ConsultationLogged(slot.outcome);
  if (at > now)
    return new InvalidInput(
      'cancelledAt',
      'That moment has not come yet.',
      'Give the moment of the cancellation, or leave it out.',
    );
  if (by === 'MEMBER' && at >= slot.startsAt)
    return new InvalidInput(
      'cancelledAt',
      'It had begun by then: that is a no-show.',
      'Mark a no-show, or give the earlier moment of the cancellation.',
    );
  return null;
}

/** Why an outcome can not be put right so, or null. */
export function whyNotCorrect(slot: Slot, to: Outcome, now: Date): InvalidInput | TooEarly | null {
  if (!slot.outcome) return new InvalidInput('outcome', 'It has no outcome yet.', 'Say how it went instead.');
  if (slot.outcome === 'RESCHEDULED' || to === 'RESCHEDULED')
    return new InvalidInput('outcome', 'A move is put right by undoing it.', 'Undo the move from the timeline.');
  if (to === 'SHOWED') return whyNotShow({ ...slot, outcome: null }, now) as TooEarly | null;
  return to === 'NO_SHOW' ? (whyNotMiss({ ...slot, outcome: null }, now) as TooEarly | null) : null;
}
