import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import type { Ctx } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { isRefusal, newId, refuse, SomethingBuiltOnIt } from '../kernel/index.ts';
import { type BuiltClub, buildClub, type BuiltPerson, granted } from '../setup/club.builder.ts';
import {
  closeFactBatch,
  command,
  forgetOldKeys,
  keepSealing,
  keepTidy,
  readActivity,
  record,
  sealActivity,
  undo,
  type Undoers,
  verifySeal,
} from './index.ts';

const NOW = new Date();

/** Seals until nothing is left unsealed, for the same reason as below; returns how many acts that were. */
async function sealEverything(db: Database, organizationId: string): Promise<number> {
  let sealed = 0;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    sealed += await sealActivity(db, organizationId);
    if ((await verifySeal(db, organizationId)).unsealedRows === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return sealed;
}

/**
 * Transaction numbers are the whole server's: while another test's database is still writing, nothing later counts as surely
 * committed. So the batch is asked for when the others have gone on.
 */
async function closeOnceSettled(db: Database, organizationId: string): Promise<number | null> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const unsettled = await db.read(organizationId, (query) =>
      query.one<{ n: number }>(
        `select count(*) as n from fact_version where organization_id = $1 and batch is null
           and written_by >= pg_snapshot_xmin(pg_current_snapshot())`,
        [organizationId],
      ),
    );
    if (unsettled?.n === 0) return closeFactBatch(db, organizationId);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
}

