import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClub, aMember, openWorld, type Club, type OpenWorld } from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { newId } from '../kernel/index.ts';
import {
  assignNextSteps,
  completeNextStep,
  entities,
  planNextSteps,
  stepOwners,
  undoers,
  type PlanNextSteps,
} from './index.ts';

let world: OpenWorld;
let club: Club;
let keys = 0;
const key = () => `many-steps-${(keys += 1)}`;
beforeAll(async () => {
  world = await openWorld(entities);
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  club = await aClub(world.db);
});

type Person = Parameters<Club['as']>[0];
function must<Answer>(answer: Answer): Exclude<Answer, { message: string }> {
  if (answer !== null && typeof answer === 'object' && 'message' in answer) throw new Error(String(answer.message));
  return answer as Exclude<Answer, { message: string }>;
}
const many = async (count: number) =>
  Promise.all(Array.from({ length: count }, async () => (await aMember(club)).memberId));
const plan = (memberIds: readonly string[], change: Partial<PlanNextSteps> = {}, person: Person = 'manager') =>
  planNextSteps(club.db, club.as(person), { memberIds, what: 'Call', dueOn: '2026-11-20', ...change }, key());
const assign = (memberIds: readonly string[], ownerStaffId: string, person: Person = 'manager') =>
  assignNextSteps(club.db, club.as(person), { memberIds, ownerStaffId }, key());
const takeBack = (activityId: string) => undo(club.db, club.as('manager'), { activityId }, key(), undoers);
const open = () =>
  club.rows<{ owner: string; due_on: string }>(
    'select owner_staff_id as owner, due_on from next_step where voided_at is null and done_at is null order by id',
  );

describe('a next step with many', () => {
  it('is planned with all of them, and told in each one’s story', async () => {
    const members = await many(3);
    const { stepIds } = must(await plan([...members, members[0] ?? ''], { ownerStaffId: club.staff.frontDesk }));
    expect(stepIds).toHaveLength(3);
    expect(await open()).toHaveLength(3);
    expect((await open()).every(({ owner }) => owner === club.staff.frontDesk)).toBe(true);
    const told = await club.rows("select member_id from activity where verb = 'next-step.planned'");
    expect(told).toHaveLength(3);
  });

  it('is planned with nobody where one of them is not there or not yours, and names them', async () => {
    const members = await many(2);
    const elsewhere = (await aMember(club, { locationId: club.elsewhereId })).memberId;
    const nobody = newId();
    const refused = await plan([...members, elsewhere, nobody]);
    expect(refused).toMatchObject({ refusal: 'NotForAll', notFor: [{ memberId: elsewhere }, { memberId: nobody }] });
    expect(await open()).toEqual([]);
  });

  it('is refused for none, for more than 200, without words, for a day that has passed, and to those who may not', async () => {
    const members = await many(1);
    expect(await plan([])).toMatchObject({ field: 'memberIds' });
    expect(await plan(Array.from({ length: 201 }, () => newId()))).toMatchObject({ field: 'memberIds' });
    expect(await plan(members, { what: ' ' })).toMatchObject({ field: 'what' });
    expect(await plan(members, { dueOn: '2026-11-17' })).toMatchObject({ field: 'dueOn' });
    expect(await plan(members, { ownerStaffId: newId() })).toMatchObject({ refusal: 'NotFound' });
    expect(await plan(members, {}, 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
  });

  it('is undone with all of them at once, but not while one of the steps was worked on', async () => {
    const members = await many(3);
    const { activityId, stepIds } = must(await plan(members));
    const done = must(await completeNextStep(club.db, club.as('manager'), { stepId: stepIds[0] ?? '' }, key()));
    expect(await takeBack(activityId)).toMatchObject({ refusal: 'SomethingBuiltOnIt' });
    must(await takeBack(done.activityId));
    must(await takeBack(activityId));
    expect(await open()).toEqual([]);
    const undone = await club.rows(
      "select a.id from activity a join activity u on u.undoes_id = a.id where a.verb = 'next-step.planned'",
    );
    expect(undone).toHaveLength(3);
    expect(await takeBack(activityId)).toMatchObject({ refusal: 'AlreadyUndone' });
  });

  it('keeps what was taken back one by one, and takes back the rest', async () => {
    const members = await many(2);
    const { activityId } = must(await plan(members));
    const [one] = await club.rows<{ id: string }>(
      "select id from activity where verb = 'next-step.planned' order by id",
    );
    must(await takeBack(one?.id ?? ''));
    must(await takeBack(activityId));
    expect(await open()).toEqual([]);
  });
});

describe('handing many over', () => {
  it('gives each one’s next step to somebody, and back when undone', async () => {
    const members = await many(2);
    must(await plan(members));
    const before = await open();
    const { activityId } = must(await assign(members, club.staff.frontDesk));
    expect((await open()).map(({ owner }) => owner)).toEqual([club.staff.frontDesk, club.staff.frontDesk]);
    must(await takeBack(activityId));
    expect(await open()).toEqual(before);
  });

  it('is refused for all where one has no next step, and to a trainer for anybody but themselves', async () => {
    const [one = '', two = ''] = await many(2);
    must(await plan([one]));
    expect(await assign([one, two], club.staff.frontDesk)).toMatchObject({
      refusal: 'NotForAll',
      notFor: [{ memberId: two }],
    });
    expect(await assign([one], club.staff.frontDesk, 'trainer')).toMatchObject({ refusal: 'NotForAll' });
  });

  it('offers those who work at the own locations, and a trainer themselves', async () => {
    const names = async (person: Person) => must(await stepOwners(club.db, club.as(person))).map(({ name }) => name);
    expect(await names('manager')).toEqual(['Fay Desk', 'Mona Manager', 'Tessa Trainer', 'Tom Trainer']);
    expect(await names('trainer')).toEqual(['Tom Trainer']);
    expect(await names('owner')).toHaveLength(8);
  });
});
