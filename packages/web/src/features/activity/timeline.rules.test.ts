import { describe, expect, it } from '@jest/globals';
import { bareVerb, byDay, verbKey } from './timeline.rules.ts';

describe('a member’s story', () => {
  it('has words for a verb, and reads one without words as it stands', () => {
    expect(verbKey('consultation.set')).toBe('story.consultation.set');
    expect(verbKey('session.logged')).toBeNull();
    expect(bareVerb('session.taken-back')).toBe('session taken back');
  });

  it('stands under the days on which it happened, in its order', () => {
    const entries = ['2026-11-18 b', '2026-11-18 a', '2026-11-02 c'];
    expect(byDay(entries, (entry) => entry.slice(0, 10))).toEqual([
      { day: '2026-11-18', entries: ['2026-11-18 b', '2026-11-18 a'] },
      { day: '2026-11-02', entries: ['2026-11-02 c'] },
    ]);
    expect(byDay([], String)).toEqual([]);
  });
});
