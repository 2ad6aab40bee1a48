import { describe, expect, it } from '@jest/globals';
import { spellDate } from '../../ui/day.ts';
import { storyOf } from './figure-rows.ts';

describe('the story of a row', () => {
  it('is told with the reader’s own dates, and without one on the row’s own day', () => {
    const [set, bought] = ['2026-11-02', '2026-11-07'];
    expect(
      storyOf({
        events: [
          { what: 'SET', on: set, item: null },
          { what: 'SHOWED', on: null, item: null },
          { what: 'BOUGHT', on: bought, item: 'PT 10' },
        ],
      }),
    ).toBe(`set ${spellDate(set)}, showed, bought PT 10 ${spellDate(bought)}`);
    expect(storyOf({ events: [{ what: 'BOUGHT', on: bought, item: null }] })).toBe(
      `bought a package ${spellDate(bought)}`,
    );
    expect(storyOf({ events: [] })).toBe('');
  });
});
