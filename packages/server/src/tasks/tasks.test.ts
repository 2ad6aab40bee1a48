import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClub, aConsultation, aMember, openWorld, type Club, type OpenWorld } from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import {
  beBacks,
  completeNextStep,
  countBeBacks,
  dropNextStep,
  dueSteps,
  entities,
  leaveStep,
  logTalk,
  moveNextStep,
  planNextStep,
  undoers,
  whyNotPlan,
} from './index.ts';

let world: OpenWorld;
let club: Club;
let memberId: string;
let keys = 0;
const key = () => `tasks-key-${(keys += 1)}`;
beforeAll(async () => {
  world = await openWorld(entities);
}, 120_000);
afterAll(() => world.close());

type Person = Parameters<Club['as']>[0];
const aStep = async (dueOn: string, person: Person = 'manager', ownerStaffId?: string) => {
  const answer = await planNextStep(
    club.db,
    club.as(person),
    { memberId, what: 'Call back', dueOn, ...(ownerStaffId ? { ownerStaffId } : {}) },
    key(),
  );
  if (!('stepId' in answer)) throw new Error(answer.message);
  return answer;
};
const due = async (person: Person = 'manager', dueBy = '2026-12-31') => {
  const page = await dueSteps(club.db, club.as(person), { first: 10, dueBy });
  return 'edges' in page ? page.edges.map(({ node }) => node.dueOn) : page.message;
};
const takeBack = (activityId: string) => undo(club.db, club.as('owner'), { activityId }, key(), undoers);

describe('the next step with somebody', () => {
  beforeEachClub();

  it('is due on its day, for whoever is to take it', async () => {
    await aStep('2026-11-20', 'manager', club.staff.otherTrainer);
    await aStep('2026-11-18', 'frontDesk');
    expect([await due(), await due('manager', '2026-11-18')]).toEqual([['2026-11-18', '2026-11-20'], ['2026-11-18']]);
    expect([await due('otherTrainer'), await due('trainer'), await due('managerElsewhere')]).toEqual([
      ['2026-11-20'],
      [],
      [],
    ]);
    expect(await due('accountant')).toMatch('Only an owner');
  });

  it('needs words and a day within the coming year', () => {
    const why = (what: string, dueOn: string) => whyNotPlan(what, dueOn, '2026-11-18')?.field ?? null;
    expect([
      why('Call', '2026-11-18'),
      why(' ', '2026-11-18'),
      why('Call', '2026-11-17'),
      why('Call', '2026-02-30'),
      why('Call', '2027-11-20'),
    ]).toEqual([null, 'what', 'dueOn', 'dueOn', 'dueOn']);
  });

  it('is planned by trainers for themselves and for their own clients', async () => {
    const ask = { memberId, what: 'Call', dueOn: '2026-11-20' };
    expect(await planNextStep(club.db, club.as('trainer'), ask, key())).toMatchObject({ refusal: 'NotFound' });
    await aConsultation(club, memberId);
    expect(await planNextStep(club.db, club.as('trainer'), ask, key())).toMatchObject({ type: 'NextStepPlanned' });
    expect(
      await planNextStep(club.db, club.as('trainer'), { ...ask, ownerStaffId: club.staff.manager }, key()),
    ).toMatchObject({ field: 'ownerStaffId' });
  });

  it('is done or dropped once, and open again when that is undone', async () => {
    const [one, two] = [await aStep('2026-11-20'), await aStep('2026-11-21')];
    const done = await completeNextStep(club.db, club.as('manager'), one, key());
    const dropped = await dropNextStep(club.db, club.as('manager'), two, key());
    expect(await due()).toEqual([]);
    expect(await dropNextStep(club.db, club.as('manager'), one, key())).toMatchObject({ refusal: 'StepNotOpen' });
    if (!('activityId' in done && 'activityId' in dropped)) throw new Error('both were to end');
    expect(await takeBack(one.activityId)).toMatchObject({ builtOn: ['next-step.completed'] });
    await takeBack(done.activityId);
    await takeBack(dropped.activityId);
    expect(await due()).toEqual(['2026-11-20', '2026-11-21']);
    await takeBack(one.activityId);
    expect(await due()).toEqual(['2026-11-21']);
  });

  it('moves to another day and owner, and back when undone', async () => {
    const step = await aStep('2026-11-20');
    const moved = await moveNextStep(
      club.db,
      club.as('manager'),
      { stepId: step.stepId, dueOn: '2026-12-01', ownerStaffId: club.staff.trainer },
      key(),
    );
    expect(await due('trainer')).toEqual(['2026-12-01']);
    expect(
      await moveNextStep(club.db, club.as('otherTrainer'), { stepId: step.stepId, dueOn: '2026-12-02' }, key()),
    ).toMatchObject({ refusal: 'NotFound' });
    if ('activityId' in moved) await takeBack(moved.activityId);
    expect([await due('trainer'), await due()]).toEqual([[], ['2026-11-20']]);
  });
});

