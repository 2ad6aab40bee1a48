import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../kernel/index.ts';
import { inferKind, isRescinded, judgeHistory, type PackageFacts } from './history.rules.ts';

const bought = (id: string, soldOn: Day, like: Partial<PackageFacts> = {}): PackageFacts => ({
  id,
  soldOn,
  soldAt: new Date(`${soldOn}T12:00:00Z`),
  intro: false,
  kind: 'NEW',
  kindInferred: true,
  priceMinor: 70_000,
  sessions: 10,
  expiresOn: addDays(soldOn, 120),
  refundedOn: null,
  refundedMinor: null,
  fate: { used: 0, endedOn: like.expiresOn === undefined ? addDays(soldOn, 120) : like.expiresOn },
  ...like,
});
const kindsOf = (packages: PackageFacts[]) =>
  Object.fromEntries([...judgeHistory(packages)].map(([id, { kind }]) => [id, kind]));

describe('the kind of a sale that nobody stated', () => {
  it('is new for the first paid package, an intro or a gift before it notwithstanding', () => {
    const intro = bought('a', '2026-05-01', { intro: true, priceMinor: 9_900 });
    const gift = bought('b', '2026-05-02', { priceMinor: 0 });
    expect(kindsOf([intro, gift, bought('c', '2026-05-20')])).toEqual({ a: 'INTRO', b: 'NEW', c: 'NEW' });
  });

  it('is a renewal up to 30 days after the last package expired, and a reactivation from the 31st', () => {
    const first = bought('a', '2026-01-01', { expiresOn: '2026-03-01' });
    expect(kindsOf([first, bought('b', '2026-03-31')])['b']).toBe('RENEWAL');
    expect(kindsOf([first, bought('b', '2026-04-01')])['b']).toBe('REACTIVATION');
  });

  it('goes by the day the last session was used when that came before the expiry', () => {
    const like = { sessions: 2, expiresOn: '2026-12-31' };
    const usedUp = bought('a', '2026-01-01', { ...like, fate: { used: 2, endedOn: '2026-01-10' } });
    expect(kindsOf([usedUp, bought('b', '2026-02-09')])['b']).toBe('RENEWAL');
    expect(kindsOf([usedUp, bought('b', '2026-02-10')])['b']).toBe('REACTIVATION');
    const running = bought('a', '2026-01-01', { ...like, fate: { used: 1, endedOn: '2026-12-31' } });
    expect(kindsOf([running, bought('b', '2026-06-01')])['b']).toBe('RENEWAL');
  });

  it('leaves rescinded sales and corrections out of what came earlier', () => {
    const rescinded = bought('a', '2026-05-01', { refundedOn: '2026-05-15', refundedMinor: 70_000 });
    const correction = bought('b', '2026-05-02', { kind: 'REPLACEMENT', kindInferred: false });
    expect(kindsOf([rescinded, correction, bought('c', '2026-05-20')])['c']).toBe('NEW');
  });

  it('keeps a stated kind, whatever the history says', () => {
    expect(
      kindsOf([bought('a', '2026-05-01'), bought('b', '2026-05-02', { kind: 'UPGRADE', kindInferred: false })])['b'],
    ).toBe('UPGRADE');
  });

  it('is judged anew when an older sale comes to light', () => {
    const late = bought('b', '2026-05-20');
    expect(kindsOf([late])['b']).toBe('NEW');
    expect(kindsOf([late, bought('a', '2026-05-01')])['b']).toBe('RENEWAL');
  });
});

describe('a rescinded sale', () => {
  const refunded = (on: Day, minor = 70_000, used = 0) =>
    bought('a', '2026-05-01', { refundedOn: on, refundedMinor: minor, fate: { used, endedOn: on } });

  it('is one fully refunded by the 14th day with no session of it taken', () => {
    expect(isRescinded(refunded('2026-05-15'))).toBe(true);
    expect(isRescinded(refunded('2026-05-16'))).toBe(false);
    expect(isRescinded(refunded('2026-05-10', 69_999))).toBe(false);
    expect(isRescinded(refunded('2026-05-10', 70_000, 1))).toBe(false);
  });
});

describe('the kinds of a member’s sales', () => {
  it('make the earliest paid one new, and no other', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, (offsets) => {
        const packages = offsets.map((n) => bought(`p${n}`, addDays('2026-01-01', n)));
        const fresh = packages.filter((sold) => inferKind(sold, packages) === 'NEW').map(({ id }) => id);
        expect(fresh).toEqual([`p${Math.min(...offsets)}`]);
      }),
    );
  });
});
