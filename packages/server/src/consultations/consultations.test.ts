import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aClub,
  aConsultation,
  aMember,
  aPackage,
  NOW,
  openWorld,
  type Club,
  type OpenWorld,
} from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { isRefusal, type Refusal } from '../kernel/index.ts';
import { beBacks, completeNextStep, entities, undoers as taskUndoers } from '../tasks/index.ts';
import {
  bookWalkIn,
  cancelConsultation,
  chainOf,
  correctOutcome,
  latestConsultationsOf,
  listConsultations,
  missConsultation,
  moveConsultation,
  recordObjection,
  setConsultation,
  showConsultation,
  undoers,
  type SetConsultation,
} from './index.ts';

type Person = Parameters<Club['as']>[0];
let world: OpenWorld;
let club: Club;
let memberId: string;
let keys = 0;
const key = () => `consultation-${(keys += 1)}`;
beforeAll(async () => {
  world = await openWorld(entities);
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  club = await aClub(world.db);
  memberId = (await aMember(club)).memberId;
});

const MINUTE = 60_000;
const AT_TEN = new Date('2026-11-20T15:00:00Z');
const after = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * MINUTE);
const ask = (change: Partial<SetConsultation> = {}): SetConsultation => ({
  memberId,
  trainerId: club.staff.trainer,
  locationId: club.locationId,
  startsAtLocal: '2026-11-20T10:00',
  minutes: 45,
  ...change,
});
const set = (change: Partial<SetConsultation> = {}, person: Person = 'frontDesk', now = NOW) =>
  setConsultation(club.db, club.as(person, now), ask(change), key());
async function held<Answer extends object>(answer: Promise<Answer | Refusal>): Promise<Answer> {
  const given = await answer;
  if (isRefusal(given)) throw new Error(`${given.refusal}: ${given.message}`);
  return given;
}
const takeBack = (activityId: string, now = NOW) =>
  undo(club.db, club.as('owner', now), { activityId }, key(), { ...undoers, ...taskUndoers });
/** Everything that lists and numbers rest on, without the count of versions. */
const state = () =>
  club.rows(
    `select c.id, c.chain_id, c.place_in_chain, c.is_last, c.outcome, c.late, c.outcome_at, c.objection, c.objection_note, c.follow_up_on, c.starts_at,
       c.trainer_id, c.walk_in, (select jsonb_agg(j.first_consultation_id order by j.number) from journey j where j.member_id = c.member_id and j.voided_at is null) as journeys,
       (select jsonb_agg(e.stage order by e.stage) from stage_entry e where e.member_id = c.member_id and e.voided_at is null) as stages,
       (select count(*)::integer from next_step t where t.member_id = c.member_id and t.voided_at is null) as steps
     from consultation c where c.voided_at is null order by c.starts_at, c.id`,
  );

