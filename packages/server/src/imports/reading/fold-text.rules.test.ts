import { describe, expect, it } from '@jest/globals';
import { foldText, headingKey, headingWords, nameKey, splitName } from './fold-text.rules.ts';

describe('Names and headings are compared by what they have in common', () => {
  it.each([
    ['  Zoë  ØSTER ', 'zoe oster'],
    ['Núñez', 'nunez'],
    ['Straße', 'strasse'],
    ['Yıldız', 'yildiz'],
    ['Łukasz', 'lukasz'],
  ])('%s folds to %s', (text, folded) => expect(foldText(text)).toBe(folded));

  it('finds one person behind two spellings of a name', () => {
    const comma = splitName('Ueda, Zoë');
    const spoken = splitName('ZOE  UEDA');
    expect(nameKey(comma.first, comma.last)).toBe('zoe ueda');
    expect(nameKey(spoken.first, spoken.last)).toBe('zoe ueda');
    expect(nameKey('Femi', 'van-Dijk')).toBe(nameKey('femi', 'Van Dijk'));
    expect(nameKey('Noor', 'D’Souza')).toBe(nameKey('Noor', "D'Souza"));
  });

  it.each([
    ['Ada van der Berg', 'Ada', 'van der Berg'],
    ['van der Berg, Ada', 'Ada', 'van der Berg'],
    ['Ada May Lovelace', 'Ada May', 'Lovelace'],
    ['Ada', 'Ada', ''],
  ])('%s is %s and %s', (text, first, last) => expect(splitName(text)).toEqual({ first, last }));

  it('compares headings by letters and digits, and by words in any order', () => {
    expect(headingKey('E-Mail Address')).toBe('emailaddress');
    expect(headingKey('Größe %')).toBe('grosse');
    expect(headingWords('ID of the Client')).toBe(headingWords('Client ID'));
  });
});
