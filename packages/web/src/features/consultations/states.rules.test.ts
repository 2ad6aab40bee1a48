import { describe, expect, it } from '@jest/globals';
import { type Facts, KEYS, offeredFor, stateOf } from './states.rules.ts';

const NOW = new Date('2026-11-18T15:00:00Z');
const EVERYTHING = [
  'logConsultation',
  'moveConsultation',
  'cancelConsultation',
  'closeConsultation',
  'setConsultation',
] as const;
const row = (like: Partial<Facts> = {}) => ({
  outcome: null,
  startsAt: '2026-11-18T17:00:00Z',
  objection: null,
  sale: null,
  ...like,
});

describe('Where a consultation stands', () => {
  it('is told by its hour while nobody has said how it went', () => {
    const at = (startsAt: string) => stateOf(row({ startsAt }), NOW);
    expect([
      at('2026-11-18T15:30:01Z'),
      at('2026-11-18T15:30:00Z'),
      at('2026-11-18T15:00:00Z'),
      at('2026-11-18T14:59:59Z'),
    ]).toEqual(['ahead', 'due', 'due', 'unlogged']);
  });

  it('is told by what came of it afterwards', () => {
    const sale = { id: '1', item: 'PT 10', priceMinor: 100, currency: 'USD' };
    const showed = { outcome: 'SHOWED' } as const;
    expect([
      stateOf(row(showed), NOW),
      stateOf(row({ ...showed, objection: 'PRICE' }), NOW),
      stateOf(row({ ...showed, objection: 'PRICE', sale }), NOW),
      stateOf(row({ outcome: 'NO_SHOW' }), NOW),
      stateOf(row({ outcome: 'CANCELLED_BY_CLUB' }), NOW),
    ]).toEqual(['showed', 'objected', 'closed', 'missed', 'cancelled']);
  });
});

describe('What is offered for a consultation', () => {
  it('is what can come next, the likeliest first', () => {
    expect(offeredFor(row({ startsAt: '2026-11-18T14:00:00Z' }), NOW, EVERYTHING).now).toEqual(['show', 'miss']);
    expect(offeredFor(row({ outcome: 'SHOWED' }), NOW, EVERYTHING).now).toEqual(['close', 'object']);
    expect(offeredFor(row(), NOW, EVERYTHING)).toEqual({ now: ['move'], more: ['cancel'] });
  });

  it('leaves out what the reader’s role may not do', () => {
    expect(offeredFor(row(), NOW, ['cancelConsultation'])).toEqual({ now: [], more: ['cancel'] });
    expect(offeredFor(row({ outcome: 'NO_SHOW' }), NOW, [])).toEqual({ now: [], more: [] });
  });

  it('has a key of its own for each, none of them one that walks the list', () => {
    const keys = Object.values(KEYS);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => ['j', 'k', 'x', 'g'].includes(key))).toEqual([]);
  });
});
