import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ctxOfHouse } from '../../packages/server/src/auth/index.ts';
import { connect, type Database } from '../../packages/server/src/db/index.ts';
import { type Numbers, numbers } from '../../packages/server/src/funnel/index.ts';
import { importFiles } from '../../packages/server/src/imports/index.ts';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { freshDatabase, type FreshDatabase } from '../world/database.ts';

jest.setTimeout(180_000);

const EXPORTS = join(import.meta.dirname, '../world/club-exports');
type Block = Record<string, unknown>;
interface Truth {
  readonly asOf: string;
  readonly locations: readonly { name: string; timeZone: string }[];
  readonly months: Record<string, { all: Block; locations: Record<string, Block>; trainers: Record<string, Block> }>;
}
const TRUTH = JSON.parse(readFileSync(join(EXPORTS, 'truth.json'), 'utf8')) as Truth;
// What is not of the funnel: renewals and sessions have numbers of their own.
const OTHERS = ['introConversion', 'packagesEnded', 'renewalPending', 'renewalRate', 'sessionsCompleted'];

const funnelOf = (block: Block) => Object.fromEntries(Object.entries(block).filter(([name]) => !OTHERS.includes(name)));
const funnelsOf = (blocks: Record<string, Block>) =>
  Object.fromEntries(Object.entries(blocks).map(([key, block]) => [key, funnelOf(block)]));

describe("the numbers of a group's exports", () => {
  let world: FreshDatabase;
  let db: Database;
  const ctx = ctxOfHouse(newId(), { requestId: 'test', now: new Date('2026-11-19T12:00:00Z') });
  const asked = (month: string, by: 'location' | 'trainer' | null) => numbers(db, ctx, { month, by, asOf: TRUTH.asOf });

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    await db.transact(ctx.organizationId, async (tx) => {
      await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [ctx.organizationId, 'Clubs']);
      for (const { name, timeZone } of TRUTH.locations) {
        await tx.rows(
          "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, 'USD', 'US')",
          [ctx.organizationId, newId(), name, timeZone],
        );
      }
    });
    const paths = readdirSync(EXPORTS)
      .filter((file) => file.endsWith('.csv'))
      .map((file) => join(EXPORTS, file));
    expect(await importFiles(db, ctx, { sourceName: 'Club system', paths, dryRun: false })).toMatchObject({
      type: 'ImportCommitted',
    });
  });
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  describe.each(Object.entries(TRUTH.months))('in %s', (month, truth) => {
    it('are the truth for the whole group', async () => {
      expect(await asked(month, null)).toEqual(funnelOf(truth.all));
    });

    it('are the truth at each location', async () => {
      expect(await asked(month, 'location')).toEqual(funnelsOf(truth.locations));
    });

    it('are the truth for each trainer', async () => {
      expect((await asked(month, 'trainer')) as Record<string, Numbers>).toEqual(funnelsOf(truth.trainers));
    });
  });
});
