import { describe, expect, it } from '@jest/globals';
import { comparedPeriodOf, periodOf } from './period.rules.ts';

const before = { compare: 'before' } as const;

describe('The days of the board', () => {
  it('this month runs to yesterday', () => {
    expect(periodOf({ period: 'this-month', ...before }, '2026-11-20')).toEqual({
      from: '2026-11-01',
      to: '2026-11-19',
    });
  });

  it('on the first of a month, this month is the one that ended yesterday', () => {
    expect(periodOf({ period: 'this-month', ...before }, '2026-11-01')).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
    });
    expect(periodOf({ period: 'last-month', ...before }, '2026-11-01')).toEqual({
      from: '2026-09-01',
      to: '2026-09-30',
    });
  });

  it('the last thirty days are thirty and do not hold today', () => {
    expect(periodOf({ period: 'last-30-days', ...before }, '2026-03-20')).toEqual({
      from: '2026-02-18',
      to: '2026-03-19',
    });
  });

  it('own days hold where they make sense, else it is this month', () => {
    const own = { period: 'custom', from: '2026-05-04', to: '2026-05-10', ...before } as const;
    expect(periodOf(own, '2026-11-20')).toEqual({ from: '2026-05-04', to: '2026-05-10' });
    expect(periodOf({ ...own, to: '2026-05-01' }, '2026-11-20')).toEqual({ from: '2026-11-01', to: '2026-11-19' });
  });
});

describe('The days to compare with', () => {
  it('part of a month is compared with the same days of the month before', () => {
    expect(comparedPeriodOf({ period: 'this-month', ...before }, '2026-11-20')).toEqual({
      from: '2026-10-01',
      to: '2026-10-19',
    });
  });

  it('a whole month is compared with a whole month, however long', () => {
    expect(comparedPeriodOf({ period: 'last-month', ...before }, '2026-04-15')).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
  });

  it('other days are compared with as many days just before', () => {
    const week = { period: 'custom', from: '2026-05-04', to: '2026-05-10', ...before } as const;
    expect(comparedPeriodOf(week, '2026-11-20')).toEqual({ from: '2026-04-27', to: '2026-05-03' });
  });

  it('or any days with those of a year earlier', () => {
    const year = { period: 'this-month', compare: 'year' } as const;
    expect(comparedPeriodOf(year, '2026-11-20')).toEqual({ from: '2025-11-01', to: '2025-11-19' });
  });
});