describe('the be-back queue', () => {
  beforeEachClub();

  it('holds the follow-ups of consultations of the last 30 days', async () => {
    for (const [day, hour] of [
      ['2026-10-18', 15],
      ['2026-10-19', 15],
      ['2026-11-17', 15],
    ] as const) {
      const startsAt = new Date(`${day}T${hour}:00:00Z`);
      const { consultationId } = await aConsultation(club, memberId, {
        startsAt,
        bookedAt: new Date('2026-10-01T12:00:00Z'),
        outcome: 'SHOWED',
      });
      await club.db.transact(club.organizationId, (tx) =>
        leaveStep(tx, {
          memberId,
          locationId: club.locationId,
          kind: 'FOLLOW_UP',
          what: 'Be-back',
          ownerStaffId: club.staff.trainer,
          dueOn: '2026-11-19',
          consultationId,
        }),
      );
    }
    const page = await beBacks(club.db, club.as('trainer'), { first: 10, asOf: '2026-11-18' });
    expect('edges' in page && page.edges.map(({ node }) => [node.showedOn, node.countsUntil]).sort()).toEqual([
      ['2026-10-19', '2026-11-18'],
      ['2026-11-17', '2026-12-17'],
    ]);
    expect('edges' in page && page.edges.map(({ node }) => [node.daysLeft, node.dueInDays]).sort()).toEqual([
      [0, 1],
      [29, 1],
    ]);
    const count = (person: Person, asked: object = {}, now?: Date) =>
      countBeBacks(club.db, club.as(person, now), asked);
    expect(await count('trainer')).toEqual({ total: 2, due: 0 });
    expect(await count('manager', { ownerStaffId: club.staff.trainer }, new Date('2026-11-19T15:00:00Z'))).toEqual({
      total: 1,
      due: 1,
    });
    expect(await count('otherTrainer')).toEqual({ total: 0, due: 0 });
    expect(await count('managerElsewhere')).toEqual({ total: 0, due: 0 });
    expect(await count('accountant')).toMatchObject({ refusal: 'NotPermitted' });
    expect(await beBacks(club.db, club.as('trainer'), { first: 10, asOf: '2026-02-30' })).toMatchObject({
      field: 'asOf',
    });
  });

  it('counts the days from each location’s own today', async () => {
    // It is the 19th in New York since half an hour, and still the 18th in Denver.
    const now = new Date('2026-11-19T05:30:00Z');
    const places = [club.locationId, club.elsewhereId];
    for (const locationId of places) {
      const { consultationId } = await aConsultation(club, memberId, {
        startsAt: new Date('2026-10-19T20:00:00Z'),
        bookedAt: new Date('2026-10-01T12:00:00Z'),
        outcome: 'SHOWED',
        locationId,
      });
      await club.db.transact(club.organizationId, (tx) =>
        leaveStep(tx, {
          memberId,
          locationId,
          kind: 'FOLLOW_UP',
          what: 'Be-back',
          ownerStaffId: club.staff.trainer,
          dueOn: '2026-11-18',
          consultationId,
        }),
      );
    }
    const page = await beBacks(club.db, club.as('owner', now), { first: 10 });
    expect('edges' in page && page.edges.map(({ node }) => node.locationId)).toEqual([club.elsewhereId]);
  });
});

