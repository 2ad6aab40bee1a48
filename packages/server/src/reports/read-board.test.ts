import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { type Ctx, ctxOfHouse, type Grant } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { readFigureRows } from '../funnel/index.ts';
import { buildSmallClub, june, type SmallClub } from '../funnel/small-club.builder.ts';
import { newId, NotFound, NotPermitted, Refused } from '../kernel/index.ts';
import { type Board, type BoardLine, type Comparison, readBoard, readComparison } from './index.ts';

const JUNE = { from: june(1), to: june(30) };
const LATER = '2026-12-31';

describe('the morning board', () => {
  let world: FreshDatabase;
  let db: Database;
  let house: Ctx;
  let club: SmallClub;
  const as = (staffId: string, ...grants: Grant[]): Ctx => ({
    ...house,
    grants,
    actor: { kind: 'PERSON', userId: newId(), staffId, visitId: newId() },
  });
  const board = (ctx: Ctx, more: object = {}): Promise<Board> =>
    readBoard(db, ctx, { period: JUNE, asOf: LATER, ...more });
  const named = (line: BoardLine | undefined, name: string) => line?.figures.find(({ figure }) => figure.name === name);
  const refusalOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: unknown) => (error instanceof Refused ? error.reason : error),
    );

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    house = ctxOfHouse(newId(), { requestId: 'test', now: new Date('2027-01-01T12:00:00Z') });
    club = await buildSmallClub(db, house);
    const closed = { joined: june(1), slots: [{ on: june(3) }], sales: [{ on: june(4), priceMinor: 10_000 }] };
    const missed = { joined: june(1), slots: [{ on: june(3), outcome: 'NO_SHOW' as const }] };
    await club.add(...Array.from({ length: 6 }, () => closed), missed, {
      joined: june(2),
      location: club.south,
      slots: [{ on: june(5), trainer: club.ben }],
    });
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  it('has a line for each location and each trainer, also for who did nothing', async () => {
    const { total, locations, trainers } = await board(house, { period: { from: '2026-01-01', to: '2026-01-31' } });
    expect(locations.map(({ location }) => location?.name)).toEqual(['North', 'South']);
    expect(trainers.map(({ trainer }) => trainer?.id)).toEqual([club.ann, club.ben]);
    expect(named(total, 'SHOW_RATE')?.figure).toMatchObject({
      speech: 'DASH',
      numerator: 0,
      denominator: 0,
      percent: null,
    });
  });

  it('compares with the same days a month earlier unless told otherwise', async () => {
    const { total, compared } = await board(house, { period: { from: july(1), to: july(31) } });
    expect(compared).toEqual(JUNE);
    expect(named(total, 'SETS_MADE')).toMatchObject({ deltaCount: -8, verdict: 'DOWN' });
    expect(named(total, 'SHOW_RATE')).toMatchObject({ deltaPoints: null, verdict: 'NOT_COMPARABLE', target: 70 });
  });

  it('ranks by the close rate who has five or more, and nobody whose cohort may still turn', async () => {
    const settled = await board(house);
    expect(settled.trainers.map(({ trainer, rank }) => [trainer?.name, rank])).toEqual([
      ['Ann Example', 1],
      ['Ben Example', null],
    ]);
    const early = await board(house, { asOf: june(20) });
    expect(early.trainers.map(({ rank }) => rank)).toEqual([null, null]);
    expect(named(early.total, 'CLOSE_RATE_30')?.figure.soFar).toBe(true);
  });

  it('shows the steps of the funnel, and eight whole weeks before the as-of day', async () => {
    const { steps, trend } = await board(house, { asOf: june(20) });
    expect(steps.map(({ key, count }) => [key, count])).toEqual([
      ['JOINED', 8],
      ['SET', 8],
      ['SHOWED', 7],
      ['CLOSED', 6],
    ]);
    expect(trend).toHaveLength(8);
    expect(trend.at(-1)?.period).toEqual({ from: june(13), to: june(19) });
  });

  it('shows a manager their own location only, totals too', async () => {
    const manager = as(newId(), { role: 'MANAGER', locationId: club.south });
    const { total, locations } = await board(manager);
    expect(locations.map(({ location }) => location?.name)).toEqual(['South']);
    expect(named(total, 'NEW_MEMBERS')?.figure.numerator).toBe(1);
    expect(await refusalOf(board(manager, { locationId: club.north }))).toBeInstanceOf(NotFound);
  });

  it('shows a trainer their own rows only, totals too', async () => {
    const ben = as(club.ben, { role: 'TRAINER', locationId: club.south });
    const { total, trainers, locations, steps } = await board(ben);
    expect(trainers.map(({ trainer }) => trainer?.id)).toEqual([club.ben]);
    expect(named(total, 'SHOW_RATE')?.figure).toMatchObject({ numerator: 1, denominator: 1 });
    expect(named(total, 'NEW_MEMBERS')).toBeUndefined();
    expect([locations, steps]).toEqual([[], []]);
    const rows = await readFigureRows(
      db,
      ben,
      'SHOW_RATE',
      { period: JUNE, asOf: LATER },
      { part: 'NUMERATOR', first: 10 },
    );
    expect(rows.rows.map(({ row }) => row.trainerId)).toEqual([club.ben]);
    const others = { period: JUNE, trainerId: club.ann };
    expect(
      await refusalOf(readFigureRows(db, ben, 'SHOW_RATE', others, { part: 'NUMERATOR', first: 10 })),
    ).toBeInstanceOf(NotFound);
  });

  it('shows a trainer the league where the location allows it, without money', async () => {
    await db.transact(house.organizationId, (tx) =>
      tx.rows('update location set league_visible = true where organization_id = $1 and id = $2', [
        house.organizationId,
        club.north,
      ]),
    );
    const { trainers, total } = await board(as(club.ben, { role: 'TRAINER', locationId: club.north }));
    const ann = trainers.find(({ trainer }) => trainer?.id === club.ann);
    expect(ann?.figures.map(({ figure }) => figure.name)).toEqual(['SETS_MADE', 'SHOW_RATE', 'CLOSE_RATE_30']);
    expect(named(total, 'SHOW_RATE')?.figure.denominator).toBe(1);
  });

  it('shows the front desk counts without money, and an accountant totals without rows', async () => {
    const desk = as(newId(), { role: 'FRONT_DESK', locationId: club.north });
    expect((await board(desk)).total.figures.map(({ figure }) => figure.name)).toEqual([
      'NEW_MEMBERS',
      'SETS_MADE',
      'UNLOGGED_CONSULTATIONS',
    ]);
    const money = readFigureRows(db, desk, 'SALES_MONEY', { period: JUNE }, { part: 'NUMERATOR', first: 10 });
    expect(await refusalOf(money)).toBeInstanceOf(NotFound);
    const accountant = as(newId(), { role: 'ACCOUNTANT', locationId: null });
    const books = await board(accountant);
    expect([named(books.total, 'SALES_MONEY')?.figure.numerator, books.trainers]).toEqual([60_000, []]);
    const opened = readFigureRows(db, accountant, 'SHOW_RATE', { period: JUNE }, { part: 'NUMERATOR', first: 10 });
    expect(await refusalOf(opened)).toBeInstanceOf(NotPermitted);
  });

  it('does not let one role’s reach widen what another shows', async () => {
    const both = as(newId(), { role: 'MANAGER', locationId: club.south }, { role: 'ACCOUNTANT', locationId: null });
    expect((await board(both)).locations.map(({ location }) => location?.name)).toEqual(['South']);
  });

  it('is had with a few lines and a few figures alone, and says how many lines there are', async () => {
    const whole = await board(house);
    const short = await board(house, { figures: ['SETS_MADE'], first: 1 });
    expect([short.trainers.length, short.trainerCount, short.locations.length, short.locationCount]).toEqual([
      1, 2, 1, 2,
    ]);
    expect(short.trainers[0]?.figures.map(({ figure }) => figure.name)).toEqual(['SETS_MADE', 'CLOSE_RATE_30']);
    expect(short.trainers[0]?.rank).toBe(whole.trainers[0]?.rank);
    expect(short.total.figures.length).toBe(whole.total.figures.length);
    expect(short.steps).toEqual(whole.steps);
    expect(await refusalOf(board(house, { first: 0 }))).toMatchObject({ refusal: 'InvalidInput', field: 'first' });
  });

  it('has lines side by side in any order, found by name, some pinned', async () => {
    const compare = (more: object = {}, ctx = house) =>
      readComparison(db, ctx, { by: 'TRAINER', period: JUNE, asOf: LATER, ...more });
    const names = ({ lines }: Comparison) => lines.map(({ trainer }) => trainer?.name);
    expect(names(await compare())).toEqual(['Ann Example', 'Ben Example']);
    expect(names(await compare({ sort: 'NAME', descending: true }))).toEqual(['Ben Example', 'Ann Example']);
    const few = await compare({ sort: 'SETS_MADE', descending: true, first: 1 });
    expect([names(few), few.totalCount, few.lines[0]?.trend.length]).toEqual([['Ann Example'], 2, 12]);
    const found = await compare({ text: 'ben', pinned: [club.ann, club.south] });
    expect([names(found), found.totalCount]).toEqual([['Ben Example'], 1]);
    expect(found.pinned.map(({ trainer }) => trainer?.id)).toEqual([club.ann]);
    const south = as(newId(), { role: 'MANAGER', locationId: club.south });
    const places = await compare({ by: 'LOCATION', pinned: [club.north] }, south);
    expect([places.lines.map(({ location }) => location?.name), places.pinned]).toEqual([['South'], []]);
    expect(await refusalOf(compare({ pinned: [newId(), newId(), newId()] }))).toMatchObject({ field: 'pinned' });
    expect(await refusalOf(compare({ first: 101 }))).toMatchObject({ field: 'first' });
  });

  it('refuses a period that is none', async () => {
    expect(await refusalOf(board(house, { period: { from: june(2), to: june(1) } }))).toMatchObject({
      refusal: 'InvalidInput',
    });
    expect(await refusalOf(board(house, { asOf: '2026-02-30' }))).toMatchObject({
      refusal: 'InvalidInput',
      field: 'asOf',
    });
  });
});

const july = (day: number) => june(30 + day);
