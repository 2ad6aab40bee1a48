import { describe, expect, it } from '@jest/globals';
import { bareVerb, SUBJECTS, underDays, verbWords } from './log.rules.ts';
import { en } from '../../ui/messages/en.ts';

describe('The log', () => {
  it('says each verb in words, and one it does not know as well as it can', () => {
    expect(verbWords('consultation.set')).toBe('log.did.consultation-set');
    expect(verbWords('thing.put-away')).toBeNull();
    expect(bareVerb('thing.put-away')).toBe('thing put away');
  });

  it('has a word for everything that it is searched by', () => {
    expect(SUBJECTS.filter((subject) => !(`log.what.${subject}` in en))).toEqual([]);
  });

  it('puts lines under their days and keeps their order', () => {
    const lines = ['b2', 'b1', 'a9'];
    expect(underDays(lines, (line) => line.slice(0, 1))).toEqual([
      { day: 'b', lines: ['b2', 'b1'] },
      { day: 'a', lines: ['a9'] },
    ]);
  });
});
