import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideDateOrder, noDateVotes, noTrials, tryPair, tryPast, voteOnDate } from './date-order.rules.ts';
import type { DateVotes } from './date-order.rules.ts';
import { readMoment, readTime } from './dates.rules.ts';
import type { DateOrder } from './dates.rules.ts';

function votesOf(cells: readonly string[]): DateVotes {
  const votes = noDateVotes();
  cells.forEach((cell, at) => voteOnDate(votes, cell, at + 2, 'Date'));
  return votes;
}

describe('A date is read in the order of its file', () => {
  it.each([
    ['5/8/2026', 'MDY', '2026-05-08', null],
    ['5/8/2026', 'DMY', '2026-08-05', null],
    ['05.08.2026', 'DMY', '2026-08-05', null],
    ['5-8-26', 'DMY', '2026-08-05', null],
    ['5. 8. 2026', 'DMY', '2026-08-05', null],
    ['2026-05-08', 'DMY', '2026-05-08', null],
    ['2026/5/8', 'MDY', '2026-05-08', null],
    ['20260508', 'MDY', '2026-05-08', null],
    ['5/8/2026 4:45 PM', 'MDY', '2026-05-08', '16:45'],
    ['5/8/2026 12:05 AM', 'MDY', '2026-05-08', '00:05'],
    ['5/8/2026, 4:45 p.m.', 'MDY', '2026-05-08', '16:45'],
    ['5/8/2026 4pm', 'MDY', '2026-05-08', '16:00'],
    ['08.05.2026 16:45', 'DMY', '2026-05-08', '16:45'],
    ['08.05.2026 16.45 Uhr', 'DMY', '2026-05-08', '16:45'],
    ['08/05/2026 à 16h45', 'DMY', '2026-05-08', '16:45'],
    ['2026-05-08T16:45:30', 'MDY', '2026-05-08', '16:45:30'],
    ['2026-05-08 16:45:00.000', 'MDY', '2026-05-08', '16:45'],
    ['8 May 2026', 'MDY', '2026-05-08', null],
    ['May 8, 2026 4:45 PM', 'DMY', '2026-05-08', '16:45'],
    ['8-May-26', 'MDY', '2026-05-08', null],
    ['8. März 2026', 'MDY', '2026-03-08', null],
    ['8 de agosto de 2026', 'MDY', '2026-08-08', null],
    ['Fr., 08.05.2026', 'DMY', '2026-05-08', null],
    ['Fri 5/8/2026', 'MDY', '2026-05-08', null],
    ['46150', 'MDY', '2026-05-08', null],
    [46150.5, 'MDY', '2026-05-08', '12:00'],
    ['7/7/2026', 'YMD', '2026-07-07', null],
    ['29.02.2028', 'DMY', '2028-02-29', null],
  ] as const)('%s (%s) is %s %s', (cell, order, date, time) => {
    expect(readMoment(cell, order)).toEqual({ date, time, offsetMinutes: null });
  });

  it.each([
    ['2026-05-08T16:45:00Z', 0],
    ['2026-05-08T16:45:00+02:00', 120],
    ['2026-05-08T16:45-0430', -270],
  ] as const)('%s keeps its zone (%i minutes)', (cell, offsetMinutes) => {
    expect(readMoment(cell, 'MDY')).toEqual({ date: '2026-05-08', time: '16:45', offsetMinutes });
  });

  it.each([
    '13/45/2026',
    '2/30/2026',
    '29.02.2026',
    '0/5/2026',
    '5/8',
    'soon',
    '5/8/2026 25:00',
    '5/8/2026 4:75 PM',
    '13 Foo 2026',
    '5/8/1776',
    '####',
  ])('%s is no date, whatever the order', (cell) => {
    expect(readMoment(cell, 'MDY')).toBeNull();
    expect(readMoment(cell, 'DMY')).toBeNull();
  });

  it('reads times of day alone', () => {
    expect(readTime('4:45 PM')).toEqual({ time: '16:45', offsetMinutes: null });
    expect(readTime(0.5)).toEqual({ time: '12:00', offsetMinutes: null });
    expect(readTime('16')).toBeNull();
    expect(readTime('5/8/2026')).toBeNull();
  });

  it('reads any day back in either order', () => {
    const seed = Number(process.env['SEED'] ?? 20261119);
    console.info(`days: seed ${seed}`);
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        day,
        fc.constantFrom<DateOrder>('MDY', 'DMY'),
        fc.constantFrom('/', '.', '-'),
        (when, order, mark) => {
          const iso = when.toISOString().slice(0, 10);
          const [year = '', month = '', date = ''] = iso.split('-');
          const text = (
            order === 'MDY' ? [Number(month), Number(date), year] : [Number(date), Number(month), year]
          ).join(mark);
          expect(readMoment(text, order)?.date).toBe(iso);
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});

describe('The order of days and months is found once, from the whole file', () => {
  const decide = (columns: readonly (readonly string[])[], given?: DateOrder): unknown => {
    const decision = decideDateOrder(columns.map(votesOf), noTrials(), given);
    return 'order' in decision ? decision.order : decision.question;
  };

  it('takes a day above twelve for a day', () => {
    expect(decide([['5/8/2026', '5/13/2026']])).toBe('MDY');
    expect(decide([['5/8/2026', '13/5/2026']])).toBe('DMY');
  });

  it('lets one column settle the others', () => {
    expect(decide([['5/8/2026'], ['31.12.2026']])).toBe('DMY');
  });

  it('asks nothing of dates that are settled by themselves', () => {
    expect(decide([['2026-05-08', '8 May 2026', '7/7/2026', '']])).toBe('YMD');
  });

  it('does not take an impossible date for a vote', () => {
    expect(decide([['13/45/2026', '5/8/2026']])).toBe('ambiguous');
  });

  it('asks where every date can be read both ways, and gives examples', () => {
    const decision = decideDateOrder([votesOf(['5/8/2026', '6/7/2026'])], noTrials());
    expect(decision).toEqual({
      question: 'ambiguous',
      examples: [
        { rowNumber: 2, column: 'Date', value: '5/8/2026' },
        { rowNumber: 3, column: 'Date', value: '6/7/2026' },
      ],
    });
  });

  it('asks where columns contradict each other, or one contradicts itself', () => {
    expect(decide([['5/13/2026'], ['13/5/2026']])).toBe('contradictory');
    expect(decide([['5/13/2026', '13/5/2026']])).toBe('contradictory');
  });

  it('forgives a stray among many', () => {
    expect(decide([[...Array.from({ length: 40 }, () => '31/12/2026'), '12/31/2026']])).toBe('DMY');
  });

  it('follows the answer, unless the dates speak against it', () => {
    expect(decide([['5/8/2026']], 'DMY')).toBe('DMY');
    expect(decide([['5/13/2026']], 'DMY')).toBe('contradictory');
  });

  it('lets the sequence of things decide only beyond doubt', () => {
    const open = [votesOf(['5/8/2026'])];
    const trials = noTrials();
    tryPair(trials, '1/2/2026', '2/1/2026');
    tryPair(trials, '3/4/2026', '4/3/2026');
    expect(decideDateOrder(open, trials)).toHaveProperty('question');
    tryPair(trials, '5/6/2026', '6/5/2026');
    expect(decideDateOrder(open, trials)).toEqual({ order: 'MDY', because: 'sequence' });
    tryPair(trials, '6/5/2026', '5/6/2026');
    expect(decideDateOrder(open, trials)).toHaveProperty('question');
  });

  it('lets a past thing not lie in the future', () => {
    const trials = noTrials();
    for (const cell of ['1/12/2026', '2/12/2026', '3/12/2026']) tryPast(trials, cell, '2026-11-19');
    expect(decideDateOrder([votesOf(['1/12/2026'])], trials)).toEqual({ order: 'MDY', because: 'sequence' });
  });
});
