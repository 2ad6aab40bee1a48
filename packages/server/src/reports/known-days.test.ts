import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { type Ctx, ctxOfHouse } from '../auth/index.ts';
import { connect, type Database, type Query } from '../db/index.ts';
import { newId } from '../kernel/index.ts';
import { readBoard } from './index.ts';
import { buildSmallClub, june } from '../funnel/small-club.builder.ts';

const MIGRATION = join(import.meta.dirname, '../db/migrations/0025-known-days.sql');

describe('the days that facts have had', () => {
  let world: FreshDatabase;
  let admin: pg.Client;
  let db: Database;
  const ctx: Ctx = ctxOfHouse(newId(), { requestId: 'test', now: new Date('2027-01-01T12:00:00Z') });

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    const club = await buildSmallClub(db, ctx);
    await club.add(
      {
        joined: june(1),
        slots: [{ on: june(9), movedTo: [{ on: june(12), setOn: june(8) }] }],
        sales: [{ on: june(14) }],
      },
      { joined: june(2), location: club.south, slots: [{ on: june(3), walkIn: true }] },
    );
    await db.transact(ctx.organizationId, (tx) =>
      tx.rows('update session_package set sold_on = sold_on + 3 where organization_id = $1', [ctx.organizationId]),
    );
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await db.close();
    await world.drop();
  });

  const days = async () =>
    (await admin.query('select * from fact_day order by clock, day, fact_id, member_id')).rows as { clock: string }[];

  it('are found for what was there before them, by the migration, as they are kept for what comes after', async () => {
    const kept = await days();
    // A sale that moved to another day is found by both.
    expect(kept.filter(({ clock }) => clock === 'SOLD')).toHaveLength(2);
    expect(kept.filter(({ clock }) => clock === 'SET')).toHaveLength(2);
    expect(kept.filter(({ clock }) => clock === 'SLOT')).toHaveLength(3);
    await admin.query('delete from fact_day');
    const backfill = /^insert into fact_day[^;]+from fact_version[^;]+;/m.exec(readFileSync(MIGRATION, 'utf8'))?.[0];
    await admin.query(backfill ?? 'select 1 / 0');
    expect(await days()).toEqual(kept);
  });

  it('are asked for marks only when somebody asks, and once for all figures of a period', async () => {
    const statements: string[] = [];
    const heard = (query: Query): Query => ({
      rows: (sql, values) => (statements.push(sql), query.rows(sql, values)),
      one: (sql, values) => (statements.push(sql), query.one(sql, values)),
    });
    const listening: Database = { ...db, read: (id, work) => db.read(id, (query) => work(heard(query))) };
    const board = await readBoard(listening, ctx, { period: { from: june(1), to: june(30) }, asOf: '2026-12-31' });
    const asked = statements.length;
    expect(statements.filter((sql) => sql.includes('fact_'))).toEqual([]);
    const figures = [board.total, ...board.locations, ...board.trainers].flatMap((line) => line.figures);
    await Promise.all(figures.map(({ figure }) => figure.restated?.()));
    // Nothing is in a batch yet, so that there is no earlier knowledge: one look tells.
    expect(statements.length - asked).toBe(1);
    expect(figures.length).toBeGreaterThan(50);
  });
});