describe('speaking with somebody who is to be followed up', () => {
  beforeEachClub();

  const state = (stepId: string) =>
    club.one(
      `select t.due_on, t.dropped_at is not null as dropped,
         (select count(*)::integer from talk k where k.step_id = t.id and k.voided_at is null) as talks
       from next_step t where t.id = $1`,
      [stepId],
    );
  const talk = (input: Parameters<typeof logTalk>[2], person: Person = 'manager') =>
    logTalk(club.db, club.as(person), input, key());

  it('goes on to the day that was agreed, or ends with the reason why not now', async () => {
    const { stepId } = await aStep('2026-11-19');
    expect(await talk({ stepId, said: 'NOT_REACHED', until: '2026-11-20' })).toMatchObject({ type: 'TalkLogged' });
    expect(await talk({ stepId, said: 'TALKING', until: '2026-11-27', note: 'Asks at home' })).toMatchObject({
      stepId,
    });
    expect(await state(stepId)).toEqual({ due_on: '2026-11-27', dropped: false, talks: 2 });
    expect(await talk({ stepId, said: 'NOT_NOW', reason: 'PRICE' })).toMatchObject({ stepId });
    expect(await state(stepId)).toEqual({ due_on: '2026-11-27', dropped: true, talks: 3 });
    expect(await talk({ stepId, said: 'TALKING', until: '2026-11-28' })).toMatchObject({ refusal: 'StepNotOpen' });
  });

  it('needs a day to go on and a reason to end, not both', async () => {
    const { stepId } = await aStep('2026-11-19');
    const field = async (input: Omit<Parameters<typeof logTalk>[2], 'stepId'>) => {
      const answer = await talk({ stepId, ...input });
      return 'field' in answer ? answer.field : answer;
    };
    expect([
      await field({ said: 'TALKING' }),
      await field({ said: 'TALKING', until: '2026-11-17' }),
      await field({ said: 'TALKING', until: '2026-11-20', reason: 'PRICE' }),
      await field({ said: 'NOT_NOW' }),
      await field({ said: 'NOT_NOW', reason: 'TIME', until: '2026-11-20' }),
      await field({ said: 'NOT_REACHED', until: '2026-11-20', note: 'x'.repeat(2001) }),
    ]).toEqual(['until', 'until', 'reason', 'reason', 'until', 'note']);
    expect(await state(stepId)).toMatchObject({ due_on: '2026-11-19', talks: 0 });
  });

  it('never happened when undone, unless a later talk rests on it', async () => {
    const { stepId } = await aStep('2026-11-19');
    const first = await talk({ stepId, said: 'TALKING', until: '2026-11-21' });
    const last = await talk({ stepId, said: 'NOT_NOW', reason: 'HEALTH' });
    if (!('activityId' in first && 'activityId' in last)) throw new Error('both talks were told');
    expect(await takeBack(first.activityId)).toMatchObject({ refusal: 'SomethingBuiltOnIt' });
    expect(await takeBack(last.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await state(stepId)).toEqual({ due_on: '2026-11-21', dropped: false, talks: 1 });
    expect(await takeBack(first.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await state(stepId)).toEqual({ due_on: '2026-11-19', dropped: false, talks: 0 });
  });
});

function beforeEachClub(): void {
  beforeEach(async () => {
    club = await aClub(world.db);
    memberId = (await aMember(club)).memberId;
  });
}
