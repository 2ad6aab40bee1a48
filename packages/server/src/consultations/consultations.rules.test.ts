import { describe, expect, it } from '@jest/globals';
import {
  isLateCancel,
  isWalkIn,
  whyNotCancel,
  whyNotCorrect,
  whyNotMiss,
  whyNotMove,
  whyNotShow,
  type Outcome,
} from './consultations.rules.ts';

const START = new Date('2026-11-18T15:00:00Z');
const before = (minutes: number): Date => new Date(START.getTime() - minutes * 60_000);
const slot = (outcome: Outcome | null = null) => ({ startsAt: START, outcome });
const name = (why: { refusal: string } | null) => why?.refusal ?? null;

describe('a consultation', () => {
  it('is a walk-in when booked less than 60 minutes before its start, or after it', () => {
    expect([60, 59, 0, -30].map((minutes) => isWalkIn(before(minutes), START))).toEqual([false, true, true, true]);
  });

  it('is cancelled late under 24 hours before its start, by the clock', () => {
    expect([24 * 60, 24 * 60 - 1].map((minutes) => isLateCancel(before(minutes), START))).toEqual([false, true]);
  });

  it('showed half an hour early at most, and only once', () => {
    expect([31, 30, -600].map((minutes) => name(whyNotShow(slot(), before(minutes))))).toEqual([
      'TooEarly',
      null,
      null,
    ]);
    expect(name(whyNotShow(slot('NO_SHOW'), START))).toBe('ConsultationLogged');
  });

  it('is missed from its start on', () => {
    expect([1, 0].map((minutes) => name(whyNotMiss(slot(), before(minutes))))).toEqual(['TooEarly', null]);
  });

  it('moves while it has no outcome', () => {
    expect([name(whyNotMove(slot())), name(whyNotMove(slot('NO_SHOW')))]).toEqual([null, 'ConsultationLogged']);
  });

  it('is cancelled by a member before its start, by the club at any time, and never in advance of now', () => {
    const now = before(-60);
    expect(name(whyNotCancel(slot(), 'MEMBER', before(1), now))).toBeNull();
    expect(name(whyNotCancel(slot(), 'MEMBER', START, now))).toBe('InvalidInput');
    expect(name(whyNotCancel(slot(), 'CLUB', now, now))).toBeNull();
    expect(name(whyNotCancel(slot(), 'CLUB', before(-61), now))).toBe('InvalidInput');
  });

  it('is put right to what its time allows, but a move only by undoing it', () => {
    const now = before(-60);
    expect(name(whyNotCorrect(slot('NO_SHOW'), 'SHOWED', now))).toBeNull();
    expect(name(whyNotCorrect(slot('CANCELLED_BY_CLUB'), 'NO_SHOW', before(5)))).toBe('TooEarly');
    expect(name(whyNotCorrect(slot(), 'SHOWED', now))).toBe('InvalidInput');
    expect(name(whyNotCorrect(slot('RESCHEDULED'), 'SHOWED', now))).toBe('InvalidInput');
  });
});
