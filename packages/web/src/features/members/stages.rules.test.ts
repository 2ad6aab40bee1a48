import { describe, expect, it } from '@jest/globals';
import { latestEntries, type StageEntered } from './stages.rules.ts';

const entry = (id: string, change: Partial<StageEntered> = {}): StageEntered => ({
  id,
  spellId: 'now',
  stage: 'SET',
  enteredOn: '2026-11-02',
  takenBackAt: null,
  ...change,
});

describe('how far somebody came', () => {
  it('is told by what holds in the present membership, not by what was taken back or lies before it', () => {
    const history = [
      entry('holds'),
      entry('gone', { stage: 'SHOWED', takenBackAt: '2026-11-05T10:00:00Z' }),
      entry('before', { stage: 'CLOSED', spellId: 'then' }),
    ];
    expect(latestEntries(history, 'now')).toEqual({ SET: history[0] });
    expect(latestEntries(history, null)).toEqual({});
  });
});
