import { describe, expect, it } from '@jest/globals';
import { instantAt, later, likelyStart, wallAt } from './times.rules.ts';

const NEW_YORK = 'America/New_York';

describe('The clock of a place', () => {
  it('shows its own day and hour, midnight as nought', () => {
    expect(wallAt(new Date('2026-11-19T05:00:00Z'), NEW_YORK)).toEqual({ day: '2026-11-19', time: '00:00' });
    expect(wallAt(new Date('2026-11-19T04:59:00Z'), NEW_YORK)).toEqual({ day: '2026-11-18', time: '23:59' });
  });

  it('goes on over midnight', () => {
    expect(later('2026-12-31', '23:45', 45)).toEqual({ day: '2027-01-01', time: '00:30' });
    expect(later('2026-11-18', '10:00', 45)).toEqual({ day: '2026-11-18', time: '10:45' });
  });

  it('offers the next half hour that is an hour away: less would be a walk-in', () => {
    expect(likelyStart(new Date('2026-11-18T15:00:00Z'), NEW_YORK).time).toBe('11:00');
    expect(likelyStart(new Date('2026-11-18T15:01:00Z'), NEW_YORK).time).toBe('11:30');
    expect(likelyStart(new Date('2026-11-19T03:50:00Z'), NEW_YORK)).toEqual({ day: '2026-11-19', time: '00:00' });
  });

  it('names the instant of an hour: the first of one that comes twice, none for one that the clocks skip', () => {
    const at = (day: string, time: string, zone = NEW_YORK) => instantAt(day, time, zone)?.toISOString() ?? null;
    expect(at('2026-11-18', '10:00')).toBe('2026-11-18T15:00:00.000Z');
    expect(at('2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2027-03-14', '02:30')).toBeNull();
    expect(at('2026-11-18', '10:00', 'Asia/Kolkata')).toBe('2026-11-18T04:30:00.000Z');
    expect(at('2026-11-18', '', NEW_YORK)).toBeNull();
  });
});
