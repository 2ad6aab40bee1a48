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
