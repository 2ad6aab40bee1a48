import { describe, expect, it } from '@jest/globals';
import { aChange, aCount, aRate } from '../../../dev/figures.builder.ts';
import { figureSentence, speak, speakChange } from './figure.ts';

describe('A rate is said as its sample allows', () => {
  it('nobody to count is a dash', () => {
    expect(speak(aRate('CLOSE_RATE_30', 0, 0))).toEqual({ value: '–', fraction: null, interval: null });
  });

  it('fewer than five is the fraction alone', () => {
    expect(speak(aRate('CLOSE_RATE_30', 3, 4))).toEqual({ value: '3 of 4', fraction: null, interval: null });
  });

  it('fewer than twenty has its likely range', () => {
    expect(speak(aRate('CLOSE_RATE_30', 7, 17))).toEqual({
      value: '41%',
      fraction: '7 of 17',
      interval: '22–64% likely',
    });
  });

  it('twenty and more is the percentage with its fraction', () => {
    expect(speak(aRate('SHOW_RATE', 60, 83))).toEqual({ value: '72%', fraction: '60 of 83', interval: null });
  });

  it('the server’s word decides, not the numbers', () => {
    expect(speak(aRate('SHOW_RATE', 60, 83, { speech: 'FRACTION' })).value).toBe('60 of 83');
  });
});

describe('A change', () => {
  it('is in points, with an arrow and a word', () => {
    const change = aChange(aRate('SHOW_RATE', 60, 83), aRate('SHOW_RATE', 50, 84));
    expect(speakChange(change)).toEqual({ arrow: '↑', signed: false, words: '13 points up', tone: 'up' });
  });

  it('within chance says so and has no colour', () => {
    const change = aChange(aRate('SHOW_RATE', 60, 83), aRate('SHOW_RATE', 57, 83));
    expect(speakChange(change)).toEqual({
      arrow: '+',
      signed: true,
      words: '4 points, normal variation',
      tone: 'muted',
    });
  });

  it('of a cohort that may still turn is not said', () => {
    expect(
      speakChange(aChange(aRate('CLOSE_RATE_30', 3, 30, { soFar: true }), aRate('CLOSE_RATE_30', 12, 30))),
    ).toBeNull();
  });

  it('of money is money, and more unlogged consultations are no good news', () => {
    const sales = aChange(
      aCount('SALES_MONEY', 250_000, { currency: 'GBP' }),
      aCount('SALES_MONEY', 300_000, { currency: 'GBP' }),
    );
    expect(speakChange(sales)).toMatchObject({ words: '£500 down', tone: 'down' });
    expect(
      speakChange(aChange(aCount('UNLOGGED_CONSULTATIONS', 6), aCount('UNLOGGED_CONSULTATIONS', 2))),
    ).toMatchObject({ tone: 'muted' });
  });
});

it('A link to a figure says all of it to those who do not see it', () => {
  const figure = aRate('CLOSE_RATE_30', 7, 17, { soFar: true });
  expect(figureSentence(figure, 'Noor Baran')).toBe('Close rate, Noor Baran: 41%, 7 of 17, 22–64% likely, so far');
});