describe('setting a consultation', () => {
  it('makes a chain of one slot that counts for the member’s home, and leads the member to the stage of being set', async () => {
    const { consultationId, walkIn } = await held(set());
    expect(walkIn).toBe(false);
    expect(
      await club.one(
        'select starts_at, slot_on, set_on, set_by_staff_id, home_location_id from consultation where id = $1',
        [consultationId],
      ),
    ).toEqual({
      starts_at: AT_TEN,
      slot_on: '2026-11-20',
      set_on: '2026-11-18',
      set_by_staff_id: club.staff.frontDesk,
      home_location_id: club.locationId,
    });
    expect(await state()).toMatchObject([{ stages: ['JOINED', 'SET'] }]);
  });

  it('is a walk-in by itself when it begins in less than an hour', async () => {
    expect(await held(set({ startsAtLocal: '2026-11-18T10:59' }))).toMatchObject({ walkIn: true });
    expect(await held(set({ startsAtLocal: '2026-11-18T11:45' }))).toMatchObject({ walkIn: false });
  });

  it('refuses an hour that the clocks skip, takes the first of one that comes twice, and none that has passed', async () => {
    expect(await set({ startsAtLocal: '2027-03-14T02:30' })).toMatchObject({
      refusal: 'InvalidInput',
      field: 'startsAtLocal',
    });
    const early = new Date('2026-10-01T12:00:00Z');
    const twice = await held(set({ startsAtLocal: '2026-11-01T01:30' }, 'frontDesk', early));
    expect(await club.one('select starts_at from consultation where id = $1', [twice.consultationId])).toEqual({
      starts_at: new Date('2026-11-01T05:30:00Z'),
    });
    expect(await set({ startsAtLocal: '2026-11-18T09:59' })).toMatchObject({ field: 'startsAtLocal' });
    expect(await set({ startsAtLocal: 'tomorrow' })).toMatchObject({ field: 'startsAtLocal' });
    expect(await set({ minutes: 4 })).toMatchObject({ field: 'minutes' });
  });

  it('refuses an hour that the trainer has given away, names it, and allows the next one and another trainer', async () => {
    const first = await held(set());
    expect(await set({ startsAtLocal: '2026-11-20T10:44' })).toMatchObject({
      refusal: 'SlotTaken',
      consultationId: first.consultationId,
      startsAtLocal: '2026-11-20T10:00',
      minutes: 45,
    });
    await held(set({ startsAtLocal: '2026-11-20T10:45' }));
    await held(set({ trainerId: club.staff.otherTrainer }));
  });

  it('gives one hour to one of two who ask at the same moment', async () => {
    const answers = await Promise.all([set(), set(), set(), set()]);
    expect(answers.filter(isRefusal).map(({ refusal }) => refusal)).toEqual(['SlotTaken', 'SlotTaken', 'SlotTaken']);
  });

  it('holds the hour by the database too, but lets imported bookings overlap as they did', async () => {
    await held(set());
    await aConsultation(club, memberId, { startsAt: AT_TEN });
    await expect(
      club.db.transact(club.organizationId, (tx) => tx.rows('update consultation set guards_slot = true')),
    ).rejects.toThrow('consultation_one_at_a_time');
  });

  it('is one effect and one answer for one key', async () => {
    const once = () => setConsultation(club.db, club.as('frontDesk'), ask(), 'the-same-key');
    const [first, ...others] = await Promise.all([once(), once(), once()]);
    expect(first).toMatchObject({ type: 'ConsultationSet' });
    for (const other of others) expect(other).toEqual(first);
    expect(await state()).toHaveLength(1);
  });

  it('is for trainers with themselves, also with members whom they know by name only', async () => {
    expect(await set({}, 'trainer')).toMatchObject({ type: 'ConsultationSet' });
    expect(await set({}, 'otherTrainer')).toMatchObject({ refusal: 'NotFound' });
    expect(await set({}, 'managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await set({}, 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
    expect(await set({ trainerId: club.staff.frontDesk })).toMatchObject({ refusal: 'NotFound' });
    expect(await set({ memberId: club.staff.trainer })).toMatchObject({ refusal: 'NotFound' });
    expect(await set({ memberId: 'nobody' })).toMatchObject({ refusal: 'NotFound' });
  });

  it('never happened when undone: the hour is free and the stage as before', async () => {
    const { activityId } = await held(set());
    expect(await takeBack(activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await state()).toEqual([]);
    expect(await club.rows('select stage from stage_entry where voided_at is null')).toEqual([{ stage: 'JOINED' }]);
    await held(set());
  });
});

describe('moving a consultation', () => {
  const move = (consultationId: string, startsAtLocal = '2026-11-21T12:00', person: Person = 'frontDesk') =>
    moveConsultation(club.db, club.as(person), { consultationId, startsAtLocal }, key());

  it('makes a new slot of the same chain, and the old hour is free', async () => {
    const first = await held(set());
    const moved = await held(move(first.consultationId));
    expect(await state()).toMatchObject([
      { id: first.consultationId, outcome: 'RESCHEDULED', is_last: false, place_in_chain: 1 },
      { id: moved.consultationId, outcome: null, is_last: true, place_in_chain: 2, chain_id: first.chainId },
    ]);
    await held(set());
    expect(await move(first.consultationId)).toMatchObject({ refusal: 'ConsultationLogged', outcome: 'RESCHEDULED' });
    expect(await chainOf(club.db, club.as('trainer'), moved.consultationId)).toMatchObject([
      { placeInChain: 1 },
      { placeInChain: 2 },
    ]);
    expect(await chainOf(club.db, club.as('otherTrainer'), moved.consultationId)).toMatchObject({
      refusal: 'NotFound',
    });
  });

  it('may overlap the hour that it leaves, not somebody else’s', async () => {
    const first = await held(set());
    const other = await held(set({ startsAtLocal: '2026-11-20T11:30' }));
    expect(await move(first.consultationId, '2026-11-20T11:00')).toMatchObject({
      refusal: 'SlotTaken',
      consultationId: other.consultationId,
    });
    await held(move(first.consultationId, '2026-11-20T10:15'));
    expect(await move(other.consultationId, '2026-11-20T11:30')).toMatchObject({ field: 'startsAtLocal' });
  });

  it('is undone to the slot before, but not after a later act, nor when the hour was given away', async () => {
    const first = await held(set());
    const before = await state();
    const moved = await held(move(first.consultationId));
    const again = await held(move(moved.consultationId, '2026-11-22T12:00'));
    expect(await takeBack(moved.activityId)).toMatchObject({ builtOn: ['consultation.moved'] });
    expect(await takeBack(first.activityId)).toMatchObject({ builtOn: ['consultation.moved', 'consultation.moved'] });
    await takeBack(again.activityId);
    const taker = await held(set());
    expect(await takeBack(moved.activityId)).toMatchObject({
      builtOn: ['another consultation of the trainer at that hour'],
    });
    await takeBack(taker.activityId);
    expect(await takeBack(moved.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await state()).toEqual(before);
  });
});

describe('saying how it went', () => {
  const inTime = after(AT_TEN, 50);
  const show = (consultationId: string, now = inTime, person: Person = 'trainer') =>
    showConsultation(club.db, club.as(person, now), { consultationId }, key());

  it('is a show that opens a journey, and none when that is undone', async () => {
    const { consultationId } = await held(set());
    const before = await state();
    expect(await show(consultationId, after(AT_TEN, -31))).toMatchObject({
      refusal: 'TooEarly',
      from: after(AT_TEN, -30).toISOString(),
    });
    const shown = await held(show(consultationId));
    expect(await state()).toMatchObject([
      { outcome: 'SHOWED', journeys: [consultationId], stages: ['JOINED', 'SET', 'SHOWED'] },
    ]);
    expect(await show(consultationId)).toMatchObject({ refusal: 'ConsultationLogged' });
    await takeBack(shown.activityId, inTime);
    expect(await state()).toEqual(before);
  });

  it('keeps a show that a sale was closed on', async () => {
    const { consultationId } = await held(set());
    const shown = await held(show(consultationId));
    await aPackage(club, memberId, { soldOn: '2026-11-25' });
    expect(await takeBack(shown.activityId, inTime)).toMatchObject({
      refusal: 'SomethingBuiltOnIt',
      builtOn: ['the sale of 2026-11-25'],
    });
  });

  it('is for the trainer who holds it, and for the people of the place', async () => {
    const { consultationId } = await held(set());
    expect(await show(consultationId, inTime, 'otherTrainer')).toMatchObject({ refusal: 'NotFound' });
    expect(await show(consultationId, inTime, 'managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await show(consultationId, inTime, 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
    expect(await show('not-an-id', inTime)).toMatchObject({ refusal: 'NotFound' });
    await held(show(consultationId, inTime, 'frontDesk'));
  });

  it('is a no-show from the start on, and open again when undone', async () => {
    const { consultationId } = await held(set());
    const before = await state();
    const miss = (now: Date) => missConsultation(club.db, club.as('trainer', now), { consultationId }, key());
    expect(await miss(after(AT_TEN, -1))).toMatchObject({ refusal: 'TooEarly' });
    const missed = await held(miss(inTime));
    expect(await state()).toMatchObject([{ outcome: 'NO_SHOW' }]);
    await takeBack(missed.activityId, inTime);
    expect(await state()).toEqual(before);
  });

  it('is a cancellation, late under 24 hours before, by what the member said and when', async () => {
    const [one, two, three] = [
      await held(set()),
      await held(set({ startsAtLocal: '2026-11-20T12:00' })),
      await held(set({ startsAtLocal: '2026-11-20T14:00' })),
    ];
    const cancel = (consultationId: string, by: 'MEMBER' | 'CLUB', now: Date, cancelledAt?: Date) =>
      cancelConsultation(
        club.db,
        club.as('frontDesk', now),
        { consultationId, by, cancelledAt: cancelledAt?.toISOString() ?? null },
        key(),
      );
    expect(await held(cancel(one.consultationId, 'MEMBER', after(AT_TEN, -24 * 60)))).toMatchObject({ late: false });
    const late = await held(cancel(two.consultationId, 'MEMBER', inTime));
    expect(late).toMatchObject({ late: true });
    expect(await held(cancel(three.consultationId, 'CLUB', inTime))).toMatchObject({ late: false });
    expect(await state()).toMatchObject([
      { outcome: 'CANCELLED_BY_MEMBER', late: false },
      { late: true },
      { outcome: 'CANCELLED_BY_CLUB' },
    ]);
    await takeBack(late.activityId, inTime);
    expect(await cancel(two.consultationId, 'MEMBER', inTime, after(inTime, 1))).toMatchObject({
      field: 'cancelledAt',
    });
    expect(await held(cancel(two.consultationId, 'MEMBER', inTime, NOW))).toMatchObject({ late: false });
  });

  it('is put right when it was wrong; what was known before is kept, and undo restores it', async () => {
    const { consultationId } = await held(set());
    const shown = await held(show(consultationId));
    const before = await state();
    const correct = (outcome: 'NO_SHOW' | 'SHOWED', late = false) =>
      correctOutcome(club.db, club.as('manager', inTime), { consultationId, outcome, late }, key());
    expect(await correct('SHOWED')).toMatchObject({ field: 'outcome' });
    expect(await correct('NO_SHOW', true)).toMatchObject({ field: 'late' });
    const corrected = await held(correct('NO_SHOW'));
    expect(await state()).toMatchObject([{ outcome: 'NO_SHOW', journeys: null, stages: ['JOINED', 'SET'] }]);
    expect(
      await club.rows(
        "select content ->> 'outcome' as outcome from fact_version where fact_id = $1 order by written_at",
        [consultationId],
      ),
    ).toEqual([{ outcome: null }, { outcome: 'SHOWED' }, { outcome: 'NO_SHOW' }]);
    expect(await takeBack(shown.activityId, inTime)).toMatchObject({ builtOn: ['consultation.corrected'] });
    await takeBack(corrected.activityId, inTime);
    expect(await state()).toEqual(before);
    expect(await takeBack(shown.activityId, inTime)).toMatchObject({ type: 'ActivityUndone' });
  });
});

describe('a walk-in', () => {
  it('is booked now or written down later the same day, and is no set', async () => {
    const book = (startsAtLocal?: string) =>
      bookWalkIn(
        club.db,
        club.as('trainer'),
        {
          memberId,
          trainerId: club.staff.trainer,
          locationId: club.locationId,
          minutes: 30,
          startsAtLocal: startsAtLocal ?? null,
        },
        key(),
      );
    const now = await held(book());
    expect(now).toMatchObject({ walkIn: true });
    expect(await book('2026-11-18T11:00')).toMatchObject({ field: 'startsAtLocal' });
    expect(await book('2026-11-17T09:59')).toMatchObject({ field: 'startsAtLocal' });
    expect(await book('2026-11-18T10:20')).toMatchObject({ refusal: 'SlotTaken' });
    await held(book('2026-11-18T08:00'));
    await held(showConsultation(club.db, club.as('trainer'), now, key()));
    await takeBack((await held(book('2026-11-18T07:00'))).activityId);
    expect(await state()).toMatchObject([
      { walk_in: true, outcome: null },
      { walk_in: true, outcome: 'SHOWED' },
    ]);
  });
});

describe('an objection', () => {
  const later = after(AT_TEN, 60);
  const object = (consultationId: string, change: object = {}) =>
    recordObjection(
      club.db,
      club.as('trainer', later),
      { consultationId, objection: 'PRICE', note: 'Too dear', followUpOn: '2026-11-27', ...change },
      key(),
    );

  it('waits for the show, leaves a be-back with the trainer, and is gone with it when undone', async () => {
    const { consultationId } = await held(set());
    expect(await object(consultationId)).toMatchObject({ field: 'consultationId' });
    await held(showConsultation(club.db, club.as('trainer', later), { consultationId }, key()));
    const before = await state();
    expect(await object(consultationId, { followUpOn: '2026-11-19' })).toMatchObject({ field: 'followUpOn' });
    expect(await object(consultationId, { ownerStaffId: 'nobody' })).toMatchObject({ refusal: 'NotFound' });
    const recorded = await held(object(consultationId));
    expect(await object(consultationId)).toMatchObject({ refusal: 'ObjectionRecordedAlready' });
    expect(await beBacks(club.db, club.as('trainer'), { first: 5, asOf: '2026-11-21' })).toMatchObject({
      edges: [{ node: { dueOn: '2026-11-27' } }],
    });
    const correct = correctOutcome(club.db, club.as('trainer', later), { consultationId, outcome: 'NO_SHOW' }, key());
    expect(await correct).toMatchObject({ builtOn: ['consultation.objection-recorded'] });
    await takeBack(recorded.activityId, later);
    expect(await state()).toEqual(before);
  });

  it('stays while its follow-up was worked on', async () => {
    const { consultationId } = await held(set());
    await held(showConsultation(club.db, club.as('trainer', later), { consultationId }, key()));
    const recorded = await held(object(consultationId));
    const done = await held(
      completeNextStep(club.db, club.as('trainer', later), { stepId: String(recorded.stepId) }, key()),
    );
    expect(await takeBack(recorded.activityId, later)).toMatchObject({
      builtOn: ['the follow-up, which was worked on'],
    });
    await takeBack(done.activityId, later);
    expect(await takeBack(recorded.activityId, later)).toMatchObject({ type: 'ActivityUndone' });
  });
});

describe('looking at consultations', () => {
  it('lists those of some days, those to come and those that nobody marked, each for the eyes that may see them', async () => {
    const past = await aConsultation(club, memberId, { startsAt: after(NOW, -120) });
    const done = await aConsultation(club, memberId, { startsAt: after(NOW, -240), outcome: 'NO_SHOW' });
    const ahead = await aConsultation(club, memberId, {
      startsAt: after(NOW, 120),
      trainerId: club.staff.otherTrainer,
    });
    const list = async (person: Person, state: 'OPEN' | 'UNLOGGED' | null = null) => {
      const page = await held(
        listConsultations(club.db, club.as(person), { from: '2026-11-18', to: '2026-11-18', first: 10, state }),
      );
      return page.edges.map(({ node }) => node.id);
    };
    const [p, d, a] = [past.consultationId, done.consultationId, ahead.consultationId];
    expect(await list('manager')).toEqual([d, p, a]);
    expect(await list('manager', 'OPEN')).toEqual([p, a]);
    expect(await list('manager', 'UNLOGGED')).toEqual([p]);
    expect([await list('trainer'), await list('otherTrainer'), await list('managerElsewhere')]).toEqual([
      [d, p],
      [a],
      [],
    ]);
    const [first] = (
      await held(listConsultations(club.db, club.as('owner'), { from: '2026-11-18', to: '2026-11-18', first: 1 }))
    ).edges;
    const rest = await held(
      listConsultations(club.db, club.as('owner'), {
        from: '2026-11-18',
        to: '2026-11-18',
        first: 5,
        after: String(first?.cursor),
      }),
    );
    expect([first?.node.id, ...rest.edges.map(({ node }) => node.id)]).toEqual([d, p, a]);
  });

  it('finds the latest of each of many members at once', async () => {
    const other = await aMember(club);
    await aConsultation(club, memberId, { startsAt: after(NOW, -120) });
    const latest = await aConsultation(club, memberId, { startsAt: after(NOW, 120) });
    const theirs = await aConsultation(club, other.memberId);
    const found = await held(latestConsultationsOf(club.db, club.as('frontDesk'), [memberId, other.memberId]));
    expect(found.map(({ id }) => id).sort()).toEqual([latest.consultationId, theirs.consultationId].sort());
  });
});
