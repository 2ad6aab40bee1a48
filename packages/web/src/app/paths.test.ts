import { describe, expect, it } from '@jest/globals';
import { figurePath, parseSearch, safeBack, slugOf, stringifySearch } from './paths.ts';
import { boardSearch, figureOfSlug, figureSearch } from './search.ts';

describe('Addresses', () => {
  it('of a figure carry its days, its filters and its part, and nothing else', () => {
    const path = figurePath('CLOSE_RATE_30', {
      from: '2026-11-01',
      to: '2026-11-19',
      trainer: 'noor',
      part: 'EXCLUDED',
    });
    expect(path).toBe('/figures/close-rate-30?from=2026-11-01&to=2026-11-19&trainer=noor&part=excluded');
    expect(figureOfSlug(slugOf('SHOWED_WITHIN_30_OF_JOIN'))).toBe('SHOWED_WITHIN_30_OF_JOIN');
    expect(figureOfSlug('renewals')).toBeNull();
  });

  it('are read as words: a name that looks like a number stays a name', () => {
    expect(parseSearch(stringifySearch({ location: '007', sort: '-close' }))).toEqual({
      location: '007',
      sort: '-close',
    });
  });

  it('that make no sense are read as if the part were not there', () => {
    expect(boardSearch.parse({ period: 'yesteryear', from: '2026-02-31', location: 'a', compare: 'year' })).toEqual({
      location: 'a',
      compare: 'year',
    });
    expect(figureSearch.parse({ part: 'all', asOf: 'now' })).toEqual({});
  });

  it('to go back to after signing in are of this app only', () => {
    expect(safeBack('/board?sort=-close')).toBe('/board?sort=-close');
    expect(['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-in', undefined].map(safeBack)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
