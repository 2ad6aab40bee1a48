import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differsBeyondChance, pointsBetween, rankByLowerBound, speechOf, sumRates, wilson } from './rate.ts';

describe('a rate', () => {
  it('has the Wilson interval of the worked figures: 3 of 4 is 30–95 %, 18 of 24 is 55–88 %', () => {
    const small = wilson({ num: 3, den: 4 });
    const large = wilson({ num: 18, den: 24 });
    expect([small?.low, small?.high].map((x) => Math.round((x ?? 0) * 100))).toEqual([30, 95]);
    expect([large?.low, large?.high].map((x) => Math.round((x ?? 0) * 100))).toEqual([55, 88]);
  });

  it('is spoken as a dash, a fraction, a percentage with its interval, or a percentage, by its size', () => {
    expect([0, 4, 5, 19, 20].map((den) => speechOf({ num: 0, den }))).toEqual([
      'DASH',
      'FRACTION',
      'INTERVAL',
      'INTERVAL',
      'PERCENT',
    ]);
  });

  it('adds up as a ratio of sums', () => {
    expect(
      sumRates([
        { num: 1, den: 2 },
        { num: 9, den: 10 },
      ]),
    ).toEqual({ num: 10, den: 12 });
  });

  it('changes in percentage points, and says nothing when one side is empty', () => {
    expect(pointsBetween({ num: 60, den: 83 }, { num: 50, den: 83 })).toBe(12);
    expect(pointsBetween({ num: 0, den: 0 }, { num: 1, den: 2 })).toBeNull();
  });

  it('never crowns fewer than five, nor a cohort that is still open', () => {
    const lines = [
      { name: 'tiny', num: 3, den: 3, mature: true },
      { name: 'open', num: 40, den: 40, mature: false },
      { name: 'large', num: 30, den: 60, mature: true },
      { name: 'lucky', num: 4, den: 5, mature: true },
    ];
    const ranks = rankByLowerBound(
      lines,
      (line) => line,
      (line) => line.mature,
    );
    expect([...ranks].map(([line, rank]) => [line.name, rank])).toEqual([
      ['large', 1],
      ['lucky', 2],
    ]);
  });

  it('moves beyond chance only when the samples are large enough to tell', () => {
    expect(differsBeyondChance({ num: 6, den: 9 }, { num: 4, den: 9 })).toBe(false);
    expect(differsBeyondChance({ num: 600, den: 900 }, { num: 400, den: 900 })).toBe(true);
  });

  it('lies within its interval whatever the sample', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (a, den) => {
        const num = Math.min(a, den);
        const band = wilson({ num, den });
        expect(band).not.toBeNull();
        expect((band?.low ?? 1) <= num / den + 1e-12 && num / den - 1e-12 <= (band?.high ?? 0)).toBe(true);
      }),
    );
  });
});
