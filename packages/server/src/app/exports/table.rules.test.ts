import { describe, expect, it } from '@jest/globals';
import { guarded, inMajorUnits } from './table.rules.ts';

describe('what leaves the house in a table', () => {
  it.each(['=1+1', '+1 555 0101', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
    'a spreadsheet never runs a text: %j',
    (text) => expect(guarded(text)).toBe(`'${text}`),
  );

  it.each(['Ann', 'a=b', '', ' =1', "'=1", 'mail@club.example'])('any other text stays as it is: %j', (text) =>
    expect(guarded(text)).toBe(text),
  );

  it('says money in whole units, by the digits of its currency', () => {
    expect([inMajorUnits(123_450, 'USD'), inMajorUnits(123_450, 'JPY'), inMajorUnits(-1_005, 'KWD')]).toEqual([
      1234.5, 123_450, -1.005,
    ]);
    expect([inMajorUnits(null, 'USD'), inMajorUnits(5, null)]).toEqual([null, null]);
  });
});
