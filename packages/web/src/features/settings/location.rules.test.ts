import { describe, expect, it } from '@jest/globals';
import { changedMeanwhile, changesOf, type LocationTerms, missingTerms, takeTheirs } from './location.rules.ts';

const before: LocationTerms = {
  name: 'Harbor',
  timeZone: 'America/New_York',
  currency: 'USD',
  country: 'US',
  leagueVisible: false,
  discountLimitBp: 500,
};

describe('A location that two people change at once', () => {
  const mine = { ...before, name: 'Harbor East ', discountLimitBp: 1_000 };
  const theirs = { ...before, name: 'Harborside', leagueVisible: true };

  it('is told only what was typed over', () => {
    expect(changesOf(mine, before)).toEqual({ name: 'Harbor East', discountLimitBp: 1_000 });
    expect(changesOf({ ...before, name: ' Harbor ' }, before)).toEqual({});
  });

  it('shows where the two would write over each other, and only there', () => {
    expect(changedMeanwhile(mine, before, theirs)).toEqual(['name']);
    expect(changedMeanwhile({ ...before, leagueVisible: true }, before, theirs)).toEqual([]);
  });

  it('takes theirs and keeps what they did not touch', () => {
    expect(takeTheirs(mine, before, theirs)).toEqual({ ...theirs, discountLimitBp: 1_000 });
  });

  it('is not opened without a name, a zone, a currency and a country', () => {
    expect(missingTerms({ ...before, name: ' ', timeZone: '', discountLimitBp: null })).toEqual([
      'name',
      'timeZone',
      'discountLimitBp',
    ]);
  });
});
