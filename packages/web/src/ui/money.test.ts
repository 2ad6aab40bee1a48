import { describe, expect, it } from '@jest/globals';
import { readMoney, writeMoney } from './money.ts';

describe('A typed amount', () => {
  it.each([
    ['1000', 100_000],
    ['1,234.50', 123_450],
    ['1.234,50', 123_450],
    ['1.234', 123_400],
    ['12.5', 1_250],
    ['0,05', 5],
    ['1 234 567,89', 123_456_789],
  ])('%s is read in either notation', (typed, minor) => {
    expect(readMoney(typed, 2)).toBe(minor);
  });

  it.each(['', 'ten', '-5', '1.2.3', '12.345,678', '9'.repeat(20)])('"%s" is none', (typed) => {
    expect(readMoney(typed, 2)).toBeNull();
  });

  it('of a currency without decimals has none', () => {
    expect(readMoney('1,200', 0)).toBe(1_200);
    expect(readMoney('12.5', 0)).toBeNull();
  });

  it('stands in its field as it was kept', () => {
    expect(writeMoney(100_000, 2)).toBe('1000.00');
    expect(writeMoney(5, 2)).toBe('0.05');
    expect(readMoney(writeMoney(123_456, 2), 2)).toBe(123_456);
  });
});
