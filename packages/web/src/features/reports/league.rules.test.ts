import { describe, expect, it } from '@jest/globals';
import { aChange, aCount, aRate } from '../../../dev/figures.builder.ts';
import { nextSort, readSort, sortLines, writeSort, type LeagueLine } from './league.rules.ts';

const line = (name: string, rank: number | null, closed: number, shown: number, sets = 0): LeagueLine => ({
  id: name,
  name,
  rank,
  figures: [
    aChange(aRate('CLOSE_RATE_30', closed, shown), aRate('CLOSE_RATE_30', 0, 0)),
    aChange(aCount('SETS_MADE', sets), aCount('SETS_MADE', 0)),
  ],
});
const lines = [line('Ana', null, 2, 2, 9), line('Bo', 2, 3, 6, 4), line('Cy', 1, 40, 100, 4), line('Di', 3, 2, 20, 7)];
const names = (sort: Parameters<typeof sortLines>[1]) =>
  sortLines(lines, sort)
    .map(({ name }) => name)
    .join(' ');

describe('The order of trainers', () => {
  it('is the server’s rank, with those too small to rank last', () => {
    expect(names({ key: 'rank', descending: false })).toBe('Cy Bo Di Ana');
  });

  it('by close rate goes by what is sure, not by the luckiest few', () => {
    expect(names({ key: 'close', descending: true })).toBe('Cy Bo Di Ana');
    expect(names({ key: 'close', descending: false })).toBe('Di Bo Cy Ana');
  });

  it('by a count keeps everybody in it, and names decide where it is even', () => {
    expect(names({ key: 'sets', descending: true })).toBe('Ana Di Bo Cy');
  });
});

describe('The order in the address', () => {
  it('is read and written the same way, and the usual one needs no word', () => {
    expect(writeSort(readSort('-close'))).toBe('-close');
    expect(writeSort(readSort('nonsense'))).toBeUndefined();
  });

  it('starts with the best, turns round, and ranks again', () => {
    const first = nextSort({ key: 'rank', descending: false }, 'show');
    const second = nextSort(first, 'show');
    expect([first, second, nextSort(second, 'show')]).toEqual([
      { key: 'show', descending: true },
      { key: 'show', descending: false },
      { key: 'rank', descending: false },
    ]);
  });
});
