import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDecimals,
  decideNotation,
  noNotationVotes,
  notationVote,
  readNumber,
  toMinor,
  voteOnNotation,
} from './numbers.rules.ts';
import type { NotationVotes } from './numbers.rules.ts';

function votesOf(cells: readonly string[]): NotationVotes {
  const votes = noNotationVotes();
  cells.forEach((cell, at) => voteOnNotation(votes, cell, at + 2, 'Amount'));
  return votes;
}

describe('An amount is read as the file means it', () => {
  it.each([
    ['1,234.50', '.', '1234.5'],
    ['1.234,50', ',', '1234.5'],
    ['1 234,50', ',', '1234.5'],
    ['1\u00a0234,50', ',', '1234.5'],
    ['1\u202f234\u202f567,05', ',', '1234567.05'],
    ["1'300.50", '.', '1300.5'],
    ['($20.00)', '.', '-20'],
    ['-50.00', '.', '-50'],
    ['50.00-', '.', '-50'],
    ['−50.00', '.', '-50'],
    ['$-20', '.', '-20'],
    ['-$20', '.', '-20'],
    ['€ 1.300,00', ',', '1300'],
    ['1.300,00 €', ',', '1300'],
    ['USD 20.00', '.', '20'],
    ['20,00 EUR', ',', '20'],
    ['US$1,300.00', '.', '1300'],
    ['1.300,-', ',', '1300'],
    ['1,00,000.50', '.', '100000.5'],
    ['.5', '.', '0.5'],
    ['007', '.', '7'],
    ['-0.00', '.', '0'],
    ['10%', '.', '10'],
    ['0,10', ',', '0.1'],
  ] as const)('%s with decimal "%s" is %s', (text, mark, decimal) => {
    expect(readNumber(text, mark)?.decimal).toBe(decimal);
  });

  it.each(['', 'abc', '1,30.00', '1.2.3', '12,34', '1,2345.00', '20 sessions of 2', '1e5', '--5', '=1+1', '5/8'])(
    '"%s" is no amount with a decimal point',
    (text) => expect(readNumber(text, '.')).toBeNull(),
  );

  it('names the currency that the cell names, and none for a sign that several share', () => {
    expect(readNumber('20,00 €', ',')?.currency).toBe('EUR');
    expect(readNumber('KWD 12.500', '.')?.currency).toBe('KWD');
    expect(readNumber('$20', '.')?.currency).toBeNull();
  });

  it('takes a number cell of a workbook as it is, whatever the column uses', () => {
    expect(readNumber(1.234, ',')?.decimal).toBe('1.234');
    expect(readNumber(0.1 + 0.2, ',')?.decimal).toBe('0.3');
    expect(readNumber(Number.NaN, '.')).toBeNull();
    expect(readNumber(1e300, '.')).toBeNull();
  });
});

describe('Minor units follow the currency', () => {
  it.each([
    ['1300.5', 2, 130050],
    ['1300', 0, 1300],
    ['12.5', 3, 12500],
    ['-50', 2, -5000],
    ['0', 2, 0],
  ] as const)('%s with %i decimals is %i', (decimal, digits, minor) => expect(toMinor(decimal, digits)).toBe(minor));

  it('does not round away what a currency cannot hold, nor lose what a number cannot', () => {
    expect(toMinor('1.5', 0)).toBeNull();
    expect(toMinor('1.005', 2)).toBeNull();
    expect(toMinor('99999999999999', 2)).toBe(9999999999999900 > Number.MAX_SAFE_INTEGER ? null : 9999999999999900);
    expect(toMinor('1.2.3', 2)).toBeNull();
  });

  it('adds exactly', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(addDecimals('-50', '49.5')).toBe('-0.5');
  });
});

describe('The decimal mark is decided from the whole column', () => {
  it.each([
    ['1,300.00', 'point'],
    ['1.300,00', 'comma'],
    ['0.5', 'point'],
    ['12,5', 'comma'],
    ['1.300.000', 'comma'],
    ['1.234', 'open'],
    ['1,300', 'open'],
    ['1300', 'none'],
    ['', 'none'],
  ] as const)('%s says %s', (cell, vote) => expect(notationVote(cell)).toBe(vote));

  it.each([
    [['1.234', '12,50'], ',', 'column'],
    [['1.234', '12.50'], '.', 'column'],
    [['1.234', '2.500'], ',', 'whole-thousands'],
    [['1,300', '2,500'], '.', 'whole-thousands'],
    [['KWD 1.234', 'KWD 2.500'], '.', 'column'],
    [['700', '1300'], '.', 'no-marks'],
  ] as const)('%j has the mark "%s", by %s', (cells, mark, because) => {
    const votes = votesOf(cells);
    expect(decideNotation(votes, [votes])).toEqual({ mark, because });
  });

  it('takes another column of the file for a witness', () => {
    expect(decideNotation(votesOf(['1.234']), [votesOf(['1.234']), votesOf(['32,00'])])).toEqual({
      mark: ',',
      because: 'file',
    });
  });

  it('asks when a column uses both, and forgives one stray in twenty', () => {
    expect(decideNotation(votesOf(['1,300.00', '700,00']), [])).toHaveProperty('question', 'contradictory');
    expect(decideNotation(votesOf([...Array.from({ length: 20 }, () => '1.300,00'), '1.5']), [])).toHaveProperty(
      'mark',
      ',',
    );
  });

  it('reads any amount back in either notation', () => {
    const seed = Number(process.env['SEED'] ?? 20261119);
    console.info(`amounts: seed ${seed}`);
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_99, max: 9_999_999_99 }),
        fc.constantFrom('.', ',' as const),
        (minor, mark) => {
          const sign = minor < 0 ? '-' : '';
          const whole = Math.trunc(Math.abs(minor) / 100).toString();
          const cents = String(Math.abs(minor) % 100).padStart(2, '0');
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, mark === '.' ? ',' : '.');
          const read = readNumber(`${sign}${grouped}${mark}${cents}`, mark === '.' ? '.' : ',');
          expect(read === null ? null : toMinor(read.decimal, 2)).toBe(minor === 0 ? 0 : minor);
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