describe('the log', () => {
  let world: FreshDatabase;
  let db: Database;
  let admin: pg.Client;
  let club: BuiltClub;
  let [owner, manager, trainer, desk]: BuiltPerson[] = [];
  const undone: string[] = [];
  const undoers: Undoers = {
    'thing.done': (_tx, _ctx, act) => Promise.resolve(void undone.push(act.id)),
    'thing.built-on': () => refuse(new SomethingBuiltOnIt(['the sale of 14 August'])),
  };
  const person = (who: BuiltPerson | undefined): BuiltPerson => granted(who as BuiltPerson);

  /** Somebody does something at a location, at a moment of the past when `daysAgo` says so. */
  async function act(
    ctx: Ctx,
    locationId: string | null,
    more: { verb?: string; memberId?: string; daysAgo?: number; subject?: string } = {},
  ) {
    const id = await db.transact(ctx.organizationId, (tx) =>
      record(tx, ctx, {
        verb: more.verb ?? 'thing.done',
        subject: { kind: more.subject ?? 'thing', id: newId() },
        locationId,
        memberId: more.memberId ?? null,
      }),
    );
    if (more.daysAgo)
      await admin.query('update activity set happened_at = happened_at - make_interval(days => $2) where id = $1', [
        id,
        more.daysAgo,
      ]);
    return id;
  }
  const takeBack = (ctx: Ctx, activityId: string) => undo(db, ctx, { activityId }, newId(), undoers);
  const nameOf = (answer: unknown) => (isRefusal(answer) ? answer.refusal : 'undone');

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    club = await buildClub(db, NOW);
    owner = await club.person('Olivia', [{ role: 'OWNER', locationId: null }]);
    manager = await club.person('Max', [{ role: 'MANAGER', locationId: club.downtown }]);
    trainer = await club.person('Tara', [{ role: 'TRAINER', locationId: club.downtown }]);
    desk = await club.person('Fay', [{ role: 'FRONT_DESK', locationId: club.downtown }]);
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await db.close();
    await world.drop();
  });

  describe('a command', () => {
    it('sent fifty times at once with one key has one effect and fifty equal answers', async () => {
      const { ctx } = person(owner);
      const key = newId();
      const send = () =>
        command(db, ctx, { operation: 'doThing', idempotencyKey: key, input: { of: 'one' } }, async (tx) => {
          const subject = { kind: 'thing', id: newId() };
          return { type: 'ThingDone', activityId: await record(tx, ctx, { verb: 'thing.sent-often', subject }) };
        });
      const answers = await Promise.all(Array.from({ length: 50 }, send));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({ type: 'ThingDone' });
      const effects = await db.read(club.organizationId, (query) =>
        query.rows("select id from activity where verb = 'thing.sent-often'"),
      );
      expect(effects).toHaveLength(1);
    });

    it('refuses a key that was used for something else, and judges a refused one anew', async () => {
      const { ctx } = person(owner);
      const call = { operation: 'doThing', idempotencyKey: newId(), input: { n: 1 } };
      const refused = await command(db, ctx, call, () => Promise.resolve(refuse(new SomethingBuiltOnIt(['it']))));
      expect(nameOf(refused)).toBe('SomethingBuiltOnIt');
      expect(await command(db, ctx, call, () => Promise.resolve({ type: 'Done' }))).toEqual({ type: 'Done' });
      expect(
        nameOf(await command(db, ctx, { ...call, input: { n: 2 } }, () => Promise.resolve({ type: 'Done' }))),
      ).toBe('IdempotencyKeyReused');
    });
  });

  describe('what is kept for a time', () => {
    it('is an answer to its key, for thirty days', async () => {
      const { ctx } = person(owner);
      const call = { operation: 'doThing', idempotencyKey: newId(), input: { of: 'old' } };
      let runs = 0;
      const send = () => command(db, ctx, call, () => Promise.resolve({ type: 'ThingDone', run: (runs += 1) }));
      const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
      await send();
      await forgetOldKeys(db, club.organizationId, inDays(29));
      expect(await send()).toEqual({ type: 'ThingDone', run: 1 });
      expect(await forgetOldKeys(db, club.organizationId, inDays(31))).toBeGreaterThan(0);
      expect(await send()).toEqual({ type: 'ThingDone', run: 2 });
    });

    it('is looked after in the background until told to stop', async () => {
      const errors: unknown[] = [];
      const tidying = keepTidy(db, { everyMs: 10, onError: (error) => errors.push(error) });
      await admin.query(
        "update idempotency_key set created_at = created_at - interval '31 days' where organization_id = $1",
        [club.organizationId],
      );
      const left = async () =>
        (await admin.query('select 1 from idempotency_key where organization_id = $1', [club.organizationId])).rows
          .length;
      for (let n = 0; n < 100 && (await left()) > 0; n++) await new Promise((go) => setTimeout(go, 50));
      await tidying.stop();
      expect([await left(), errors]).toEqual([0, []]);
    }, 30_000);
  });

  describe('taking back', () => {
    it('happens once, and stands in the log itself', async () => {
      const { ctx } = person(owner);
      const id = await act(ctx, club.downtown);
      const answers = await Promise.all([takeBack(ctx, id), takeBack(ctx, id)]);
      expect(answers.map(nameOf).sort()).toEqual(['AlreadyUndone', 'undone']);
      expect(undone.filter((other) => other === id)).toHaveLength(1);
      const [line] = (await readActivity(db, ctx, { first: 1 })).lines;
      expect(line).toMatchObject({ verb: 'activity.undone', undoesId: id, facts: { verb: 'thing.done' } });
      expect(nameOf(await takeBack(ctx, line?.id ?? ''))).toBe('NotUndoable');
    });

    it('is a trainer’s for own acts within seven days, and the front desk’s on the same day', async () => {
      const [t, d] = [person(trainer).ctx, person(desk).ctx];
      const cases = [
        await takeBack(t, await act(t, club.downtown, { daysAgo: 6 })),
        await takeBack(t, await act(t, club.downtown, { daysAgo: 9 })),
        await takeBack(d, await act(d, club.downtown)),
        await takeBack(d, await act(d, club.downtown, { daysAgo: 2 })),
        await takeBack(d, await act(t, club.downtown)),
        await takeBack(t, await act(d, club.downtown)),
      ];
      expect(cases.map(nameOf)).toEqual([
        'undone',
        'NotPermitted',
        'undone',
        'NotPermitted',
        'NotPermitted',
        'NotFound',
      ]);
    });

    it('is a manager’s at own locations, of any age, and an owner’s everywhere', async () => {
      const [m, o, t] = [person(manager).ctx, person(owner).ctx, person(trainer).ctx];
      const cases = [
        await takeBack(m, await act(t, club.downtown, { daysAgo: 400 })),
        await takeBack(m, await act(o, club.harbor)),
        await takeBack(o, await act(o, club.harbor, { daysAgo: 400 })),
      ];
      expect(cases.map(nameOf)).toEqual(['undone', 'NotFound', 'undone']);
    });

    it('answers for another organization as for what does not exist', async () => {
      const stranger = await buildClub(db, NOW);
      const theirs = await act(stranger.house, stranger.downtown);
      const { ctx } = person(owner);
      const answers = [await takeBack(ctx, theirs), await takeBack(ctx, newId()), await takeBack(ctx, 'no id')];
      expect(answers.map((answer) => JSON.stringify(answer))).toEqual(Array(3).fill(JSON.stringify(answers[0])));
      expect(nameOf(answers[0])).toBe('NotFound');
    });

    it('is refused while something rests on the act, and for an act that nobody can take back', async () => {
      const { ctx } = person(owner);
      expect(nameOf(await takeBack(ctx, await act(ctx, null, { verb: 'thing.built-on' })))).toBe('SomethingBuiltOnIt');
      expect(nameOf(await takeBack(ctx, await act(ctx, null, { verb: 'toString' })))).toBe('NotUndoable');
    });
  });

  describe('reading it', () => {
    it('gives a member’s timeline newest first, page by page, with names as they are today', async () => {
      const { ctx, staffId } = person(trainer);
      const memberId = newId();
      await db.transact(club.organizationId, (tx) =>
        tx.rows(
          'insert into member (organization_id, id, first_name, last_name, home_location_id) values ($1, $2, $3, $4, $5)',
          [club.organizationId, memberId, 'Ana', 'Lopez', club.downtown],
        ),
      );
      const written: string[] = [];
      for (let n = 0; n < 5; n++) written.push(await act(ctx, club.downtown, { memberId }));
      const first = await readActivity(db, person(manager).ctx, { memberId, first: 3 });
      const rest = await readActivity(db, person(manager).ctx, {
        memberId,
        first: 3,
        after: first.lines[2]?.cursor ?? '',
      });
      expect([...first.lines, ...rest.lines].map(({ id }) => id)).toEqual(written.reverse());
      expect([first.hasNextPage, rest.hasNextPage]).toEqual([true, false]);
      expect(first.lines[0]).toMatchObject({
        memberName: 'Ana Lopez',
        actorName: 'Tara Example',
        actorStaffId: staffId,
        locationName: 'Downtown',
      });
    });

    it('shows each role its own part of it', async () => {
      const fresh = await buildClub(db, NOW);
      const role = (name: string, grant: Parameters<BuiltClub['person']>[1]) => fresh.person(name, grant);
      const [boss, coach, front, books] = [
        await role('Mona', [{ role: 'MANAGER', locationId: fresh.harbor }]),
        await role('Theo', [{ role: 'TRAINER', locationId: fresh.downtown }]),
        await role('Finn', [{ role: 'FRONT_DESK', locationId: fresh.downtown }]),
        await role('Ada', [{ role: 'ACCOUNTANT', locationId: null }]),
      ];
      const acts = {
        coach: await act(coach.ctx, fresh.downtown),
        front: await act(front.ctx, fresh.downtown),
        harbor: await act(fresh.house, fresh.harbor),
        money: await act(fresh.house, fresh.downtown, { verb: 'package.sold', subject: 'sale' }),
      };
      const seen = async (ctx: Ctx) => {
        const ids = (await readActivity(db, ctx, { first: 100 })).lines.map(({ id }) => id);
        return Object.entries(acts).flatMap(([name, id]) => (ids.includes(id) ? [name] : []));
      };
      expect(await Promise.all([boss, coach, front, books].map(({ ctx }) => seen(ctx)))).toEqual([
        ['harbor'],
        ['coach'],
        ['front'],
        ['money'],
      ]);
    });

    it('shows an accountant who trains as well the money everywhere and their own acts, not the whole log', async () => {
      const fresh = await buildClub(db, NOW);
      const both = await fresh.person('Abe', [
        { role: 'ACCOUNTANT', locationId: null },
        { role: 'TRAINER', locationId: fresh.downtown },
      ]);
      const money = await act(fresh.house, fresh.harbor, { subject: 'sale' });
      const own = await act(both.ctx, fresh.downtown);
      await act(fresh.house, fresh.downtown);
      const { lines } = await readActivity(db, both.ctx, { first: 100 });
      expect(lines.map(({ id }) => id)).toEqual([own, money]);
    });

    it('shows a trainer everything that was done with a client of theirs', async () => {
      const fresh = await buildClub(db, NOW);
      const coach = await fresh.person('Cleo', [{ role: 'TRAINER', locationId: fresh.downtown }]);
      const [client, stranger] = [newId(), newId()];
      await db.transact(fresh.organizationId, async (tx) => {
        const base = [fresh.organizationId, client, fresh.downtown, coach.staffId];
        for (const memberId of [client, stranger]) {
          await tx.rows('insert into member (organization_id, id, home_location_id) values ($1, $2, $3)', [
            fresh.organizationId,
            memberId,
            fresh.downtown,
          ]);
        }
        await tx.rows(
          'insert into consultation_chain (organization_id, id, member_id) values ($1, $2, $2)',
          base.slice(0, 2),
        );
        await tx.rows(
          `insert into consultation (organization_id, id, chain_id, place_in_chain, member_id, location_id, trainer_id, starts_at, slot_on,
             time_zone, booked_at, booked_on, set_on, home_location_id)
           values ($1, $2, $2, 1, $2, $3, $4, now(), current_date, 'America/Denver', now(), current_date, current_date, $3)`,
          base,
        );
      });
      const seen = await act(fresh.house, fresh.downtown, { memberId: client });
      await act(fresh.house, fresh.downtown, { memberId: stranger });
      expect((await readActivity(db, coach.ctx, { first: 100 })).lines.map(({ id }) => id)).toEqual([seen]);
      expect((await readActivity(db, coach.ctx, { first: 100, memberId: stranger })).lines).toEqual([]);
    });

    it('refuses a cursor that is none', async () => {
      await expect(readActivity(db, person(owner).ctx, { first: 10, after: "1'; drop" })).rejects.toThrow(
        'no place in the log',
      );
    });
  });

  describe('the seal', () => {
    it('chains every act of many writers at once, and nothing twice', async () => {
      const { house, downtown, organizationId } = await buildClub(db, NOW);
      const writers = Array.from({ length: 8 }, async () => {
        for (let n = 0; n < 15; n++) await act(house, downtown);
      });
      const sealers = Array.from({ length: 3 }, async () => {
        let sealed = 0;
        for (let n = 0; n < 12; n++) sealed += await sealActivity(db, organizationId);
        return sealed;
      });
      await Promise.all([...writers, ...sealers]);
      await sealEverything(db, organizationId);
      // The founding and the two openings are acts as well.
      expect(await verifySeal(db, organizationId)).toEqual({ sealedRows: 8 * 15 + 3, unsealedRows: 0, breaches: [] });
    }, 60_000);

    it('waits for an act whose transaction is older and still open, and keeps commit order', async () => {
      const { house, downtown, organizationId } = await buildClub(db, NOW);
      await sealEverything(db, organizationId);
      const gate: { open: () => void } = { open: () => undefined };
      const held = new Promise<void>((resolve) => (gate.open = resolve));
      const wrote: { first: () => void } = { first: () => undefined };
      const started = new Promise<void>((resolve) => (wrote.first = resolve));
      const slow = db.transact(organizationId, async (tx) => {
        await record(tx, house, { verb: 'thing.slow', subject: { kind: 'thing', id: newId() } });
        wrote.first();
        await held;
      });
      await started;
      await act(house, downtown);
      expect(await sealActivity(db, organizationId)).toBe(0);
      expect((await verifySeal(db, organizationId)).unsealedRows).toBe(1);
      gate.open();
      await slow;
      expect(await sealEverything(db, organizationId)).toBe(2);
      expect(await verifySeal(db, organizationId)).toMatchObject({ unsealedRows: 0, breaches: [] });
    });

    it('names a row that was changed, one that was removed and a link that was cut out', async () => {
      const { house, downtown, organizationId } = await buildClub(db, NOW);
      const ids: string[] = [];
      for (let n = 0; n < 6; n++) ids.push(await act(house, downtown));
      await sealEverything(db, organizationId);
      await admin.query('update activity set facts = \'{"amountMinor": 1}\' where id = $1', [ids[1]]);
      await admin.query('delete from activity where id = $1', [ids[3]]);
      await admin.query('delete from activity_seal where activity_id = $1', [ids[4]]);
      await act(house, downtown);
      const { breaches, unsealedRows } = await verifySeal(db, organizationId);
      expect(breaches).toEqual([
        { kind: 'TAMPERED', activityId: ids[1], position: 5 },
        { kind: 'MISSING', activityId: ids[3], position: 7 },
        { kind: 'SEAL_MISSING', activityId: null, position: 8 },
      ]);
      expect(unsealedRows).toBe(2);
    });

    it('goes on after a backup was restored on a server that counts its transactions anew', async () => {
      const { house, downtown, organizationId } = await buildClub(db, NOW);
      await sealEverything(db, organizationId);
      const restored = await act(house, downtown);
      await admin.query(
        'update activity set written_by = (written_by::text::bigint + 1000000000)::text::xid8 where organization_id = $1',
        [organizationId],
      );
      await admin.query('delete from activity_seal where organization_id = $1', [organizationId]);
      expect(await sealEverything(db, organizationId)).toBe(4);
      await act(house, downtown);
      expect(await sealEverything(db, organizationId)).toBe(1);
      await act(house, downtown);
      expect(await sealEverything(db, organizationId)).toBe(1);
      expect(await verifySeal(db, organizationId)).toEqual({ sealedRows: 6, unsealedRows: 0, breaches: [] });
      expect(restored).toBeDefined();
    });

    it('can not be written over by the application', async () => {
      const change = (sql: string) => db.transact(club.organizationId, (tx) => tx.rows(sql));
      for (const sql of [
        "update activity set verb = 'x'",
        'delete from activity',
        "update activity_seal set digest = ''",
        'delete from activity_seal',
      ]) {
        await expect(change(sql)).rejects.toThrow(/permission denied/);
      }
    });

    it('is kept in the background until it is told to stop', async () => {
      const { house, downtown, organizationId } = await buildClub(db, NOW);
      const errors: unknown[] = [];
      const sealing = keepSealing(db, { everyMs: 20, onError: (error) => errors.push(error) });
      await act(house, downtown);
      for (let n = 0; n < 100 && (await verifySeal(db, organizationId)).unsealedRows > 0; n++)
        await new Promise((go) => setTimeout(go, 50));
      expect((await verifySeal(db, organizationId)).unsealedRows).toBe(0);
      await sealing.stop();
      await act(house, downtown);
      await new Promise((go) => setTimeout(go, 100));
      expect((await verifySeal(db, organizationId)).unsealedRows).toBe(1);
      expect(errors).toEqual([]);
    }, 30_000);
  });

  describe('versions of facts', () => {
    it('are numbered in the order in which they were committed', async () => {
      const { organizationId, downtown } = await buildClub(db, NOW);
      const memberId = newId();
      const join = (tx: Parameters<Parameters<Database['transact']>[1]>[0]) =>
        tx.rows(
          `insert into membership_spell (organization_id, id, member_id, location_id, kind, joined_on, time_zone)
           values ($1, $2, $3, $4, 'STANDARD', '2026-11-01', 'America/Denver')`,
          [organizationId, newId(), memberId, downtown],
        );
      await db.transact(organizationId, (tx) =>
        tx.rows('insert into member (organization_id, id, home_location_id) values ($1, $2, $3)', [
          organizationId,
          memberId,
          downtown,
        ]),
      );
      await db.transact(organizationId, join);
      expect(await closeOnceSettled(db, organizationId)).toBe(1);
      expect(await closeFactBatch(db, organizationId)).toBeNull();
      await db.transact(organizationId, async (tx) => {
        await join(tx);
        await db.transact(organizationId, join);
        expect(await closeFactBatch(db, organizationId)).toBeNull();
      });
      expect(await closeOnceSettled(db, organizationId)).toBe(2);
      const rows = await db.read(organizationId, (query) =>
        query.rows(
          'select batch, count(*) as versions from fact_version where organization_id = $1 group by batch order by batch',
          [organizationId],
        ),
      );
      expect(rows).toEqual([
        { batch: 1, versions: 1 },
        { batch: 2, versions: 2 },
      ]);
    });
  });
});
