import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMoney, currencyDigits, money, recognisedAfter, splitMoney } from './money.ts';

describe('money', () => {
  it('spreads the odd cents of twelve sessions for 1,000.00 as the worked figures say', () => {
    expect([1, 2, 3, 12].map((used) => recognisedAfter(100000, 12, used))).toEqual([8333, 16667, 25000, 100000]);
  });

  it('never adds two currencies, nor leaves the safe integers', () => {
    expect(() => addMoney(money(1, 'USD'), money(1, 'EUR'))).toThrow('never added');
    expect(() => money(2 ** 53, 'USD')).toThrow('safe integer');
  });

  it('knows how many digits a currency has', () => {
    expect(['USD', 'JPY', 'KWD'].map(currencyDigits)).toEqual([2, 0, 3]);
  });

  it('splits without losing or inventing a cent', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 0, max: 10_000 }), (amount, part) => {
        const parts = splitMoney(amount, [part, 10_000 - part]);
        expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBe(amount);
      }),
    );
  });
});
