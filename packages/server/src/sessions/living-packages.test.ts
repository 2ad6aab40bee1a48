import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClub, aMember, type Club, NOW, openWorld, type OpenWorld } from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { addDays, newId, type Refusal } from '../kernel/index.ts';
import {
  booksDifferences,
  collectPayment,
  freezePackage,
  giveSessions,
  lapsePackages,
  refundSale,
  replacePackage,
  sellPackage,
  settleBooks,
  transferPackage,
  undoers as saleUndoers,
  unexpirePackage,
  unfreezePackage,
} from '../sales/index.ts';
import { setPayRate } from '../trainers/index.ts';
import { logSession, missSession, takeBackSession, undoers } from './index.ts';

const DAY_MS = 86_400_000;

describe('a package that lives', () => {
  let world: OpenWorld;
  let club: Club;
  let memberId: string;
  const key = () => `key ${newId()}`;
  const granted = <Answer>(answer: Answer): Exclude<Answer, Refusal> => {
    if (answer && typeof answer === 'object' && 'refusal' in answer) throw new Error(JSON.stringify(answer));
    return answer as Exclude<Answer, Refusal>;
  };
  const owner = (now = NOW) => club.as('owner', now);
  const sell = async (sessions = 10, priceMinor = 100_000, like: object = {}) =>
    granted(
      await sellPackage(
        club.db,
        owner(),
        {
          memberId,
          locationId: club.locationId,
          terms: { item: `PT ${sessions}`, sessions, validDays: 60 },
          priceMinor,
          soldOn: '2026-10-10',
          sellers: [{ staffId: club.staff.trainer, partBp: 10_000 }],
          ...like,
        },
        key(),
      ),
    );
  const log = (on: string, of = memberId, now = NOW) =>
    logSession(
      club.db,
      owner(now),
      {
        session: {
          memberId: of,
          locationId: club.locationId,
          trainerId: club.staff.trainer,
          startsAtLocal: `${on}T08:00`,
        },
      },
      key(),
    );
  const now = (packageId: string) =>
    club.one<{ balance: number; deferred: number; state: string; endedOn: string | null; expiresOn: string | null }>(
      `select balance, deferred_minor as deferred, state, ended_on as "endedOn", expires_on as "expiresOn" from package_state
       where organization_id = $1 and package_id = $2`,
      [club.organizationId, packageId],
    );
  const sum = async (account: string, holders: string[]) =>
    (
      await club.one<{ total: number }>(
        `select coalesce(sum(amount), 0)::bigint as total from ledger_line
         where organization_id = $1 and account = $2 and holder_id = any ($3::uuid[])`,
        [club.organizationId, account, holders],
      )
    )?.total;
  const takeBack = (activityId: string) =>
    undo(club.db, owner(), { activityId }, key(), { ...saleUndoers, ...undoers });
  const entries = async () =>
    (
      await club.one<{ n: number }>('select count(*) as n from ledger_entry where organization_id = $1', [
        club.organizationId,
      ])
    )?.n;
  const areProved = async (members = [memberId], at = NOW) => {
    const before = await entries();
    await club.db.transact(club.organizationId, (tx) => settleBooks(tx, members, { now: at, staffId: null }));
    expect(await entries()).toBe(before);
    expect(await club.db.read(club.organizationId, (query) => booksDifferences(query, club.organizationId))).toEqual(
      [],
    );
  };

  beforeAll(async () => {
    world = await openWorld();
    club = await aClub(world.db);
    const rate = { staffId: club.staff.trainer, payPerSessionMinor: 3_200, commissionBp: 0, currency: 'USD' };
    granted(await setPayRate(club.db, owner(), { ...rate, from: '2026-01-01' }, key()));
  }, 120_000);
  afterAll(() => world.close());
  beforeEach(async () => {
    ({ memberId } = await aMember(club));
  });

  it('waits while it is frozen, and lasts longer by the days it was', async () => {
    const { packageId } = await sell();
    const frozen = granted(await freezePackage(club.db, owner(), { packageId, from: '2026-11-08' }, key()));
    expect(await now(packageId)).toMatchObject({ state: 'FROZEN', balance: 10 });
    expect(await log('2026-11-10')).toMatchObject({ refusal: 'NotCoveredByPackage', packages: [{ why: 'FROZEN' }] });
    granted(await log('2026-11-07'));
    expect(await freezePackage(club.db, owner(), { packageId }, key())).toMatchObject({ refusal: 'PackageNotInState' });
    const thawed = granted(await unfreezePackage(club.db, owner(), { packageId }, key()));
    expect(thawed.expiresOn).toBe(addDays('2026-12-09', 10));
    expect(await now(packageId)).toMatchObject({ state: 'ACTIVE', balance: 9, expiresOn: '2026-12-19' });
    expect(await takeBack(frozen.activityId)).toMatchObject({ builtOn: ['the end of the freeze'] });
    granted(await takeBack(thawed.activityId));
    expect(await now(packageId)).toMatchObject({ state: 'FROZEN', expiresOn: '2026-12-09' });
    granted(await takeBack(frozen.activityId));
    expect(await now(packageId)).toMatchObject({ state: 'ACTIVE' });
    await areProved();
  });

  it('does not expire while it is frozen, and expires at midnight otherwise, whoever asks how often', async () => {
    const kept = await sell();
    const lost = await sell(4, 10_000);
    granted(await log('2026-11-01'));
    granted(await freezePackage(club.db, owner(), { packageId: kept.packageId, from: '2026-11-15' }, key()));
    const later = new Date(NOW.getTime() + 30 * DAY_MS);
    for (let n = 0; n < 3; n += 1) await lapsePackages(club.db, club.organizationId, later);
    expect(await now(kept.packageId)).toMatchObject({ state: 'FROZEN' });
    expect(await now(lost.packageId)).toMatchObject({
      state: 'EXPIRED',
      balance: 0,
      deferred: 0,
      endedOn: '2026-12-09',
    });
    const breakage = await club.rows<{ on: string; amount: number }>(
      `select l.business_on as on, l.amount from ledger_line l join ledger_entry e on e.organization_id = $1 and e.id = l.entry_id
       where l.organization_id = $1 and l.account = 'BREAKAGE' and e.subject_id = $2`,
      [club.organizationId, lost.packageId],
    );
    expect(breakage).toEqual([{ on: '2026-12-10', amount: -10_000 }]);
    await areProved([memberId], later);
  });

  it('may be used on its last day where it was sold, and not the day after', async () => {
    const { packageId } = await sell(4, 10_000, { soldOn: '2026-09-19' });
    expect(await now(packageId)).toMatchObject({ expiresOn: '2026-11-18', state: 'ACTIVE' });
    // Half past eleven at night in New York is the next day in UTC.
    const late = new Date('2026-11-19T04:30:00Z');
    await lapsePackages(club.db, club.organizationId, late);
    granted(await log('2026-11-18', memberId, late));
    await lapsePackages(club.db, club.organizationId, new Date('2026-11-19T05:30:00Z'));
    expect(await now(packageId)).toMatchObject({ state: 'EXPIRED', balance: 0 });
    await areProved([memberId], new Date('2026-11-19T05:30:00Z'));
  });

  it('comes back when its last day is moved, and its breakage with it', async () => {
    const { packageId } = await sell(4, 10_000, { soldOn: '2026-09-01' });
    expect(await now(packageId)).toMatchObject({ state: 'EXPIRED' });
    const back = granted(await unexpirePackage(club.db, owner(), { packageId, expiresOn: '2026-12-31' }, key()));
    expect(back.sessionsLeft).toBe(4);
    expect(await now(packageId)).toMatchObject({ state: 'ACTIVE', balance: 4, deferred: 10_000 });
    const { sessionId } = granted(await log('2026-11-18'));
    expect(await takeBack(back.activityId)).toMatchObject({ builtOn: ['a session taken since'] });
    granted(await takeBackSession(club.db, owner(), { sessionId }, key()));
    granted(await takeBack(back.activityId));
    expect(await now(packageId)).toMatchObject({ state: 'EXPIRED', balance: 0, endedOn: '2026-10-31' });
    await areProved();
  });

  it('moves to another member and another location at its value, once, and back', async () => {
    const { memberId: other } = await aMember(club, { locationId: club.elsewhereId });
    const { packageId } = await sell(12);
    granted(await log('2026-11-01'));
    const to = { packageId, toMemberId: other, toLocationId: club.elsewhereId, sessions: 5 };
    const moved = granted(await transferPackage(club.db, owner(), to, key()));
    expect(moved).toMatchObject({ sessions: 5, valueMinor: 41_667 });
    expect(await now(packageId)).toMatchObject({ balance: 6, deferred: 50_000, state: 'ACTIVE' });
    expect(await now(moved.packageId)).toMatchObject({ balance: 5, deferred: 41_667, state: 'ACTIVE' });
    granted(await log('2026-11-18', other));
    expect(await takeBack(moved.activityId)).toMatchObject({ builtOn: ['a session taken since'] });
    const rest = granted(await transferPackage(club.db, owner(), { packageId, toMemberId: other }, key()));
    expect(await now(packageId)).toMatchObject({ balance: 0, deferred: 0, state: 'CANCELLED', endedOn: '2026-11-18' });
    await areProved([memberId, other]);
    granted(await takeBack(rest.activityId));
    expect(await now(packageId)).toMatchObject({ balance: 6, deferred: 50_000, state: 'ACTIVE' });
    expect(await transferPackage(club.db, owner(), { packageId, toMemberId: other, sessions: 7 }, key())).toMatchObject(
      {
        refusal: 'NotSoManyLeft',
        left: 6,
      },
    );
    await areProved([memberId, other]);
  });

  it('is put right by another on other terms, and no money moves', async () => {
    const { packageId } = await sell(10);
    const replaced = granted(
      await replacePackage(club.db, owner(), { packageId, sessions: 20, item: 'PT half' }, key()),
    );
    expect(replaced).toMatchObject({ sessions: 20, valueMinor: 100_000 });
    expect(await now(packageId)).toMatchObject({ state: 'CANCELLED', balance: 0 });
    granted(await log('2026-11-18'));
    expect(await now(replaced.packageId)).toMatchObject({ balance: 19, deferred: 95_000 });
    expect(await sum('CASH', [packageId, replaced.packageId])).toBe(0);
    await areProved();
  });

  it('goes back in part with the sessions that are said, and whole with all that is left', async () => {
    const { packageId } = await sell(10);
    granted(await collectPayment(club.db, owner(), { packageId, amountMinor: 60_000 }, key()));
    granted(await log('2026-11-01'));
    const part = granted(await refundSale(club.db, owner(), { packageId, amountMinor: 20_000, sessions: 2 }, key()));
    expect(await now(packageId)).toMatchObject({ balance: 7, deferred: 70_000, state: 'ACTIVE' });
    expect(await refundSale(club.db, owner(), { packageId, amountMinor: 100, sessions: 8 }, key())).toMatchObject({
      refusal: 'NotSoManyLeft',
    });
    const whole = granted(await refundSale(club.db, owner(), { packageId }, key()));
    expect(await now(packageId)).toMatchObject({ balance: 0, deferred: 0, state: 'REFUNDED', endedOn: '2026-11-18' });
    expect([await sum('RECEIVABLE', [packageId]), await sum('CASH', [packageId])]).toEqual([0, 0]);
    await areProved();
    granted(await takeBack(whole.activityId));
    expect(await now(packageId)).toMatchObject({ balance: 7, state: 'ACTIVE' });
    granted(await takeBack(part.activityId));
    expect(await now(packageId)).toMatchObject({ balance: 9, deferred: 90_000 });
    expect([await sum('RECEIVABLE', [packageId]), await sum('CASH', [packageId])]).toEqual([40_000, 60_000]);
    await areProved();
  });

  it('given away is worth nothing, pays the trainer, and is taken back whole', async () => {
    const gift = { memberId, locationId: club.locationId, sessions: 2, why: 'For the patience' };
    const { packageId, activityId } = granted(await giveSessions(club.db, club.as('manager'), gift, key()));
    expect(granted(await log('2026-11-18')).receipt).toMatchObject({ packageId, recognisedMinor: 0, payMinor: 3_200 });
    expect(await takeBack(activityId)).toMatchObject({ builtOn: ['a session taken since'] });
    expect(await giveSessions(club.db, club.as('trainer'), gift, key())).toMatchObject({ refusal: 'NotPermitted' });
    await areProved();
  });

  it('keeps every identity of the books whatever is done to it, in whatever order', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    console.info(`living packages: seed ${seed}`);
    let state = seed;
    const dice = (sides: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 4_294_967_296) * sides);
    };
    const pick = <T>(list: readonly T[]): T | undefined => list[dice(list.length)];
    const { memberId: other } = await aMember(club);
    const packages: string[] = [];
    const acts: string[] = [];
    const sessions: string[] = [];
    const day = () => addDays('2026-10-05', dice(45));
    const some = () => pick(packages) ?? newId();
    const steps = [
      () =>
        sell(1 + dice(6), dice(4) === 0 ? dice(7) : dice(90_000), { soldOn: day(), memberId: pick([memberId, other]) }),
      () => log(day(), pick([memberId, other])),
      () => log(day(), pick([memberId, other])),
      () =>
        missSession(
          club.db,
          owner(),
          {
            session: {
              memberId,
              locationId: club.locationId,
              trainerId: club.staff.otherTrainer,
              startsAtLocal: `${day()}T09:00`,
            },
          },
          key(),
        ),
      () => takeBackSession(club.db, owner(), { sessionId: pick(sessions) ?? newId() }, key()),
      () => freezePackage(club.db, owner(), { packageId: some(), from: day() }, key()),
      () => unfreezePackage(club.db, owner(), { packageId: some(), on: day() }, key()),
      () =>
        transferPackage(
          club.db,
          owner(),
          { packageId: some(), toMemberId: pick([memberId, other]) ?? '', sessions: 1 + dice(3) },
          key(),
        ),
      () => replacePackage(club.db, owner(), { packageId: some(), sessions: 1 + dice(9) }, key()),
      () =>
        refundSale(
          club.db,
          owner(),
          { packageId: some(), ...(dice(2) ? { amountMinor: 1 + dice(500), sessions: dice(3) } : {}) },
          key(),
        ),
      () => collectPayment(club.db, owner(), { packageId: some(), amountMinor: 1 + dice(5_000) }, key()),
      () => unexpirePackage(club.db, owner(), { packageId: some(), expiresOn: addDays('2026-11-18', dice(40)) }, key()),
      () => takeBack(pick(acts) ?? newId()),
    ];
    let done = 0;
    for (let n = 0; n < 120; n += 1) {
      const answer = (await (n < 4 ? steps[0] : pick(steps))?.()) as Record<string, unknown> | undefined;
      if (!answer || 'refusal' in answer) continue;
      done += 1;
      if (typeof answer['packageId'] === 'string') packages.push(answer['packageId']);
      if (typeof answer['sessionId'] === 'string') sessions.push(answer['sessionId']);
      if (typeof answer['activityId'] === 'string') acts.push(answer['activityId']);
      const broken = await club.db.read(club.organizationId, (query) => booksDifferences(query, club.organizationId));
      expect([n, answer['type'], broken]).toEqual([n, answer['type'], []]);
    }
    expect(done).toBeGreaterThan(20);
    await areProved([memberId, other]);
  }, 120_000);
});
