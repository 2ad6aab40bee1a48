import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, daysFromTo, isDay, lastOfMonth, spellDay, spellPeriod, todayIn } from './day.ts';
import { spellMoney } from './money.ts';
import { spellPercent, spellPercentRange, spellPoints } from './number.ts';

describe('Numbers as the reader writes them', () => {
  it('say a percentage whole, and a range under one sign', () => {
    expect(spellPercent(56.3)).toBe('56%');
    expect(spellPercent(98.1, 1)).toBe('98.1%');
    expect(spellPercentRange(61.6, 80.9)).toBe('62–81%');
  });

  it('say points whole, and with a decimal below one', () => {
    expect([-8.2, 0.4, 12].map(spellPoints)).toEqual(['8', '0.4', '12']);
  });

  it('keep every minor unit of money, whatever the currency has of them', () => {
    expect(spellMoney(133_333, 'GBP')).toBe('£1,333.33');
    expect(spellMoney(-5, 'GBP')).toBe('-£0.05');
    expect(spellMoney(1500, 'JPY')).toBe('JP¥1,500');
    expect(spellMoney(2_846_050, 'GBP', true)).toBe('£28,461');
    expect(spellMoney(9_007_199_254_740_991, 'GBP')).toBe('£90,071,992,547,409.91');
  });
});

describe('Days', () => {
  it('are written out with their weekday, and periods with both ends', () => {
    expect(spellDay('2026-11-19')).toBe('Thursday 19 November');
    expect(spellPeriod('2026-10-01', '2026-10-19', '2026-11-20')).toBe('1–19 Oct');
    expect(spellPeriod('2026-09-28', '2026-10-19', '2026-11-20')).toBe('28 Sept\u2009–\u200919 Oct');
    expect(spellPeriod('2025-11-01', '2025-11-19', '2026-11-20')).toBe('1–19 Nov 2025');
  });

  it('step over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(lastOfMonth('2028-02-10')).toBe('2028-02-29');
    expect(daysFromTo('2026-03-28', '2026-03-30')).toBe(3);
  });

  it('that do not exist are none', () => {
    expect(['2026-02-29', '2026-2-1', 'tomorrow', '2026-13-01'].filter(isDay)).toEqual([]);
  });

  it('begin in the location’s own zone', () => {
    const instant = new Date('2026-11-19T23:30:00Z');
    expect([todayIn('Europe/London', instant), todayIn('Pacific/Auckland', instant)]).toEqual([
      '2026-11-19',
      '2026-11-20',
    ]);
  });
});
