import { describe, expect, it } from '@jest/globals';
import { entriesOf } from './offers.rules.ts';

const TODAY = '2026-11-18';
const version = (id: string, heldFrom: string, heldUntil: string | null, previousId: string | null = null) => ({
  id,
  name: 'Ten sessions',
  currency: 'USD',
  heldFrom,
  heldUntil,
  previousId,
});

describe('The price list', () => {
  it('shows the version that holds today, what will take its place, and what came before', () => {
    const [entry, ...others] = entriesOf(
      [
        version('a', '2026-01-01', '2026-06-01'),
        version('c', '2026-12-01', null, 'b'),
        version('b', '2026-06-01', '2026-12-01', 'a'),
      ],
      TODAY,
    );
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ shown: { id: 'b' }, next: { id: 'c' }, standing: 'HOLDS' });
    expect(entry?.versions.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('puts what is sold before what is to come, and what was withdrawn last', () => {
    const entries = entriesOf(
      [
        version('gone', '2026-01-01', '2026-02-01'),
        version('soon', '2026-12-01', null),
        version('now', '2026-03-01', null),
      ],
      TODAY,
    );
    expect(entries.map(({ shown, standing }) => [shown.id, standing])).toEqual([
      ['now', 'HOLDS'],
      ['soon', 'TO_COME'],
      ['gone', 'OVER'],
    ]);
  });

  it('is over on the first day that it does not hold any more', () => {
    expect(entriesOf([version('a', '2026-01-01', TODAY)], TODAY)[0]?.standing).toBe('OVER');
    expect(entriesOf([version('a', TODAY, null)], TODAY)[0]?.standing).toBe('HOLDS');
  });
});
