import { describe, expect, it } from '@jest/globals';
import { aChange, aRate } from '../../../dev/figures.builder.ts';
import { heatOf, readPins, readSort, togglePin, type ComparedLine } from './compare.ts';

const line = (id: string, part: number, whole: number, more: object = {}): ComparedLine => ({
  location: { id, name: id },
  trainer: null,
  rank: null,
  trend: [],
  figures: [aChange(aRate('SHOW_RATE', part, whole, more), aRate('SHOW_RATE', part, whole))],
});

describe('Lines side by side', () => {
  it('are coloured where the sample speaks as a percentage and is closed, from three of them on', () => {
    const lines = [
      line('a', 30, 60),
      line('b', 45, 60),
      line('c', 60, 60),
      line('d', 3, 3),
      line('e', 55, 60, { soFar: true }),
    ];
    expect([...heatOf(lines, 'SHOW_RATE')]).toEqual([
      ['a', 0],
      ['b', 0.5],
      ['c', 1],
    ]);
    expect(heatOf(lines.slice(0, 2), 'SHOW_RATE').size).toBe(0);
    expect(heatOf([line('a', 9, 60), line('b', 9, 60), line('c', 9, 60)], 'SHOW_RATE').size).toBe(0);
  });

  it('are ordered as the address says, by rank where it says nothing that is known', () => {
    expect(readSort('-close')).toEqual({ word: 'close', name: 'CLOSE_RATE_30', descending: true });
    expect(readSort('name').name).toBe('NAME');
    expect([readSort(undefined).name, readSort('-rank').name, readSort('x').name]).toEqual(['RANK', 'RANK', 'RANK']);
  });

  it('are pinned two at a time, the older one giving way', () => {
    expect(readPins('a.b.c')).toEqual(['a', 'b']);
    expect([togglePin([], 'a'), togglePin(['a'], 'b'), togglePin(['a', 'b'], 'c')]).toEqual(['a', 'a.b', 'b.c']);
    expect([togglePin(['a', 'b'], 'a'), togglePin(['a'], 'a')]).toEqual(['b', undefined]);
  });
});
