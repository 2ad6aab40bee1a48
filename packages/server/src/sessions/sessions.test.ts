import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClub, aMember, type Club, NOW, openWorld, type OpenWorld } from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { newId, type Refusal } from '../kernel/index.ts';
import { booksDifferences, type Sale, sellPackage, settleBooks, undoers as saleUndoers } from '../sales/index.ts';
import { setPayRate } from '../trainers/index.ts';
import {
  cancelSession,
  type LogSession,
  logSession,
  missSession,
  scheduleSession,
  takeBackSession,
  undoers,
} from './index.ts';

describe('a session', () => {
  let world: OpenWorld;
  let club: Club;
  let memberId: string;
  const key = () => `key ${newId()}`;
  const granted = <Answer>(answer: Answer): Exclude<Answer, Refusal> => {
    if (answer && typeof answer === 'object' && 'refusal' in answer) throw new Error(JSON.stringify(answer));
    return answer as Exclude<Answer, Refusal>;
  };
  const sell = async (like: Partial<Sale> = {}, sessions = 12, priceMinor = 100_000) =>
    granted(
      await sellPackage(
        club.db,
        club.as('owner'),
        {
          memberId,
          locationId: club.locationId,
          terms: { item: `PT ${sessions}`, sessions, validDays: 60 },
          priceMinor,
          soldOn: '2026-11-01',
          sellers: [{ staffId: club.staff.trainer, partBp: 10_000 }],
          ...like,
        },
        key(),
      ),
    );
  const told = (like: object = {}) => ({
    memberId,
    locationId: club.locationId,
    trainerId: club.staff.trainer,
    startsAtLocal: '2026-11-18T08:00',
    ...like,
  });
  type Person = Parameters<Club['as']>[0];
  const log = (input: LogSession = { session: told() }, as: Person = 'trainer', sent = key()) =>
    logSession(club.db, club.as(as), input, sent);
  const packageNow = (packageId: string) =>
    club.one<{ balance: number; used: number; deferred: number; state: string; endedOn: string | null }>(
      `select balance, used, deferred_minor as deferred, state, ended_on as "endedOn" from package_state
       where organization_id = $1 and package_id = $2`,
      [club.organizationId, packageId],
    );
  const sumOf = async (account: string) =>
    (
      await club.one<{ total: number }>(
        `select coalesce(sum(l.amount), 0)::bigint as total from ledger_line l
         join ledger_entry e on e.organization_id = $1 and e.id = l.entry_id
         where l.organization_id = $1 and l.account = $2 and (e.subject_id = $3 or l.holder_id = $3
           or e.subject_id in (select id from visit_fact where organization_id = $1 and member_id = $3))`,
        [club.organizationId, account, memberId],
      )
    )?.total;
  /** The books bear out every identity, and settling them finds nothing to do. */
  const areProved = async () => {
    const before = await club.one<{ n: number }>(
      'select count(*) as n from ledger_entry where organization_id = $1 and $2::uuid is not null',
      [club.organizationId, memberId],
    );
    await club.db.transact(club.organizationId, (tx) => settleBooks(tx, [memberId], { now: NOW, staffId: null }));
    const after = await club.one<{ n: number }>(
      'select count(*) as n from ledger_entry where organization_id = $1 and $2::uuid is not null',
      [club.organizationId, memberId],
    );
    expect(after?.n).toBe(before?.n);
    expect(await club.db.read(club.organizationId, (query) => booksDifferences(query, club.organizationId))).toEqual(
      [],
    );
  };

  beforeAll(async () => {
    world = await openWorld();
    club = await aClub(world.db);
    const rate = { staffId: club.staff.trainer, payPerSessionMinor: 3_200, commissionBp: 0, currency: 'USD' };
    granted(await setPayRate(club.db, club.as('owner'), { ...rate, from: '2026-01-01' }, key()));
  }, 120_000);
  afterAll(() => world.close());
  beforeEach(async () => {
    ({ memberId } = await aMember(club));
  });

  it('moves balance, revenue and pay together when it is logged, and says so', async () => {
    const { packageId } = await sell();
    const logged = granted(await log());
    expect(logged.receipt).toMatchObject({
      packageId,
      leftBefore: 12,
      leftAfter: 11,
      recognisedMinor: 8_333,
      payMinor: 3_200,
      withheld: null,
    });
    expect(await packageNow(packageId)).toMatchObject({ balance: 11, used: 1, deferred: 91_667, state: 'ACTIVE' });
    expect([await sumOf('RECOGNISED'), await sumOf('PAY_EXPENSE'), await sumOf('CREDITS_SPENT')]).toEqual([
      -8_333, 3_200, 1,
    ]);
    await areProved();
  });

  it('is as if it had never been once it is taken back, and is taken back once', async () => {
    const { packageId } = await sell();
    const before = await packageNow(packageId);
    const { sessionId } = granted(await log());
    expect(granted(await takeBackSession(club.db, club.as('trainer'), { sessionId }, key()))).toMatchObject({
      back: { packageId, leftAfter: 12, recognisedMinor: 8_333, payMinor: 3_200 },
    });
    expect(await packageNow(packageId)).toEqual(before);
    expect([await sumOf('RECOGNISED'), await sumOf('PAY_EXPENSE'), await sumOf('CREDITS_SPENT')]).toEqual([0, 0, 0]);
    expect(await takeBackSession(club.db, club.as('trainer'), { sessionId }, key())).toMatchObject({
      refusal: 'NotFound',
    });
    await areProved();
  });

  it('spreads the odd cents whichever session is taken back', async () => {
    const { packageId } = await sell();
    const first = granted(await log({ session: told({ startsAtLocal: '2026-11-16T08:00' }) }));
    granted(await log({ session: told({ startsAtLocal: '2026-11-17T08:00' }) }));
    granted(await takeBackSession(club.db, club.as('trainer'), { sessionId: first.sessionId }, key()));
    expect(await packageNow(packageId)).toMatchObject({ balance: 11, deferred: 91_667 });
    await areProved();
  });

  it('is undone from the log as well, and not when somebody said something else since', async () => {
    await sell();
    const { activityId, sessionId } = granted(await log());
    const all = { ...saleUndoers, ...undoers };
    expect(await undo(club.db, club.as('owner'), { activityId }, key(), all)).toMatchObject({ type: 'ActivityUndone' });
    expect(await undo(club.db, club.as('owner'), { activityId }, key(), all)).toMatchObject({
      refusal: 'AlreadyUndone',
    });
    expect(await takeBackSession(club.db, club.as('owner'), { sessionId }, key())).toMatchObject({
      refusal: 'NotFound',
    });
    await areProved();
  });

  it('takes the package that expires soonest, and ends it with its last session', async () => {
    const late = await sell();
    const soon = await sell({ terms: { item: 'PT 1', sessions: 1, validDays: 30 } }, 1, 9_000);
    expect(granted(await log()).receipt).toMatchObject({ packageId: soon.packageId, packageState: 'USED_UP' });
    expect(await packageNow(soon.packageId)).toMatchObject({ balance: 0, state: 'USED_UP', endedOn: '2026-11-18' });
    expect(granted(await log({ session: told({ startsAtLocal: '2026-11-18T09:30' }) })).receipt.packageId).toBe(
      late.packageId,
    );
    await areProved();
  });

  it('that nothing covers is refused with the reason of every package', async () => {
    await sell({ soldOn: '2026-11-10' });
    expect(await log({ session: told({ startsAtLocal: '2026-11-09T08:00' }) })).toMatchObject({
      refusal: 'NotCoveredByPackage',
      packages: [{ why: 'NOT_YET_SOLD' }],
    });
    expect(await log({ session: told({ service: 'Massage' }) })).toMatchObject({ packages: [{ why: 'OUT_OF_SCOPE' }] });
    expect(await log({ session: told({ startsAtLocal: '2026-11-18T17:00' }) })).toMatchObject({
      refusal: 'NotYetBegun',
    });
    expect(await log({ session: told({ startsAtLocal: '2026-03-08T02:30' }) })).toMatchObject({
      refusal: 'InvalidInput',
    });
  });

  it('of a package that expired meanwhile still counts when it was within the validity', async () => {
    const { packageId } = await sell(
      { soldOn: '2026-09-01', terms: { item: 'PT 4', sessions: 4, validDays: 60 } },
      4,
      10_000,
    );
    expect(await packageNow(packageId)).toMatchObject({ balance: 0, state: 'EXPIRED', endedOn: '2026-10-31' });
    const session = told({ startsAtLocal: '2026-10-31T20:00' });
    expect(granted(await log({ session }, 'owner')).receipt).toMatchObject({
      recognisedMinor: 2_500,
      packageState: 'EXPIRED',
    });
    expect(await packageNow(packageId)).toMatchObject({ balance: 0, used: 1, deferred: 0, state: 'EXPIRED' });
    expect(await log({ session: told({ startsAtLocal: '2026-11-01T08:00' }) })).toMatchObject({
      packages: [{ why: 'EXPIRED' }],
    });
    await areProved();
  });

  it('booked ahead guards the hour, spends nothing, and costs nothing when it is called off early', async () => {
    const { packageId } = await sell();
    const at = {
      memberId,
      trainerId: club.staff.trainer,
      locationId: club.locationId,
      startsAtLocal: '2026-11-20T08:00',
    };
    const { sessionId } = granted(await scheduleSession(club.db, club.as('trainer'), at, key()));
    const other = { ...at, startsAtLocal: '2026-11-20T08:30' };
    expect(await scheduleSession(club.db, club.as('manager'), other, key())).toMatchObject({
      refusal: 'TrainerIsBusy',
    });
    const off = { sessionId, by: 'MEMBER' as const };
    expect(granted(await cancelSession(club.db, club.as('trainer'), off, key()))).toMatchObject({
      outcome: 'CANCELLED',
      receipt: { packageId: null, payMinor: 0 },
    });
    expect(await packageNow(packageId)).toMatchObject({ balance: 12 });
    granted(await scheduleSession(club.db, club.as('manager'), other, key()));
    expect(await takeBackSession(club.db, club.as('trainer'), { sessionId }, key())).toMatchObject({
      refusal: 'TrainerIsBusy',
    });
    await areProved();
  });

  it('called off late or missed is charged and paid, unless the club waives it', async () => {
    const { packageId } = await sell();
    const at = {
      memberId,
      trainerId: club.staff.trainer,
      locationId: club.locationId,
      startsAtLocal: '2026-11-19T06:00',
    };
    const { sessionId } = granted(await scheduleSession(club.db, club.as('trainer'), at, key()));
    expect(granted(await cancelSession(club.db, club.as('trainer'), { sessionId, by: 'MEMBER' }, key()))).toMatchObject(
      {
        outcome: 'LATE_CANCELLED',
        receipt: { packageId, leftAfter: 11, payMinor: 3_200 },
      },
    );
    const missed = { session: told({ startsAtLocal: '2026-11-17T08:00' }) };
    expect(granted(await missSession(club.db, club.as('trainer'), missed, key())).receipt).toMatchObject({
      leftAfter: 10,
    });
    const waived = { session: told({ startsAtLocal: '2026-11-16T08:00' }), waived: true };
    expect(granted(await missSession(club.db, club.as('trainer'), waived, key())).receipt).toMatchObject({
      packageId: null,
    });
    await areProved();
  });

  it('pays whoever stood in, and says why nobody is paid', async () => {
    await sell();
    const standIn = await log({ session: told(), trainerId: club.staff.otherTrainer }, 'manager');
    expect(granted(standIn).receipt).toMatchObject({
      trainerId: club.staff.otherTrainer,
      payMinor: 0,
      withheld: 'NO_RATE',
      releasedBy: expect.stringContaining('pay rate'),
    });
    const gift = granted(await log({ session: told({ startsAtLocal: '2026-11-17T08:00' }), complimentary: true }));
    expect(gift.receipt).toMatchObject({ packageId: null, recognisedMinor: 0, payMinor: 3_200 });
    await areProved();
  });

  it('is one session however often the same click is sent', async () => {
    const { packageId } = await sell();
    const sent = key();
    const answers = await Promise.all(Array.from({ length: 50 }, () => log({ session: told() }, 'trainer', sent)));
    expect(answers).toEqual(answers.map(() => granted(answers[0])));
    expect(await packageNow(packageId)).toMatchObject({ balance: 11 });
    expect(await log({ session: told({ minutes: 30 }) }, 'trainer', sent)).toMatchObject({
      refusal: 'IdempotencyKeyReused',
    });
    await areProved();
  });

  it('the last of a package goes to one of fifty who log at once, and to nobody twice', async () => {
    const { packageId } = await sell({}, 1, 9_000);
    const at = (n: number) => told({ startsAtLocal: `2026-11-17T${String(6 + (n % 14)).padStart(2, '0')}:00` });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => log({ session: at(n) })));
    expect(answers.filter((answer) => 'receipt' in answer)).toHaveLength(1);
    expect(answers.filter((answer) => 'refusal' in answer && answer.refusal === 'NotCoveredByPackage')).toHaveLength(
      49,
    );
    expect(await packageNow(packageId)).toMatchObject({ balance: 0, used: 1, deferred: 0 });
    await areProved();
  });

  it('is nobody’s business at another location, and looks as if it were not there', async () => {
    await sell();
    expect(await log({ session: told() }, 'trainerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await log({ session: told() }, 'managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await log({ session: told() }, 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
  });
});
