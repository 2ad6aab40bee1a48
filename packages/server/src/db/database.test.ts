import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { newId } from '../kernel/index.ts';
import { connect, type Database } from './database.ts';

describe('the database', () => {
  let world: FreshDatabase;
  let db: Database;
  const [club, other] = [newId(), newId()];

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    for (const [id, name] of [
      [club, 'Club'],
      [other, 'Other'],
    ] as const) {
      await db.transact(id, (tx) =>
        tx.rows('insert into organization (organization_id, name) values ($1, $2)', [id, name]),
      );
    }
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  it('shows a transaction its own organization and no other', async () => {
    const seen = await db.read(club, (query) => query.rows<{ name: string }>('select name from organization'));
    expect(seen).toEqual([{ name: 'Club' }]);
  });

  it('shows nothing at all outside an organization', async () => {
    expect(await db.global.rows('select * from organization')).toEqual([]);
  });

  it('refuses a row of another organization', async () => {
    await expect(
      db.transact(club, (tx) =>
        tx.rows('insert into organization (organization_id, name) values ($1, $2)', [newId(), 'Stranger']),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('answers many reads at once, of one statement and of several, each bound to its own organization', async () => {
    const one = (id: string) => db.read(id, (query) => query.one<{ name: string }>('select name from organization'));
    const several = (id: string) =>
      db.read(id, async (query) => {
        const [first] = await query.rows<{ n: number }>('select count(*) as n from organization');
        return { ...(await query.one<{ name: string }>('select name from organization')), n: first?.n };
      });
    const asked = Array.from({ length: 30 }, (_, place) => (place % 2 === 0 ? club : other));
    const names = asked.map((id) => (id === club ? 'Club' : 'Other'));
    expect(await Promise.all(asked.map(one))).toEqual(names.map((name) => ({ name })));
    expect(await Promise.all(asked.map(several))).toEqual(names.map((name) => ({ name, n: 1 })));
  });

  it('sees one moment in all statements of a read', async () => {
    const count = 'select count(*) as n from location';
    const seen = await db.read(club, async (query) => {
      const before = await query.one(count);
      await db.transact(club, (tx) =>
        tx.rows(
          `insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, 'New', 'UTC', 'USD', 'US')`,
          [club, newId()],
        ),
      );
      return [before, await query.one(count)];
    });
    expect([...seen, await db.read(club, (query) => query.one(count))]).toEqual([{ n: 0 }, { n: 0 }, { n: 1 }]);
  });

  it('goes on after a read that failed, on every connection', async () => {
    const wrong = () => db.read(club, (query) => query.rows('select no_such_column from organization'));
    const failed = await Promise.allSettled(Array.from({ length: 30 }, wrong));
    expect(new Set(failed.map(({ status }) => status))).toEqual(new Set(['rejected']));
    const name = () => db.read(club, (query) => query.one('select name from organization'));
    const answers = await Promise.all(Array.from({ length: 30 }, name));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"name":"Club"}']));
  });

  it('writes nothing in a read', async () => {
    const write = () => db.read(club, (query) => query.rows("update organization set name = 'Changed'"));
    await expect(write()).rejects.toThrow(/read-only/);
  });

  it('leaves nothing behind when the work throws', async () => {
    await expect(
      db.transact(club, async (tx) => {
        await tx.rows('update organization set name = $1', ['Changed']);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await db.read(club, (query) => query.one('select name from organization'))).toEqual({ name: 'Club' });
  });

  it('sends what a person typed as a bind parameter, also through the ORM', async () => {
    const words = `Robert'); drop table organization; -- ? $1 \\`;
    const connection = db.orm.em.getConnection();
    expect(await connection.execute('select ? as words, ? as other', [words, 7])).toEqual([{ words, other: 7 }]);
  });
});
