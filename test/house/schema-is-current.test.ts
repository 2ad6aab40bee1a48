import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { printApi } from '../../packages/server/src/app/graphql/print-api.ts';
import { describeCatalogue } from '../../packages/server/src/db/describe-catalogue.ts';
import { queryOnce } from '../../packages/server/src/db/query-once.ts';
import { freshDatabase } from '../world/database.ts';

const promised = (file: string): string[] =>
  readFileSync(join(import.meta.dirname, '..', '..', 'schema', file), 'utf8').split('\n');

/** The first line at which two texts part: an answer that a person can act on. */
function firstDifference(is: readonly string[], promise: readonly string[]): string | null {
  const place = is.findIndex((line, at) => line !== promise[at]);
  if (place === -1 && is.length === promise.length) return null;
  const at = place === -1 ? is.length : place;
  return `line ${at + 1} is “${is[at] ?? '(end)'}” and was promised as “${promise[at] ?? '(end)'}”: run npm run schema`;
}

describe('What we promise is what the house does', () => {
  it('the committed API is the one that the code makes', async () => {
    expect(firstDifference((await printApi()).split('\n'), promised('schema.graphql'))).toBeNull();
  });

  it('the committed tables are those that the migrations leave', async () => {
    const world = await freshDatabase();
    try {
      const text = await queryOnce(world.ownerUrl, describeCatalogue);
      expect(firstDifference(text.split('\n'), promised('tables.sql'))).toBeNull();
    } finally {
      await world.drop();
    }
  }, 120_000);

  it('a change that nobody promised is found and named', () => {
    expect(firstDifference(['a', 'b'], ['a', 'c'])).toMatch(/^line 2 is “b”/);
    expect(firstDifference(['a'], ['a', 'c'])).toMatch(/^line 2 is “\(end\)”/);
  });
});
