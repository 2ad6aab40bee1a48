import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aClub,
  aConsultation,
  aMember,
  aPackage,
  openWorld,
  type Club,
  type OpenWorld,
} from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { addDays, isRefusal } from '../kernel/index.ts';
import { completeNextStep, dueSteps, entities, leaveStep, planNextStep } from '../tasks/index.ts';
import {
  assignWorkLine,
  readKey,
  snoozeWorkLine,
  undoers,
  WORK_KINDS,
  workLine,
  type WorkLine,
  workList,
  type WorkList,
  workRows,
} from './index.ts';
import { inOrder, type WorkGroup, writeKey } from './work-list.rules.ts';

let world: OpenWorld;
let club: Club;
let keys = 0;
const key = () => `work-key-${(keys += 1)}`;
const TODAY = '2026-11-18';
beforeAll(async () => {
  world = await openWorld(entities);
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  club = await aClub(world.db);
});

type Person = Parameters<Club['as']>[0];
function must<Answer>(answer: Answer): Exclude<Answer, { readonly refusal: string }> {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer as Exclude<Answer, { readonly refusal: string }>;
}
const list = async (person: Person = 'manager', told: object = {}): Promise<WorkList> =>
  must(await workList(club.db, club.as(person), told));
const said = ({ lines }: WorkList) => lines.map(({ kind, count }: WorkLine) => `${count} ${kind}`);
const line = (id: string, person: Person = 'manager') => workLine(club.db, club.as(person), { id });

/** Somebody who joined long ago, so that they are on no list for having joined. */
const aClient = (like: object = {}) => aMember(club, { joinedOn: '2026-01-10', ...like });
const slot = (hours: number, more: object = {}) => ({
  startsAt: new Date(Date.parse('2026-11-18T15:00:00Z') + hours * 3_600_000),
  bookedAt: new Date('2026-11-01T12:00:00Z'),
  ...more,
});
async function aFollowUp(owner: string | null, dueOn: string, showedHoursAgo = 96): Promise<string> {
  const { memberId } = await aClient();
  const { consultationId } = await aConsultation(club, memberId, slot(-showedHoursAgo, { outcome: 'SHOWED' }));
  return club.db.transact(club.organizationId, (tx) =>
    leaveStep(tx, {
      memberId,
      locationId: club.locationId,
      kind: 'FOLLOW_UP',
      what: 'Ask again',
      ownerStaffId: owner,
      dueOn,
      consultationId,
    }),
  );
}
async function unlogged(hours: number, more: object = {}): Promise<string> {
  const { memberId } = await aClient();
  return (await aConsultation(club, memberId, slot(hours, more))).consultationId;
}

