import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { type Ctx, type Grant } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { newId, Refused } from '../kernel/index.ts';
import { type BuiltClub, buildClub, type BuiltPerson } from '../setup/club.builder.ts';
import {
  type ActivityQuestion,
  mayUndo,
  readActivity,
  readActivityProof,
  record,
  sealActivity,
  type Undoers,
  verifyActivity,
} from './index.ts';

const NOW = new Date('2026-11-18T18:00:00Z');
const UNDOERS: Undoers = { 'consultation.set': () => Promise.resolve(), 'offer.added': () => Promise.resolve() };

describe('the log of an organization', () => {
  let world: FreshDatabase;
  let db: Database;
  let admin: pg.Client;
  let club: BuiltClub;
  let owner: BuiltPerson;
  let manager: BuiltPerson;
  let trainer: BuiltPerson;
  const acts: Record<string, string> = {};

  async function act(ctx: Ctx, verb: string, at: string, locationId: string | null, more: { subjectId?: string } = {}) {
    const id = await db.transact(ctx.organizationId, (tx) =>
      record(tx, ctx, {
        verb,
        subject: { kind: verb.split('.')[0] ?? '', id: more.subjectId ?? newId() },
        locationId,
      }),
    );
    await admin.query('update activity set happened_at = $2 where id = $1', [id, at]);
    return id;
  }
  const found = async (question: Partial<ActivityQuestion>, ctx = owner.ctx) => {
    const { lines } = await readActivity(db, ctx, { first: 100, ...question });
    return Object.keys(acts).filter((name) => lines.some(({ id }) => id === acts[name]));
  };

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    club = await buildClub(db, NOW);
    const at = (role: Grant['role']): Grant[] => [{ role, locationId: club.downtown }];
    owner = await club.person('Olivia', [{ role: 'OWNER', locationId: null }]);
    manager = await club.person('Max', at('MANAGER'));
    trainer = await club.person('Tara', at('TRAINER'));
    // Six in the morning in UTC is still the evening before in Denver, and already the day in New York.
    acts['set'] = await act(trainer.ctx, 'consultation.set', '2026-11-10T06:00:00Z', club.downtown);
    acts['moved'] = await act(trainer.ctx, 'consultation.moved', '2026-11-10T06:00:00Z', club.harbor);
    acts['offer'] = await act(owner.ctx, 'offer.added', '2026-11-12T12:00:00Z', null);
    acts['job'] = await act(club.house, 'consultation.set', '2026-11-14T12:00:00Z', club.downtown);
    acts['person'] = await act(manager.ctx, 'staff.met', '2026-11-15T12:00:00Z', club.downtown, {
      subjectId: trainer.staffId,
    });
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await db.close();
    await world.drop();
  });

  it('is searched by who acted, by what happened and by where', async () => {
    expect(await found({ actorStaffId: trainer.staffId })).toEqual(['set', 'moved']);
    expect(await found({ actorKind: 'COMMAND_LINE' })).toEqual(['job']);
    expect(await found({ what: 'consultation' })).toEqual(['set', 'moved', 'job']);
    expect(await found({ what: 'consultation.set', locationId: club.downtown })).toEqual(['set', 'job']);
    expect(await found({ what: 'consult' })).toEqual([]);
    expect(await found({ actorStaffId: 'nobody' })).toEqual([]);
  });

  it('is searched by days as each location’s calendar tells them', async () => {
    expect(await found({ to: '2026-11-09' })).toEqual(['set']);
    expect(await found({ from: '2026-11-10', to: '2026-11-10' })).toEqual(['moved']);
    expect(await found({ from: '2026-11-12', to: '2026-11-14' })).toEqual(['offer', 'job']);
    await expect(found({ from: '2026-02-30' })).rejects.toThrow('That day does not exist.');
  });

  it('shows a manager nothing more for searching', async () => {
    expect(await found({ what: 'consultation' }, manager.ctx)).toEqual(['set', 'job']);
    expect(await found({ locationId: club.harbor }, manager.ctx)).toEqual([]);
  });

  it('names what an act was about by its name of today', async () => {
    const { lines } = await readActivity(db, owner.ctx, { first: 1, what: 'staff.met' });
    expect(lines[0]).toMatchObject({ subjectName: 'Tara Example', timeZone: 'America/Denver' });
  });

  it('says beforehand which acts somebody may take back', async () => {
    const taken = async (ctx: Ctx) => {
      const { lines } = await readActivity(db, ctx, { first: 100 });
      return Object.keys(acts).filter((name) =>
        lines.some((line) => line.id === acts[name] && mayUndo(ctx, line, UNDOERS)),
      );
    };
    expect(await taken(owner.ctx)).toEqual(['set', 'offer', 'job']);
    expect(await taken(manager.ctx)).toEqual(['set', 'job']);
    // Own acts, for seven days: the tenth is eight days ago.
    expect(await taken(trainer.ctx)).toEqual([]);
    expect(await taken({ ...trainer.ctx, now: new Date('2026-11-15T18:00:00Z') })).toEqual(['set']);
  });

  describe('proves itself', () => {
    const sealAll = async (organizationId: string) => {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        await sealActivity(db, organizationId);
        const ctx = { ...owner.ctx, organizationId };
        if ((await verifyActivity(db, ctx)).unsealedRows === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };

    it('to an owner and an accountant only', async () => {
      for (const ask of [readActivityProof, verifyActivity]) {
        await expect(ask(db, manager.ctx)).rejects.toBeInstanceOf(Refused);
        await expect(ask(db, trainer.ctx)).rejects.toBeInstanceOf(Refused);
      }
    });

    it('by the digest at its end, which changes with every line, and names what somebody changed', async () => {
      const fresh = await buildClub(db, NOW);
      const { ctx } = await fresh.person('Petra', [{ role: 'ACCOUNTANT', locationId: null }]);
      const before = await readActivityProof(db, ctx);
      expect(before).toMatchObject({ sealedRows: 0, sealedUntil: null, sealedAt: null });
      await sealAll(ctx.organizationId);
      const sealed = await readActivityProof(db, ctx);
      expect(sealed.headDigest).toMatch(/^[0-9a-f]{64}$/);
      expect(sealed.headDigest).not.toBe(before.headDigest);
      const proved = await verifyActivity(db, ctx);
      expect(proved).toEqual({
        verifiedAt: ctx.now,
        sealedRows: sealed.sealedRows,
        unsealedRows: 0,
        headDigest: sealed.headDigest,
        isWhole: true,
        breachCount: 0,
        breaches: [],
      });
      const changed = await act(ctx, 'offer.added', '2026-11-18T12:00:00Z', null);
      await sealAll(ctx.organizationId);
      await admin.query(`update activity set verb = 'offer.withdrawn' where id = $1`, [changed]);
      expect(await verifyActivity(db, ctx)).toMatchObject({
        isWhole: false,
        breachCount: 1,
        breaches: [{ kind: 'TAMPERED', activityId: changed }],
      });
    });
  });
});
