import { describe, expect, it } from '@jest/globals';
import { linesOf, newLine, rolesToGive, saysTheSame, toldOf, whyNotLine } from './roles.rules.ts';

const harbor = { id: 'harbor' };

describe('The roles of a person in the form', () => {
  it('name the last day on which a role is held, and tell the server the first on which it is not', () => {
    const held = [{ role: 'TRAINER' as const, from: '2026-03-01', until: '2026-12-01', location: harbor }];
    const lines = linesOf(held, []);
    expect(lines[0]).toMatchObject({ last: '2026-11-30', isOld: true });
    expect(toldOf(lines)).toEqual([{ role: 'TRAINER', locationId: 'harbor', from: '2026-03-01', until: '2026-12-01' }]);
  });

  it('begin today where no day is written, and go on until somebody ends them', () => {
    expect(toldOf([newLine('1', 'FRONT_DESK', 'harbor')])).toEqual([{ role: 'FRONT_DESK', locationId: 'harbor' }]);
  });

  it('of an owner and an accountant are held everywhere', () => {
    expect(toldOf([newLine('1', 'OWNER', 'harbor'), newLine('2', 'ACCOUNTANT', 'harbor')])).toEqual([
      { role: 'OWNER', locationId: null },
      { role: 'ACCOUNTANT', locationId: null },
    ]);
  });

  it('do not end before they begin, nor on a day that is over', () => {
    const line = newLine('1', 'TRAINER', 'harbor');
    const why = (from: string, last: string) => whyNotLine({ ...line, from, last }, '2026-11-18');
    expect([why('2026-12-01', '2026-11-30'), why('2026-01-01', '2026-11-17'), why('', '2026-11-17')]).toEqual([
      'backwards',
      'past',
      'backwards',
    ]);
    expect([why('', '2026-11-18'), why('2026-12-01', ''), why('2026-12-01', '2026-12-01')]).toEqual([null, null, null]);
  });

  it('are changed only where they say something else', () => {
    const lines = linesOf([], [{ role: 'MANAGER', from: '2026-12-01', until: null, location: harbor }]);
    expect(saysTheSame(lines, [...lines])).toBe(true);
    expect(saysTheSame(lines, [{ ...lines[0]!, last: '2026-12-31' }])).toBe(false);
  });

  it('that a manager gives are those below manager', () => {
    expect(rolesToGive(false)).toEqual(['TRAINER', 'FRONT_DESK']);
    expect(rolesToGive(true)).toContain('OWNER');
  });
});
