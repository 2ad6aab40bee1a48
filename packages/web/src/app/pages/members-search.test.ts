import { describe, expect, it } from '@jest/globals';
import type { MembersSearch } from '../search/members.ts';
import { chipsOf, exportHrefOf, filterOf, searchOf, sortingOf } from './members-search.ts';

const search: MembersSearch = {
  text: 'ann',
  stage: 'showed',
  location: 'l1',
  source: 'none',
  trainer: 't1',
  owner: 'o1',
  from: '2026-11-01',
  to: '2026-11-19',
  notSet: '3',
  step: 'overdue',
};
const nobody = { places: [{ id: 'l1', name: 'Northside' }], sources: [], trainers: [], owners: [] };

describe('the address of the members’ list', () => {
  it('says a filter, and is said by it', () => {
    expect(searchOf(filterOf(search))).toEqual(search);
    expect(searchOf(filterOf({}))).toEqual(searchOf({}));
  });

  it('asks for the same rows as a file, by the names that the file is asked with', () => {
    const href = new URL(exportHrefOf({ ...search, sort: 'step' }, 'csv'), 'https://club.example');
    expect(href.pathname).toBe('/exports/members.csv');
    expect(Object.fromEntries(href.searchParams)).toEqual({
      text: 'ann',
      stage: 'SHOWED',
      location: 'l1',
      source: 'none',
      trainer: 't1',
      stepOwner: 'o1',
      joinedFrom: '2026-11-01',
      joinedTo: '2026-11-19',
      notSetDays: '3',
      nextStep: 'OVERDUE',
      order: 'NEXT_STEP',
    });
    expect(exportHrefOf({}, 'xlsx')).toBe('/exports/members.xlsx?order=NAME');
  });

  it('shows each filter as a chip that leads to the list without it', () => {
    const at = (change: MembersSearch) => JSON.stringify(change);
    const chips = chipsOf(search, at, nobody);
    expect(chips.map(({ label }) => label)).toEqual([
      'Showed',
      'Northside',
      'Clients of somebody',
      expect.stringMatching(/^Joined .*1–19/),
      'Not set after 3 days',
      'Next step overdue',
      'Next step of somebody',
      'Added by hand',
    ]);
    expect(chipsOf({}, at, nobody)).toEqual([]);
  });

  it('goes back to the order by name', () => {
    const { by, descending, hrefOf } = sortingOf({ sort: 'joined' }, (change) => change.sort ?? 'name');
    expect([by, descending, hrefOf('step'), hrefOf('name')]).toEqual(['joined', true, 'step', 'name']);
  });
});
