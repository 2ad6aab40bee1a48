import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { closeFactBatch } from '../activity/index.ts';
import { type Ctx, ctxOfHouse } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { newId, Refused } from '../kernel/index.ts';
import {
  FIGURE_NAMES,
  FIGURES,
  type FigureName,
  numbers,
  readFigure,
  type FigureQuestion,
  readFigureRows,
} from './index.ts';
import { buildSmallClub, june, type SmallClub } from './small-club.builder.ts';

jest.setTimeout(120_000);

const JUNE = { from: june(1), to: june(30) };
const LATER = '2026-12-31';

describe('the figures of a small club', () => {
  let world: FreshDatabase;
  let db: Database;
  let ctx: Ctx;
  let club: SmallClub;

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await world.drop();
  });
  beforeEach(async () => {
    ctx = ctxOfHouse(newId(), { requestId: 'test', now: new Date('2027-01-01T12:00:00Z') });
    club = await buildSmallClub(db, ctx);
  });

  const figure = async (name: FigureName, more: Partial<FigureQuestion> = {}) =>
    (await readFigure(db, ctx, name, { period: JUNE, asOf: LATER, ...more })).figure;
  const fraction = async (name: FigureName, more: Partial<FigureQuestion> = {}) => {
    const { numerator, denominator } = await figure(name, more);
    return `${numerator} of ${denominator}`;
  };
  const count = async (name: FigureName, more: Partial<FigureQuestion> = {}) => (await figure(name, more)).numerator;
  /** A version gets its number once nothing that began before it still runs, in whichever database of the server. */
  const everythingKnown = async () => {
    const unnumbered = 'select count(*) as n from fact_version where organization_id = $1 and batch is null';
    let left = 1;
    while (left > 0) {
      await closeFactBatch(db, ctx.organizationId);
      left =
        (await db.read(ctx.organizationId, (query) => query.one<{ n: number }>(unnumbered, [ctx.organizationId])))?.n ??
        0;
      if (left > 0) await pause(50);
    }
  };
  const reasons = async (name: FigureName) =>
    (await readFigure(db, ctx, name, { period: JUNE, asOf: LATER })).excludedReasons.map(({ reason }) => reason).sort();

  describe('new members', () => {
    it('leave out staff, complimentary members, transfers, rescinded joins and who had bought before', async () => {
      await club.add(
        { joined: june(1) },
        { joined: june(30) },
        { joined: june(31) },
        { joined: june(2), kind: 'STAFF' },
        { joined: june(2), kind: 'COMPLIMENTARY' },
        { joined: june(2), entry: 'TRANSFERRED' },
        { joined: june(2), rescindedOn: june(5) },
        { joined: june(2), sales: [{ on: june(1) }] },
      );
      expect(await count('NEW_MEMBERS')).toBe(2);
      expect(await reasons('NEW_MEMBERS')).toEqual([
        'bought a package before joining',
        'complimentary membership',
        'join rescinded',
        'transferred from another location',
        'works here',
      ]);
    });

    it('count who bought on the day of joining, and who came back after 90 days away', async () => {
      await club.add(
        { joined: june(2), sales: [{ on: june(2) }] },
        { joined: june(2), entry: 'REJOINED', sales: [{ on: '2025-06-01' }] },
      );
      expect(await count('NEW_MEMBERS')).toBe(2);
    });
  });

  describe('the set rate', () => {
    it('has the day of joining as day 0 and takes day 30 in', async () => {
      await club.add(
        { joined: june(1), slots: [{ on: june(40), setOn: june(1) }] },
        { joined: june(1), slots: [{ on: june(40), setOn: june(31) }] },
        { joined: june(1), slots: [{ on: june(40), setOn: june(32) }] },
      );
      expect(await fraction('SET_RATE_30')).toBe('2 of 3');
      expect(await fraction('SET_RATE_7')).toBe('1 of 3');
    });

    it('counts a set that was later cancelled, and no walk-in', async () => {
      await club.add(
        { joined: june(1), slots: [{ on: june(9), setOn: june(3), outcome: 'CANCELLED_BY_CLUB' }] },
        { joined: june(1), slots: [{ on: june(9), walkIn: true }] },
      );
      expect(await fraction('SET_RATE_30')).toBe('1 of 2');
      expect(await fraction('SHOWED_WITHIN_30_OF_JOIN')).toBe('0 of 2');
    });

    it('does not count a set made before joining', async () => {
      await club.add({ joined: june(5), slots: [{ on: june(9), setOn: june(4) }] });
      expect(await fraction('SET_RATE_30')).toBe('0 of 1');
    });

    it('is said so far until the window of its last joiner has closed', async () => {
      await club.add({ joined: june(1) });
      expect(await figure('SET_RATE_30', { asOf: june(31) })).toMatchObject({ soFar: true, openRows: 1 });
      expect(await figure('SET_RATE_30', { asOf: june(32) })).toMatchObject({ soFar: false, openRows: 0 });
    });
  });

  describe('sets made and the show rate', () => {
    it('count a moved consultation once: set on the first booking, due on the last slot', async () => {
      await club.add({
        joined: june(1),
        slots: [{ on: june(10), setOn: june(2), movedTo: [{ on: june(20), setOn: june(9) }] }],
      });
      expect(await count('SETS_MADE')).toBe(1);
      expect(await fraction('SHOW_RATE')).toBe('1 of 1');
      expect(await reasons('SHOW_RATE')).toEqual(['moved to a later slot, and counted there']);
    });

    it('leave walk-ins, cancellations by the club and unlogged ones out of the show rate', async () => {
      await club.add({
        joined: june(1),
        slots: [
          { on: june(3) },
          { on: june(4), outcome: 'NO_SHOW' },
          { on: june(5), outcome: 'CANCELLED_BY_MEMBER' },
          { on: june(6), outcome: 'CANCELLED_BY_MEMBER', late: true },
          { on: june(7), outcome: 'CANCELLED_BY_CLUB' },
          { on: june(8), outcome: null },
          { on: june(9), walkIn: true },
        ],
      });
      expect(await fraction('SHOW_RATE')).toBe('1 of 4');
      expect(await fraction('NET_SHOW_RATE')).toBe('1 of 3');
      expect(await count('UNLOGGED_CONSULTATIONS')).toBe(1);
      expect(await fraction('COMPLETENESS')).toBe('5 of 6');
      expect(await count('SETS_MADE')).toBe(6);
    });

    it('give the set to whoever booked it and the show to the trainer of the last slot', async () => {
      await club.add({
        joined: june(1),
        slots: [{ on: june(10), setOn: june(2), movedTo: [{ on: june(20), setOn: june(9), trainer: club.ben }] }],
      });
      expect(await count('SETS_MADE', { trainerId: club.ann })).toBe(1);
      expect(await count('SETS_MADE', { trainerId: club.ben })).toBe(0);
      expect(await fraction('SHOW_RATE', { trainerId: club.ben })).toBe('1 of 1');
      expect(await fraction('SHOW_RATE', { trainerId: club.ann })).toBe('0 of 0');
    });

    it('give the set to the home of the member and the show to the place of the consultation', async () => {
      await club.add({ joined: june(1), location: club.south, slots: [{ on: june(3), location: club.north }] });
      expect(await count('SETS_MADE', { locationId: club.south })).toBe(1);
      expect(await fraction('SHOW_RATE', { locationId: club.north })).toBe('1 of 1');
    });

    it('know nothing of the as-of day itself, nor of a move made on it', async () => {
      await club.add({
        joined: june(1),
        slots: [{ on: june(10), setOn: june(2), movedTo: [{ on: june(20), setOn: june(11) }] }],
      });
      expect(await count('UNLOGGED_CONSULTATIONS', { asOf: june(10) })).toBe(0);
      expect(await count('UNLOGGED_CONSULTATIONS', { asOf: june(11) })).toBe(1);
      expect(await count('UNLOGGED_CONSULTATIONS', { asOf: june(12) })).toBe(0);
      expect(await fraction('SHOW_RATE', { asOf: june(20) })).toBe('0 of 0');
      expect(await fraction('SHOW_RATE', { asOf: june(21) })).toBe('1 of 1');
    });
  });

  describe('the close rate', () => {
    it('counts a sale on the day of the show, and takes day 30 in; a sale before the show is no close', async () => {
      await club.add(
        { joined: june(1), slots: [{ on: june(3) }], sales: [{ on: june(3) }] },
        { joined: june(1), slots: [{ on: june(3) }], sales: [{ on: june(33) }] },
        { joined: june(1), slots: [{ on: june(3) }], sales: [{ on: june(34) }] },
        { joined: june(1), slots: [{ on: june(3) }], sales: [{ on: june(2) }] },
      );
      expect(await fraction('CLOSE_RATE_SAME_DAY')).toBe('1 of 4');
      expect(await fraction('CLOSE_RATE_30')).toBe('2 of 4');
      expect(await fraction('CLOSE_RATE_90')).toBe('3 of 4');
    });

    it('takes new sales and reactivations at a price that stand; intros, gifts and rescinded ones are no close', async () => {
      await club.add(
        ...[
          { kind: 'REACTIVATION' },
          { kind: 'INTRO' },
          { kind: 'RENEWAL' },
          { priceMinor: 0 },
          { rescinded: true },
        ].map((sale) => ({ joined: june(1), slots: [{ on: june(3) }], sales: [{ on: june(4), ...sale }] })),
      );
      expect(await fraction('CLOSE_RATE_30')).toBe('1 of 5');
    });

    it('counts walk-ins, and a second consultation never twice', async () => {
      await club.add({
        joined: june(1),
        slots: [{ on: june(3), walkIn: true }, { on: june(8) }],
        sales: [{ on: june(9) }],
      });
      expect(await fraction('CLOSE_RATE_30')).toBe('1 of 1');
    });

    it('opens a new journey 90 days after both the first show and the last session', async () => {
      await club.add(
        { joined: '2026-01-01', slots: [{ on: '2026-03-03' }, { on: june(1) }] },
        { joined: '2026-01-01', slots: [{ on: '2026-03-04' }, { on: june(1) }] },
        { joined: '2026-01-01', slots: [{ on: '2026-01-04' }, { on: june(1) }], sessions: ['2026-03-04'] },
        { joined: '2026-01-01', slots: [{ on: '2026-01-04' }, { on: june(1) }], sessions: ['2026-03-03', june(5)] },
      );
      expect(await fraction('CLOSE_RATE_30')).toBe('0 of 2');
    });

    it('gives a trainer the close whose show was the last before the sale; the other keeps the denominator', async () => {
      await club.add({
        joined: june(1),
        slots: [{ on: june(3) }, { on: june(8), trainer: club.ben }, { on: june(20) }],
        sales: [{ on: june(10) }],
      });
      expect(await fraction('CLOSE_RATE_30')).toBe('1 of 1');
      expect(await fraction('CLOSE_RATE_30', { trainerId: club.ann })).toBe('0 of 1');
      expect(await fraction('CLOSE_RATE_30', { trainerId: club.ben })).toBe('1 of 1');
    });

    it('shows with each of a location’s rows who closed it, or who held its first show while nobody did', async () => {
      await club.add(
        {
          joined: june(1),
          slots: [{ on: june(3) }, { on: june(8), trainer: club.ben }],
          sales: [{ on: june(10) }],
        },
        { joined: june(1), slots: [{ on: june(4) }, { on: june(9), trainer: club.ben }] },
      );
      const shown = async (asOf: string) => {
        const question = { period: JUNE, asOf };
        const page = await readFigureRows(db, ctx, 'CLOSE_RATE_30', question, { part: 'DENOMINATOR', first: 10 });
        return page.rows.map(({ row }) => [row.date, row.trainerId]);
      };
      expect(await shown(LATER)).toEqual([
        [june(4), club.ann],
        [june(3), club.ben],
      ]);
      expect(await shown(june(10))).toEqual([
        [june(4), club.ann],
        [june(3), club.ann],
      ]);
    });

    it('counts a trainer’s close by the journey’s first show, not by the trainer’s own', async () => {
      await club.add({
        joined: june(1),
        slots: [{ on: june(1) }, { on: june(30), trainer: club.ben }],
        sales: [{ on: june(35) }],
      });
      expect(await fraction('CLOSE_RATE_30', { trainerId: club.ben })).toBe('0 of 1');
    });

    it('takes the later start where two shows were held on one day', async () => {
      await club.add({
        joined: june(1),
        slots: [
          { on: june(3), at: '15:00', trainer: club.ben },
          { on: june(3), at: '09:00' },
        ],
        sales: [{ on: june(3) }],
      });
      expect(await fraction('CLOSE_RATE_30', { trainerId: club.ben })).toBe('1 of 1');
    });
  });

  describe('sales', () => {
    it('are gross, at the selling location, with intros and rescinded ones; replacements are nothing', async () => {
      await club.add({
        joined: june(1),
        sales: [
          { on: june(2), priceMinor: 5_000, kind: 'INTRO' },
          { on: june(3), priceMinor: 7_000, rescinded: true, location: club.south },
          { on: june(4), priceMinor: 900, kind: 'REPLACEMENT' },
        ],
      });
      expect(await figure('SALES_MONEY')).toMatchObject({ numerator: 12_000, currency: 'USD', excludedRows: 1 });
      expect(await count('SALES_MONEY', { locationId: club.south })).toBe(7_000);
    });

    it('go to the sellers by the split of the sale', async () => {
      await club.add({
        joined: june(1),
        sales: [{ on: june(2), priceMinor: 10_000, split: { [club.ann]: 7_500, [club.ben]: 2_500 } }],
      });
      expect(await count('SALES_MONEY', { trainerId: club.ben })).toBe(2_500);
      expect(await count('SALES_MONEY')).toBe(10_000);
    });

    it('of two currencies are never added', async () => {
      await club.add({ joined: june(1), sales: [{ on: june(2) }, { on: june(3), currency: 'EUR' }] });
      expect(await figure('SALES_MONEY')).toMatchObject({ numerator: 0, currency: null, speech: 'DASH' });
    });

    it('without a consultation are those to members who had not shown in the 90 days before', async () => {
      await club.add(
        { joined: june(1), sales: [{ on: june(2) }] },
        { joined: june(1), slots: [{ on: june(2) }], sales: [{ on: june(2) }] },
        { joined: june(1), sales: [{ on: june(2), kind: 'INTRO' }] },
      );
      expect(await count('SALES_WITHOUT_CONSULTATION')).toBe(1);
    });
  });

  it('are medians of days between the stages; who skipped one has no duration', async () => {
    await club.add(
      { joined: june(1), slots: [{ on: june(9), setOn: june(3) }], sales: [{ on: june(14) }] },
      { joined: june(1), slots: [{ on: june(15), setOn: june(5) }] },
      { joined: june(1) },
    );
    expect(await figure('DAYS_JOIN_TO_SET')).toMatchObject({ median: 3, numerator: 2 });
    expect(await figure('DAYS_SET_TO_SLOT')).toMatchObject({ median: 8, numerator: 2 });
    expect(await figure('DAYS_SHOW_TO_SALE')).toMatchObject({ median: 5, numerator: 1 });
  });

  it('open, each of them, to exactly as many rows as they say, page by page', async () => {
    await club.add(
      { joined: june(1), slots: [{ on: june(9), setOn: june(3) }], sales: [{ on: june(14) }] },
      { joined: june(2), slots: [{ on: june(9), outcome: null }], location: club.south },
      { joined: june(2), kind: 'STAFF', slots: [{ on: june(9), outcome: 'NO_SHOW' }] },
      { joined: june(3), slots: [{ on: june(4), walkIn: true }], sales: [{ on: june(4), kind: 'REPLACEMENT' }] },
      {
        joined: june(4),
        slots: [{ on: june(5), setOn: june(4), movedTo: [{ on: june(8), setOn: june(5), trainer: club.ben }] }],
      },
    );
    let opened = 0;
    for (const scope of [{}, { locationId: club.south }, { trainerId: club.ann }]) {
      for (const name of FIGURE_NAMES) {
        const question = { period: JUNE, asOf: LATER, ...scope };
        const said = await readFigure(db, ctx, name, question).catch((error: unknown) => {
          if (error instanceof Refused) return null;
          throw error;
        });
        // What a trainer has no figure of does not open either.
        if (said === null) continue;
        opened += 1;
        const listed = async (part: 'NUMERATOR' | 'DENOMINATOR' | 'EXCLUDED') => {
          const found: string[] = [];
          let after: string | null = null;
          let page;
          do {
            page = await readFigureRows(db, ctx, name, question, { part, first: 2, after });
            found.push(...page.rows.map(({ row }) => row.id));
            after = page.rows.at(-1)?.cursor ?? null;
          } while (page.hasNextPage);
          expect(new Set(found).size).toBe(page.totalCount);
          return found.length;
        };
        const { figure: now } = said;
        if (now.kind !== 'MONEY') expect([name, await listed('NUMERATOR')]).toEqual([name, now.numerator]);
        expect([name, await listed('DENOMINATOR')]).toEqual([name, now.denominator ?? 0]);
        expect([name, await listed('EXCLUDED')]).toEqual([name, now.excludedRows]);
        expect(said.excludedReasons.reduce((sum, reason) => sum + reason.count, 0)).toBe(now.excludedRows);
      }
    }
    // All figures in total and at a location, and those that a trainer has.
    expect(opened).toBe(
      2 * FIGURE_NAMES.length + FIGURE_NAMES.filter((name) => FIGURES[name].trainerBase !== null).length,
    );
  });

  it('can be asked as they were known before a correction', async () => {
    await club.add({ joined: june(1), slots: [{ on: june(9), outcome: 'NO_SHOW' }], sales: [{ on: june(14) }] });
    await everythingKnown();
    // An instant here is whole milliseconds, the database's is finer: a little later is surely after it.
    await pause(20);
    const knownAt = new Date();
    await db.transact(ctx.organizationId, (tx) =>
      tx.rows("update consultation set outcome = 'SHOWED' where organization_id = $1", [ctx.organizationId]),
    );
    await club.add({ joined: june(2) });
    await everythingKnown();
    ctx = { ...ctx, now: new Date(Date.now() + 60_000) };
    expect(await fraction('SHOW_RATE')).toBe('1 of 1');
    expect(await fraction('SHOW_RATE', { knownAt })).toBe('0 of 1');
    expect([await count('NEW_MEMBERS'), await count('NEW_MEMBERS', { knownAt })]).toEqual([2, 1]);
    expect(await count('NEW_MEMBERS', { knownAt: new Date('2020-01-01') })).toBe(0);
  });

  it('are the same in the month’s numbers, by location and by trainer', async () => {
    await club.add({ joined: june(1), slots: [{ on: june(3) }], sales: [{ on: june(3) }] });
    const asked = { month: '2026-06', asOf: LATER };
    expect(await numbers(db, ctx, { ...asked, by: null })).toMatchObject({
      newMembers: 1,
      showRate: { num: 1, den: 1 },
      salesMoney: 10_000,
    });
    expect(await numbers(db, ctx, { ...asked, by: 'location' })).toMatchObject({
      North: { newMembers: 1 },
      South: { newMembers: 0 },
    });
    expect(await numbers(db, ctx, { ...asked, by: 'trainer' })).toMatchObject({
      [club.ann]: { closeRate30: { num: 1, den: 1 } },
      [club.ben]: { closeRate30: { num: 0, den: 0 } },
    });
  });
});
