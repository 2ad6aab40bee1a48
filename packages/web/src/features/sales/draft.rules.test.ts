import { describe, expect, it } from '@jest/globals';
import { type Draft, missing, type Part, percentLeft, priceOf, withAnother, without } from './draft.rules.ts';

const part = (key: string, percent: number | null, staffId: string | null = key): Part => ({ key, staffId, percent });
const draft = (like: Partial<Draft> = {}): Draft => ({
  offerId: 'pt10',
  own: null,
  priceMinor: null,
  parts: [part('a', 100)],
  soldOn: '',
  instalments: null,
  firstOn: '',
  collectedMinor: null,
  method: 'card',
  ...like,
});

describe('The sellers of a sale', () => {
  it('get what is left when one more is named, and share evenly when nothing is', () => {
    const percents = (parts: readonly Part[]) => parts.map(({ percent }) => percent);
    expect(percents(withAnother([part('a', 60)], 'b'))).toEqual([60, 40]);
    expect(percents(withAnother([part('a', 100)], 'b'))).toEqual([50, 50]);
    expect(percents(withAnother([part('a', 50), part('b', 50)], 'c'))).toEqual([34, 33, 33]);
  });

  it('stay whole when one leaves', () => {
    expect(without([part('a', 60), part('b', 40)], 'b')).toEqual([part('a', 100)]);
    expect(percentLeft(without([part('a', 34), part('b', 33), part('c', 33)], 'a'))).toBe(0);
  });
});

describe('A sale that is being typed', () => {
  const offers = [{ id: 'pt10', priceMinor: 90_000 }] as unknown as NonNullable<
    Parameters<typeof priceOf>[1]
  >['offers'];

  it('asks the list price of whoever may give no discount, and otherwise what is typed', () => {
    const listOnly = { offers, discountLimitBp: 0 };
    const free = { offers, discountLimitBp: 1_500 };
    expect([
      priceOf(draft(), listOnly),
      priceOf(draft({ priceMinor: 1 }), listOnly),
      priceOf(draft({ offerId: null }), listOnly),
      priceOf(draft({ priceMinor: 80_000 }), free),
      priceOf(draft(), free),
      priceOf(draft(), null),
    ]).toEqual([90_000, 90_000, null, 80_000, null, null]);
  });

  it('says what is missing, one thing at a time', () => {
    const of = (like: Partial<Draft>, price: number | null = 90_000) => missing(draft(like), price);
    expect([
      of({}),
      of({ offerId: null }),
      of({ offerId: null, own: { item: 'Six months', sessions: null, validDays: null } }),
      of({}, null),
      of({ parts: [part('a', 50), part('b', 50, null)] }),
      of({ parts: [part('a', 50), part('b', 49)] }),
      of({ parts: [part('a', 100), part('b', 0)] }),
      of({ collectedMinor: 90_001 }),
    ]).toEqual([null, 'offer', 'offer', 'price', 'sellers', 'split', 'split', 'collected']);
  });
});
