import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClub, aConsultation, aMember, openWorld, type Club, type OpenWorld } from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import {
  beBacks,
  completeNextStep,
  dropNextStep,
  dueSteps,
  entities,
  leaveStep,
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
    const page = await beBacks(club.db, club.as('trainer'), { first: 10, today: '2026-11-18' });
    expect('edges' in page && page.edges.map(({ node }) => [node.showedOn, node.countsUntil]).sort()).toEqual([
      ['2026-10-19', '2026-11-18'],
      ['2026-11-17', '2026-12-17'],
    ]);
  });
});

function beforeEachClub(): void {
  beforeEach(async () => {
    club = await aClub(world.db);
    memberId = (await aMember(club)).memberId;
  });
}
