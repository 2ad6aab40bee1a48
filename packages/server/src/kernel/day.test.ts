import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  dayAt,
  daysBetween,
  instantOf,
  isDay,
  isTimeZone,
  localTimeAt,
  monthBefore,
  monthPeriod,
} from './day.ts';

describe('a day at a location', () => {
  it('is the calendar date in the location’s zone, not in UTC', () => {
    expect(dayAt(new Date('2026-11-01T03:30:00Z'), 'America/Denver')).toBe('2026-10-31');
    expect(localTimeAt(new Date('2026-08-01T03:30:00Z'), 'America/New_York')).toBe('2026-07-31T23:30');
  });

  it('takes the earlier instant of an hour that comes twice', () => {
    expect(instantOf('2026-11-01T01:30', 'America/New_York')?.toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  it('refuses an hour that does not exist', () => {
    expect(instantOf('2026-03-08T02:30', 'America/New_York')).toBeNull();
    expect(instantOf('2026-13-45T02:30', 'America/New_York')).toBeNull();
  });

  it('knows real dates and zones from invented ones', () => {
    expect(['2026-02-28', '2026-02-29', '13/45/2026'].map(isDay)).toEqual([true, false, false]);
    expect(['America/Denver', 'UTC', 'Mars/Olympus', '+02:00'].map(isTimeZone)).toEqual([true, true, false, false]);
  });

  it('counts days over a change of clocks', () => {
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('compares a month so far with the same days before, and a whole month with the whole month before', () => {
    expect(monthBefore({ from: '2026-11-01', to: '2026-11-18' })).toEqual({ from: '2026-10-01', to: '2026-10-18' });
    expect(monthBefore(monthPeriod('2026-02'))).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(monthBefore({ from: '2026-03-01', to: '2026-03-30' })).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  });
});
