import { describe, expect, it } from '@jest/globals';
import { changeOf, figureOf } from '../funnel/index.ts';
import { linesInOrder, linesNamed, type Ordered } from './compared-order.rules.ts';

function line(name: string, rank: number | null, counted: number, inside: number, young = 0): Ordered {
  const rate = figureOf(
    { name: 'SHOW_RATE', kind: 'RATE', clock: 'SLOT_DATE' },
    { counted, inside, excluded: 0, open: 0, young, amountMinor: 0, currencies: [], median: null },
  );
  return { rank, location: null, trainer: { name }, figures: [changeOf(rate, rate, null)] };
}
const names = (lines: readonly Ordered[]) => lines.map(({ trainer }) => trainer?.name);

describe('lines side by side', () => {
  const lines = [
    line('Zoë Ueda', 2, 3, 4),
    line('Noor Baran', 1, 18, 24),
    line('Umut Eriksen', null, 10, 10),
    line('Farid Núñez', null, 20, 20, 3),
    line('Łucja Brzęk', null, 0, 0),
  ];

  it('are ordered by the lower end of a rate, and what is small or may still turn stands last, by name', () => {
    expect(names(linesInOrder(lines, 'SHOW_RATE', true))).toEqual([
      'Umut Eriksen',
      'Noor Baran',
      'Farid Núñez',
      'Łucja Brzęk',
      'Zoë Ueda',
    ]);
    expect(names(linesInOrder(lines, 'SHOW_RATE', false)).slice(0, 2)).toEqual(['Noor Baran', 'Umut Eriksen']);
    expect(names(linesInOrder(lines, 'RANK', false)).slice(0, 2)).toEqual(['Noor Baran', 'Zoë Ueda']);
    expect(names(linesInOrder(lines, 'NAME', true))[0]).toBe('Zoë Ueda');
  });

  it('are found by a part of a name, without its accents', () => {
    expect(names(linesNamed(lines, ' nunez '))).toEqual(['Farid Núñez']);
    expect(names(linesNamed(lines, 'zoe ue'))).toEqual(['Zoë Ueda']);
    expect(linesNamed(lines, null)).toHaveLength(5);
    expect(linesNamed(lines, 'nobody')).toEqual([]);
  });
});
