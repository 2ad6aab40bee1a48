import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { closeFactBatch, record } from '../activity/index.ts';
import { type Ctx, ctxOfHouse } from '../auth/index.ts';
import { refreshJourneys } from '../consultations/index.ts';
import { connect, type Database, type Tx } from '../db/index.ts';
import { newId, Refused } from '../kernel/index.ts';
import {
  FIGURE_NAMES,
  type FigureName,
  type FigureQuestion,
  readFigure,
  readRestatedRows,
  readRestatement,
} from './index.ts';
import { type BuiltMember, buildSmallClub, june, type SmallClub } from './small-club.builder.ts';

const JUNE = { from: june(1), to: june(30) };
const LATER = '2026-12-31';
/** Before the morning after June, and after it. */
const [IN_JUNE, IN_AUGUST] = [new Date('2026-06-30T20:00:00Z'), new Date('2026-08-15T12:00:00Z')];

describe('figures that were corrected after they were known', () => {
  let world: FreshDatabase;
  let admin: pg.Client;
  let db: Database;
  let ctx: Ctx;
  let club: SmallClub;

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await db.close();
    await world.drop();
  });
  beforeEach(async () => {
    ctx = ctxOfHouse(newId(), { requestId: 'test', now: new Date('2027-01-01T12:00:00Z') });
    club = await buildSmallClub(db, ctx);
  });

  /** Everything written so far became known at this moment: versions are numbered once nothing older still runs. */
  const knownBy = async (instant: Date) => {
    const unnumbered = 'select count(*)::int as n from fact_version where organization_id = $1 and batch is null';
    const left = async () => (await admin.query<{ n: number }>(unnumbered, [ctx.organizationId])).rows[0]?.n ?? 0;
    for (;;) {
      await closeFactBatch(db, ctx.organizationId);
      if ((await left()) === 0) break;
      await pause(50);
    }
    await admin.query('update fact_batch set closed_at = $2 where organization_id = $1 and closed_at > $3', [
      ctx.organizationId,
      instant,
      new Date(Date.now() - 3_600_000),
    ]);
  };
  /** Corrects facts as a verb does: with the journeys after it, and an act that wrote it. */
  const correct = (sql: string, values: readonly unknown[], memberIds: readonly string[]) =>
    db.transact(ctx.organizationId, async (tx: Tx) => {
      await tx.rows(sql, [ctx.organizationId, ...values]);
      await refreshJourneys(tx, memberIds);
      const [subject = ''] = memberIds;
      return record(tx, ctx, {
        verb: 'outcome.corrected',
        subject: { kind: 'member', id: subject },
        memberId: subject,
      });
    });
  const asked = (more: Partial<FigureQuestion> = {}): FigureQuestion => ({ period: JUNE, asOf: LATER, ...more });
  const restatement = (name: FigureName, more: Partial<FigureQuestion> = {}) =>
    readRestatement(db, ctx, name, asked(more));
  const moved = async (name: FigureName, more: Partial<FigureQuestion> = {}) =>
    (await readRestatedRows(db, ctx, name, asked(more), { first: 100, from: 0 })).rows;
  const fractions = async (name: FigureName, more: Partial<FigureQuestion> = {}) => {
    const found = await restatement(name, more);
    return found && [found.before, found.after].map((figure) => `${figure.numerator} of ${figure.denominator}`);
  };
  const mark = async (name: FigureName) => (await readFigure(db, ctx, name, asked())).figure.restated?.();

  it('show what stood then and what stands now, and the row with what happened and which act did it', async () => {
    const [mia = ''] = await club.add({ joined: june(1), slots: [{ on: june(9), outcome: 'NO_SHOW' }] });
    await knownBy(IN_JUNE);
    expect([await restatement('SHOW_RATE'), await mark('SHOW_RATE')]).toEqual([null, false]);
    const activityId = await correct(
      "update consultation set outcome = 'SHOWED' where organization_id = $1",
      [],
      [mia],
    );
    await knownBy(IN_AUGUST);
    expect(await fractions('SHOW_RATE')).toEqual(['0 of 1', '1 of 1']);
    expect((await restatement('SHOW_RATE'))?.since).toEqual(new Date('2026-07-01T12:00:00Z'));
    expect(await mark('SHOW_RATE')).toBe(true);
    expect(await moved('SHOW_RATE')).toMatchObject([
      {
        memberId: mia,
        kind: 'CHANGED',
        before: 'INSIDE',
        after: 'COUNTED',
        changes: [{ what: 'outcome corrected: no-show → showed', activityId }],
      },
    ]);
    expect(await mark('SETS_MADE')).toBe(false);
  });

  it('show who was recorded late, and who was taken back', async () => {
    const [mia = ''] = await club.add({ joined: june(1) });
    await knownBy(IN_JUNE);
    await club.add({ joined: june(30) });
    await correct(
      'update membership_spell set voided_at = now() where organization_id = $1 and member_id = $2',
      [mia],
      [mia],
    );
    await knownBy(IN_AUGUST);
    const found = await restatement('NEW_MEMBERS');
    expect([found?.cameIn, found?.wentOut, found?.changed]).toEqual([1, 1, 0]);
    expect((await moved('NEW_MEMBERS')).map(({ kind, changes }) => [kind, changes[0]?.what])).toEqual([
      ['CAME_IN', 'joining recorded later'],
      ['WENT_OUT', 'joining taken back'],
    ]);
  });

  it('are not restated by what simply happened later', async () => {
    const [mia = ''] = await club.add({ joined: june(20), slots: [{ on: june(28), setOn: june(21) }] });
    await knownBy(IN_JUNE);
    await correct(
      `insert into session_package (organization_id, id, member_id, location_id, item, kind, kind_inferred, sessions, price_minor, currency,
         sold_at, sold_on, time_zone) values ($1, $2, $3, $4, 'PT 10', 'NEW', false, 10, 10000, 'USD', '2026-07-10T12:00Z', '2026-07-10', 'America/Denver')`,
      [newId(), mia, club.north],
      [mia],
    );
    await knownBy(new Date('2026-07-10T20:00:00Z'));
    expect((await readFigure(db, ctx, 'CLOSE_RATE_30', asked())).figure.numerator).toBe(1);
    for (const name of FIGURE_NAMES) expect([name, await restatement(name)]).toEqual([name, null]);
  });

  it.each([
    ['in the month of the show', june(10), IN_JUNE],
    ['in the month after it, before it was known on any morning', june(40), IN_AUGUST],
  ])('mark the cohort of a sale that was rescinded %s', async (_when, soldOn, soldKnown) => {
    const [mia = ''] = await club.add({ joined: june(1), slots: [{ on: june(9) }] });
    await knownBy(IN_JUNE);
    await correct(
      `insert into session_package (organization_id, id, member_id, location_id, item, kind, kind_inferred, sessions, price_minor, currency,
         sold_at, sold_on, time_zone) values ($1, $2, $3, $4, 'PT 10', 'NEW', false, 10, 10000, 'USD', $5::date + time '12:00', $5, 'America/Denver')`,
      [newId(), mia, club.north, soldOn],
      [mia],
    );
    await knownBy(soldKnown);
    await correct(
      'update session_package set refunded_on = sold_on + 5, rescinded = true where organization_id = $1',
      [],
      [mia],
    );
    await knownBy(IN_AUGUST);
    expect(await fractions('CLOSE_RATE_90')).toEqual(['1 of 1', '0 of 1']);
    expect(await fractions('CLOSE_RATE_90', { trainerId: club.ann })).toEqual(['1 of 1', '0 of 1']);
    const [row] = await moved('CLOSE_RATE_90');
    expect(row?.changes.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^refunded on 2026-0\d-\d\d, rescinded$/),
    );
    expect(await mark('CLOSE_RATE_90')).toBe(true);
    expect(await mark('SHOW_RATE')).toBe(false);
  });

  it('are never restated before anything was known: what an organization begins with is no correction', async () => {
    await club.add({ joined: june(1), slots: [{ on: june(9) }], sales: [{ on: june(9) }] });
    await knownBy(IN_AUGUST);
    // A clock's instant is finer than a program's.
    await admin.query(
      `update fact_batch set closed_at = closed_at + interval '345 microseconds' where organization_id = $1`,
      [ctx.organizationId],
    );
    for (const name of FIGURE_NAMES) expect([name, await restatement(name)]).toEqual([name, null]);
  });

  it('tell whose line a row left and whose it joined', async () => {
    const [mia = ''] = await club.add({ joined: june(1), slots: [{ on: june(9) }] });
    await knownBy(IN_JUNE);
    await correct('update consultation set trainer_id = $2 where organization_id = $1', [club.ben], [mia]);
    await knownBy(IN_AUGUST);
    expect(await fractions('SHOW_RATE')).toBeNull();
    expect(await fractions('SHOW_RATE', { trainerId: club.ann })).toEqual(['1 of 1', '0 of 0']);
    expect(await fractions('SHOW_RATE', { trainerId: club.ben })).toEqual(['0 of 0', '1 of 1']);
    expect((await moved('SHOW_RATE', { trainerId: club.ben }))[0]?.changes[0]?.what).toBe('given to another trainer');
  });

  it('are explained by their rows to the last one, whatever was corrected, since any moment and on every line', async () => {
    const seed = Number(process.env['SEED'] ?? 20261120);
    let state = seed;
    const roll = (sides: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * sides);
    };
    const pick = <Item>(items: readonly Item[]): Item => items[roll(items.length)] as Item;
    const somebody = (): BuiltMember => {
      const joined = june(1 + roll(35));
      const day = (from: number) => june(Number(joined.slice(8)) + (joined > june(30) ? 30 : 0) + from);
      const outcome = pick(['SHOWED', 'SHOWED', 'NO_SHOW', 'CANCELLED_BY_MEMBER', 'CANCELLED_BY_CLUB', null] as const);
      return {
        joined,
        location: pick([club.north, club.south]),
        slots:
          roll(5) === 0
            ? []
            : [{ on: day(2 + roll(8)), setOn: day(roll(3)), outcome, trainer: pick([club.ann, club.ben]) }],
        sales:
          roll(2) === 0
            ? []
            : [{ on: day(1 + roll(25)), kind: pick(['NEW', 'NEW', 'INTRO']), rescinded: roll(6) === 0 }],
      };
    };
    const CORRECTIONS = [
      "update consultation set outcome = 'SHOWED', late = false, outcome_at = now() where organization_id = $1 and member_id = $2 and is_last",
      "update consultation set outcome = 'NO_SHOW', late = false, outcome_at = now() where organization_id = $1 and member_id = $2 and is_last",
      'update consultation set voided_at = now() where organization_id = $1 and member_id = $2',
      'update consultation set slot_on = slot_on + 3 where organization_id = $1 and member_id = $2',
      'update consultation set set_on = set_on + 9 where organization_id = $1 and member_id = $2',
      'update session_package set voided_at = now() where organization_id = $1 and member_id = $2',
      'update session_package set rescinded = true, refunded_on = sold_on + 3 where organization_id = $1 and member_id = $2',
      'update session_package set price_minor = price_minor + 500 where organization_id = $1 and member_id = $2',
      'update session_package set sold_on = sold_on + 12 where organization_id = $1 and member_id = $2',
      'update membership_spell set joined_on = joined_on - 4 where organization_id = $1 and member_id = $2',
      "update membership_spell set kind = 'COMPLIMENTARY' where organization_id = $1 and member_id = $2",
      'update membership_spell set voided_at = now() where organization_id = $1 and member_id = $2',
    ];
    const members = await club.add(...Array.from({ length: 40 }, somebody));
    await knownBy(IN_JUNE);
    for (const at of ['2026-07-20', '2026-08-20']) {
      for (let round = 0; round < 12; round += 1) {
        const memberId = pick(members);
        await correct(pick(CORRECTIONS), [memberId], [memberId]);
      }
      members.push(...(await club.add(somebody(), somebody())));
      await knownBy(new Date(`${at}T12:00:00Z`));
    }
    let restated = 0;
    const moments = [undefined, new Date('2026-08-01T00:00:00Z')];
    for (const scope of [{}, { locationId: club.south }, { trainerId: club.ann }]) {
      for (const knownAt of moments) {
        for (const name of FIGURE_NAMES) {
          const told = `seed ${seed}: ${name} ${JSON.stringify(scope)} ${knownAt?.toISOString() ?? 'by default'}`;
          const question = asked({ ...scope, knownAt });
          const read = (more: object) =>
            readFigure(db, ctx, name, { ...question, ...more }).catch((error: unknown) => {
              if (error instanceof Refused) return null;
              throw error;
            });
          const now = await read({ knownAt: null });
          if (now === null) continue;
          const { restated: _now, ...figureNow } = now.figure;
          const found = await readRestatement(db, ctx, name, question);
          const rows = await moved(name, question);
          const then = knownAt ? (await read({}))?.figure : found?.before;
          const { restated: _then, ...figureThen } = then ?? now.figure;
          expect([told, found?.after ?? figureNow]).toEqual([told, figureNow]);
          if (found) expect([told, found.before]).toEqual([told, figureThen]);
          const sum = (part: 'numeratorDelta' | 'denominatorDelta') =>
            rows.reduce((total, row) => total + row[part], 0);
          const differences = [
            figureNow.numerator - figureThen.numerator,
            (figureNow.denominator ?? 0) - (figureThen.denominator ?? 0),
          ];
          expect([told, sum('numeratorDelta'), sum('denominatorDelta')]).toEqual([told, ...differences]);
          expect([told, (found?.cameIn ?? 0) + (found?.wentOut ?? 0) + (found?.changed ?? 0)]).toEqual([
            told,
            rows.length,
          ]);
          if (!knownAt) expect([told, await now.figure.restated?.()]).toEqual([told, found !== null]);
          for (const row of rows) expect([told, row.id, row.changes.length]).not.toEqual([told, row.id, 0]);
          if (found) restated += 1;
        }
      }
    }
    // Enough of them moved for the claim to mean something.
    expect(restated).toBeGreaterThan(30);
  }, 120_000);
});
