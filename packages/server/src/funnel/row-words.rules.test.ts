import { describe, expect, it } from '@jest/globals';
import { detailOf, eventsOf, type RowFacts } from './row-words.rules.ts';

const row = (facts: Partial<RowFacts>): RowFacts => ({
  day: '2026-11-19',
  setOn: null,
  showOn: null,
  walkInOn: null,
  saleOn: null,
  outcome: null,
  late: null,
  item: null,
  ...facts,
});
const story = (base: string, facts: Partial<RowFacts>) => detailOf(eventsOf(base, row(facts)));

describe('the story of a row', () => {
  it('tells of a newcomer when they were set and when they came, as events whose days anybody can write their own way', () => {
    const facts = { setOn: '2026-11-02', showOn: '2026-11-05' };
    expect(eventsOf('joins', row(facts))).toEqual([
      { what: 'SET', on: '2026-11-02', item: null },
      { what: 'SHOWED', on: '2026-11-05', item: null },
    ]);
    expect(story('joins', facts)).toBe('set 2026-11-02, showed 2026-11-05');
    expect(story('joins', { walkInOn: '2026-11-05' })).toBe('walked in 2026-11-05, reached without a set');
  });

  it('tells of a journey what was bought in the end', () => {
    const facts = { showOn: '2026-11-05', saleOn: '2026-11-07', item: 'PT 10' };
    expect(story('journeys', facts)).toBe('showed 2026-11-05, bought PT 10 2026-11-07');
    expect(story('journeysByTrainer', { showOn: '2026-11-05' })).toBe('showed 2026-11-05');
    expect(story('sales', { item: 'PT 10', outcome: 'NEW' })).toBe('PT 10');
  });

  it('tells of a slot how it went, and of none that is still open', () => {
    const outcomes = ['SHOWED', 'NO_SHOW', 'CANCELLED_BY_MEMBER', 'CANCELLED_BY_CLUB', 'RESCHEDULED', null];
    expect(outcomes.map((outcome) => story('slots', { outcome }))).toEqual([
      'showed',
      'no-show',
      'cancelled by the member',
      'cancelled by the club',
      'moved',
      null,
    ]);
    expect(story('slots', { setOn: '2026-11-02', outcome: 'CANCELLED_BY_MEMBER', late: true })).toBe(
      'set 2026-11-02, cancelled by the member, late',
    );
  });
});
