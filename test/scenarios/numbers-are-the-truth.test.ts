import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ctxOfHouse } from '../../packages/server/src/auth/index.ts';
import { connect, type Database } from '../../packages/server/src/db/index.ts';
import { type Figure, type Numbers, numbers, readFigureRows } from '../../packages/server/src/funnel/index.ts';
import { importFiles } from '../../packages/server/src/imports/index.ts';
import { monthPeriod, newId } from '../../packages/server/src/kernel/index.ts';
import { readBoard } from '../../packages/server/src/reports/index.ts';
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
// Renewals have numbers of their own.
const OTHERS = ['introConversion', 'packagesEnded', 'renewalPending', 'renewalRate'];

const funnelOf = (block: Block) => Object.fromEntries(Object.entries(block).filter(([name]) => !OTHERS.includes(name)));
const funnelsOf = (blocks: Record<string, Block>) =>
  Object.fromEntries(Object.entries(blocks).map(([key, block]) => [key, funnelOf(block)]));

const SHORT_NAMES: Readonly<Record<string, string>> = {
  NEW_MEMBERS: 'newMembers',
  SET_RATE_7: 'setRate7',
  SET_RATE_14: 'setRate14',
  SET_RATE_30: 'setRate30',
  SHOWED_WITHIN_30_OF_JOIN: 'showedWithin30OfJoin',
  SETS_MADE: 'setsMade',
  SHOW_RATE: 'showRate',
  NET_SHOW_RATE: 'netShowRate',
  UNLOGGED_CONSULTATIONS: 'unloggedConsultations',
  CLOSE_RATE_SAME_DAY: 'closeRatesameDay',
  CLOSE_RATE_30: 'closeRate30',
  CLOSE_RATE_90: 'closeRate90',
  SALES_MONEY: 'salesMoney',
};
const valueOf = ({ kind, numerator, denominator }: Figure) =>
  kind === 'RATE' ? { num: numerator, den: denominator } : numerator;

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

    it('stand on the board, and each opens to as many rows', async () => {
      const period = monthPeriod(month);
      const board = await readBoard(db, ctx, { period, asOf: TRUTH.asOf });
      const lines = [
        [truth.all, board.total] as const,
        ...board.locations.map((line) => [truth.locations[line.location?.name ?? ''], line] as const),
        ...board.trainers.map((line) => [truth.trainers[line.trainer?.sourceId ?? ''], line] as const),
      ];
      expect(lines).toHaveLength(1 + 3 + 9);
      for (const [block, line] of lines) {
        const figures = line.figures.map(({ figure }) => figure).filter(({ name }) => name in SHORT_NAMES);
        const said = Object.fromEntries(figures.map((figure) => [SHORT_NAMES[figure.name], valueOf(figure)]));
        const { sessionsCompleted: _, ...onBoard } = funnelOf(block ?? {});
        expect(said).toMatchObject(onBoard);
        const scope = { locationId: line.location?.id ?? null, trainerId: line.trainer?.id ?? null };
        for (const figure of figures.filter(({ kind }) => kind !== 'MONEY')) {
          const part = figure.kind === 'RATE' ? 'DENOMINATOR' : 'NUMERATOR';
          const opened = await readFigureRows(
            db,
            ctx,
            figure.name,
            { period, asOf: TRUTH.asOf, ...scope },
            { part, first: 100 },
          );
          expect(opened.totalCount).toBe(figure.denominator ?? figure.numerator);
          expect(opened.rows.length).toBe(Math.min(100, opened.totalCount));
        }
      }
    });
  });
});