describe('what needs doing today', () => {
  it('is nothing where nothing is left undone', async () => {
    expect(await list()).toEqual({ lines: [], totalCount: 0, snoozedCount: 0 });
  });

  it('names the consultations that nobody marked, a line for each trainer, with who they were', async () => {
    await unlogged(-30);
    await unlogged(-5);
    await unlogged(-3, { trainerId: club.staff.otherTrainer });
    await unlogged(3);
    await unlogged(-3, { outcome: 'SHOWED' });
    const { lines } = await list();
    expect(lines.map(({ subjectId, count, oldestOn }) => [subjectId, count, oldestOn])).toEqual([
      [club.staff.trainer, 2, '2026-11-17'],
      [club.staff.otherTrainer, 1, TODAY],
    ]);
    expect(lines[0]?.people.map(({ memberName, day }) => [memberName, day])).toEqual([
      ['Mia Member', '2026-11-17'],
      ['Mia Member', TODAY],
    ]);
  });

  it('names the follow-ups that are due and can still close, whoever is to take them', async () => {
    await aFollowUp(club.staff.trainer, '2026-11-16');
    await aFollowUp(null, TODAY);
    await aFollowUp(club.staff.trainer, '2026-11-19');
    await aFollowUp(club.staff.trainer, '2026-11-16', 24 * 31);
    const { lines } = await list();
    expect(lines.map(({ id, count }) => [id, count])).toEqual([
      [`be-back-due~${club.staff.trainer}`, 1],
      ['be-back-due~nobody', 1],
    ]);
    expect(lines[0]?.people[0]).toMatchObject({ day: '2026-11-16', closesOn: '2026-12-14', what: 'Ask again' });
  });

  it.each([
    ['2026-11-15', 1],
    ['2026-11-16', 0],
    ['2026-10-19', 1],
    ['2026-10-18', 0],
  ])('names a new member who joined on %s and was never set: %i', async (joinedOn, count) => {
    await aMember(club, { joinedOn });
    expect(said(await list())).toEqual(count === 0 ? [] : ['1 NOT_SET']);
  });

  it('leaves out new members who were set, walked in, bought, work here, or with whom a step is planned', async () => {
    const join = async (like: object = {}) => (await aMember(club, { joinedOn: '2026-11-10', ...like })).memberId;
    await aConsultation(club, await join(), slot(48));
    await aConsultation(club, await join(), slot(-48, { walkIn: true, outcome: 'SHOWED' }));
    await aPackage(club, await join(), { soldOn: '2026-11-10' });
    await join({ kind: 'STAFF' });
    await join({ leftOn: '2026-11-12' });
    const planned = { memberId: await join(), what: 'Call', dueOn: TODAY };
    const { stepId } = must(await planNextStep(club.db, club.as('manager'), planned, key()));
    expect(said(await list())).toEqual([]);
    must(await completeNextStep(club.db, club.as('manager'), { stepId }, key()));
    expect(said(await list())).toEqual(['1 NOT_SET']);
  });

  it('is for each as far as their role reaches', async () => {
    await unlogged(-30);
    await unlogged(-30, { trainerId: club.staff.trainerElsewhere, locationId: club.elsewhereId });
    await aMember(club, { joinedOn: '2026-11-10' });
    await aFollowUp(club.staff.otherTrainer, TODAY);
    const everything = ['1 UNLOGGED', '1 BE_BACK_DUE', '1 NOT_SET', '1 UNLOGGED'];
    expect(said(await list('owner'))).toEqual(everything);
    expect(said(await list('owner', { locationId: club.elsewhereId }))).toEqual(['1 UNLOGGED']);
    expect(said(await list('manager'))).toEqual(everything.slice(0, 3));
    expect(said(await list('frontDesk'))).toEqual(everything.slice(0, 3));
    expect(said(await list('trainer'))).toEqual(['1 UNLOGGED']);
    expect(said(await list('otherTrainer'))).toEqual(['1 BE_BACK_DUE']);
    expect(await workList(club.db, club.as('accountant'), {})).toMatchObject({ refusal: 'NotPermitted' });
    expect(await workList(club.db, club.as('manager'), { locationId: club.elsewhereId })).toMatchObject({
      refusal: 'NotFound',
    });
  });

  it('shows seven lines at most, and says how many there are', async () => {
    for (let nth = 0; nth < 8; nth += 1) await aFollowUp(await anotherColleague(), TODAY);
    const { lines, totalCount } = await list();
    expect([lines.length, totalCount]).toEqual([7, 8]);
  });

  it('opens a line to as many as it counts, a page at a time', async () => {
    for (let nth = 0; nth < 5; nth += 1) await unlogged(-10 - nth * 20);
    const word = `unlogged~${club.staff.trainer}`;
    expect(must(await line(word))).toMatchObject({ id: word, count: 5 });
    const seen: string[] = [];
    const page = async (after: string | null) =>
      must(await workRows(club.db, club.as('manager'), { id: word, first: 2, after }));
    let rows = await page(null);
    for (;;) {
      expect(rows.totalCount).toBe(5);
      seen.push(...rows.edges.map(({ node }) => node.id));
      if (!rows.hasNextPage) break;
      rows = await page(rows.edges.at(-1)?.cursor ?? null);
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    for (const other of ['unlogged~nobody', 'not-set~x', `not-set~${club.locationId}`, '']) {
      expect(await line(other)).toMatchObject({ refusal: 'NotFound' });
    }
    expect(await line(word, 'managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
  });
});

async function anotherColleague(): Promise<string> {
  const id = crypto.randomUUID();
  await club.db.transact(club.organizationId, (tx) =>
    tx.rows('insert into staff (organization_id, id, first_name, last_name) values ($1, $2, $3, $4)', [
      club.organizationId,
      id,
      'Cole',
      'League',
    ]),
  );
  return id;
}

describe('a line of work', () => {
  it('is put off by one person until a day, and is back when that is undone', async () => {
    await unlogged(-30);
    const word = `unlogged~${club.staff.trainer}`;
    const until = addDays(TODAY, 2);
    const put = must(await snoozeWorkLine(club.db, club.as('manager'), { key: word, until }, key()));
    expect([await list(), said(await list('owner'))]).toEqual([
      { lines: [], totalCount: 0, snoozedCount: 1 },
      ['1 UNLOGGED'],
    ]);
    const later = club.as('manager', new Date(`${until}T15:00:00Z`));
    expect(said(must(await workList(club.db, later, {})))).toEqual(['1 UNLOGGED']);
    must(await undo(club.db, club.as('manager'), { activityId: put.activityId }, key(), undoers));
    expect(said(await list())).toEqual(['1 UNLOGGED']);
  });

  it('is put off for a day to a month, and only where there is something to do', async () => {
    await unlogged(-30);
    const ask = (until: string, word = `unlogged~${club.staff.trainer}`, person: Person = 'manager') =>
      snoozeWorkLine(club.db, club.as(person), { key: word, until }, key());
    expect(await ask(TODAY)).toMatchObject({ refusal: 'InvalidInput', field: 'until' });
    expect(await ask(addDays(TODAY, 31))).toMatchObject({ refusal: 'InvalidInput' });
    expect(await ask('2026-02-30')).toMatchObject({ refusal: 'InvalidInput' });
    expect(await ask(addDays(TODAY, 1), `not-set~${club.locationId}`)).toMatchObject({ refusal: 'NotFound' });
    expect(await ask(addDays(TODAY, 1), undefined, 'managerElsewhere')).toMatchObject({ refusal: 'NotFound' });
    expect(await ask(addDays(TODAY, 1), undefined, 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
  });

  it('is given to somebody: a step with each person, who leaves the list; undone as one', async () => {
    for (let nth = 0; nth < 3; nth += 1) await aMember(club, { joinedOn: '2026-11-10' });
    const word = `not-set~${club.locationId}`;
    const give = { key: word, what: 'Call and set', dueOn: '2026-11-20', ownerStaffId: club.staff.otherTrainer };
    const given = must(await assignWorkLine(club.db, club.as('manager'), give, key()));
    expect([given.steps, said(await list())]).toEqual([3, []]);
    const due = async () => {
      const asked = { first: 50, dueBy: '2026-12-31', ownerStaffId: club.staff.otherTrainer };
      return must(await dueSteps(club.db, club.as('manager'), asked)).edges.map(({ node }) => node.what);
    };
    expect(await due()).toEqual(['Call and set', 'Call and set', 'Call and set']);
    must(await undo(club.db, club.as('manager'), { activityId: given.activityId }, key(), undoers));
    expect([await due(), said(await list())]).toEqual([[], ['3 NOT_SET']]);
  });

  it('hands follow-ups over instead of planning another step; what was taken since keeps it from being undone', async () => {
    const stepId = await aFollowUp(club.staff.trainer, '2026-11-16');
    const word = `be-back-due~${club.staff.trainer}`;
    const give = { key: word, what: 'Ask again', dueOn: '2026-11-20', ownerStaffId: club.staff.otherTrainer };
    const first = must(await assignWorkLine(club.db, club.as('manager'), give, key()));
    const step = () =>
      club.one('select owner_staff_id as owner, due_on::text as due from next_step where id = $1', [stepId]);
    expect(await step()).toEqual({ owner: club.staff.otherTrainer, due: '2026-11-20' });
    must(await undo(club.db, club.as('manager'), { activityId: first.activityId }, key(), undoers));
    expect(await step()).toEqual({ owner: club.staff.trainer, due: '2026-11-16' });
    const second = must(await assignWorkLine(club.db, club.as('manager'), give, key()));
    must(await completeNextStep(club.db, club.as('manager'), { stepId }, key()));
    const refused = await undo(club.db, club.as('manager'), { activityId: second.activityId }, key(), undoers);
    expect(refused).toMatchObject({ refusal: 'SomethingBuiltOnIt' });
  });

  it('is given once, however many give it at the same moment', async () => {
    await aMember(club, { joinedOn: '2026-11-10' });
    const give = { key: `not-set~${club.locationId}`, what: 'Call', dueOn: '2026-11-20' };
    const answers = await Promise.all([1, 2, 3].map(() => assignWorkLine(club.db, club.as('manager'), give, key())));
    expect(answers.filter((answer) => isRefusal(answer)).length).toBe(2);
    expect(await club.rows('select 1 from next_step where organization_id = $1', [club.organizationId])).toHaveLength(
      1,
    );
  });

  it('needs words and a day, and is taken by trainers themselves', async () => {
    await unlogged(-30);
    const give = { key: `unlogged~${club.staff.trainer}`, what: 'Say how it went', dueOn: '2026-11-20' };
    const ask = (more: object, person: Person = 'manager') =>
      assignWorkLine(club.db, club.as(person), { ...give, ...more }, key());
    expect(await ask({ what: ' ' })).toMatchObject({ field: 'what' });
    expect(await ask({ dueOn: '2026-11-17' })).toMatchObject({ field: 'dueOn' });
    expect(await ask({ ownerStaffId: club.organizationId })).toMatchObject({ refusal: 'NotFound' });
    expect(await ask({ ownerStaffId: club.staff.manager }, 'trainer')).toMatchObject({ field: 'ownerStaffId' });
    expect(await ask({}, 'otherTrainer')).toMatchObject({ refusal: 'NotFound' });
    expect(await ask({}, 'trainer')).toMatchObject({ steps: 1 });
  });
});

describe('the order of the lines', () => {
  const group = (kind: WorkGroup['kind'], count: number, closesOn: string | null = null): WorkGroup => ({
    kind,
    subjectId: crypto.randomUUID(),
    count,
    oldestOn: '2026-11-10',
    closesOn,
  });

  it('has one of each kind before a second of any, and within a kind what can not wait, then the longest', () => {
    const groups = [
      group('NOT_SET', 9, '2026-12-01'),
      group('NOT_SET', 2, '2026-11-19'),
      group('UNLOGGED', 1),
      group('UNLOGGED', 4),
      group('UNLOGGED', 2),
    ];
    expect(inOrder(groups, TODAY).map(({ kind, count }) => `${count} ${kind}`)).toEqual([
      '4 UNLOGGED',
      '2 NOT_SET',
      '2 UNLOGGED',
      '9 NOT_SET',
      '1 UNLOGGED',
    ]);
  });

  it('is of lines whose word is read back as it was written', () => {
    for (const kind of WORK_KINDS) {
      const line = { kind, subjectId: '0199a000-0000-7000-8000-000000000000' };
      expect(readKey(writeKey(line))).toEqual(line);
    }
    expect(readKey('be-back-due~nobody')).toEqual({ kind: 'BE_BACK_DUE', subjectId: null });
    expect([readKey('not-set~nobody'), readKey('x~y'), readKey('unlogged~a~b')]).toEqual([null, null, null]);
  });
});
