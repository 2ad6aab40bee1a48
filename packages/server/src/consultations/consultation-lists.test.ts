import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aClub,
  aConsultation,
  aMember,
  NOW,
  openWorld,
  type Club,
  type OpenWorld,
} from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import { isRefusal, type Refusal } from '../kernel/index.ts';
import { membersNamed, undoers as memberUndoers } from '../members/index.ts';
import { entities } from '../tasks/index.ts';
import { bookWalkIn, consultationsById, countConsultations, listConsultations, undoers } from './index.ts';

type Person = Parameters<Club['as']>[0];
type Asked = Parameters<typeof listConsultations>[2];
let world: OpenWorld;
let club: Club;
let memberId: string;
let keys = 0;
const key = () => `consultation-list-${(keys += 1)}`;
beforeAll(async () => {
  world = await openWorld(entities);
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  club = await aClub(world.db);
  memberId = (await aMember(club, { email: 'mia@club.example', phone: '+1 212 555 0101' })).memberId;
});

const HOUR = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
async function held<Answer extends object>(answer: Promise<Answer | Refusal>): Promise<Answer> {
  const given = await answer;
  if (isRefusal(given)) throw new Error(`${given.refusal}: ${given.message}`);
  return given;
}
const aSlot = async (hours: number, like: object = {}) =>
  (await aConsultation(club, memberId, { startsAt: at(hours), ...like })).consultationId;
const list = async (asked: Partial<Asked>, person: Person = 'owner', now = NOW) =>
  (await held(listConsultations(club.db, club.as(person, now), { first: 20, ...asked }))).edges.map(
    ({ node }) => node.id,
  );

describe('the lists of consultations', () => {
  it('know today, the days to come and those before by the calendar of each location', async () => {
    const late = at(12.5);
    const yesterday = await aSlot(-24, { outcome: 'SHOWED' });
    const morning = await aSlot(-1, { outcome: 'SHOWED' });
    // Half past eleven at night at both clubs: one has tomorrow's date by then in Greenwich, and so has the other.
    const night = await aSlot(13.4);
    const nightElsewhere = await aSlot(15.4, { locationId: club.elsewhereId });
    const tomorrow = await aSlot(15.5);
    for (const now of [NOW, late]) {
      expect(await list({ days: 'TODAY' }, 'owner', now)).toEqual([morning, night, nightElsewhere]);
      expect(await list({ days: 'COMING' }, 'owner', now)).toEqual([tomorrow]);
      expect(await list({ days: 'BEFORE' }, 'owner', now)).toEqual([yesterday]);
    }
    expect(await held(countConsultations(club.db, club.as('owner', late), {}))).toEqual({ today: 3, unlogged: 0 });
  });

  it('put those that nobody marked first, whenever they were, and count them by the same rows', async () => {
    const old = await aSlot(-24 * 200);
    const recent = await aSlot(-2);
    await aSlot(-3, { outcome: 'NO_SHOW' });
    const coming = await aSlot(2);
    const colleagues = await aSlot(-4, { trainerId: club.staff.otherTrainer });
    expect(await list({ state: 'UNLOGGED', latestFirst: true })).toEqual([recent, colleagues, old]);
    expect(await list({ state: 'UNLOGGED', latestFirst: true, trainerId: club.staff.otherTrainer })).toEqual([
      colleagues,
    ]);
    expect((await list({ state: 'ON_TRACK', days: 'TODAY' })).includes(coming)).toBe(true);
    expect(await list({ state: 'ON_TRACK', days: 'TODAY' })).toHaveLength(2);
    const count = (person: Person, asked: object = {}) =>
      held(countConsultations(club.db, club.as(person), asked)).then(({ unlogged }) => unlogged);
    expect([
      await count('manager'),
      await count('trainer'),
      await count('otherTrainer'),
      await count('managerElsewhere'),
      await count('manager', { trainerId: club.staff.otherTrainer }),
      await count('manager', { locationId: 'nowhere' }),
    ]).toEqual([3, 2, 1, 0, 1, 0]);
    expect(await countConsultations(club.db, club.as('accountant'), {})).toMatchObject({ refusal: 'NotPermitted' });
  });

  it('go on behind the last row in either direction', async () => {
    const ids = [await aSlot(1), await aSlot(2), await aSlot(3)];
    for (const latestFirst of [false, true]) {
      const page = (after: string | null) =>
        held(listConsultations(club.db, club.as('owner'), { days: 'TODAY', first: 2, after, latestFirst }));
      const first = await page(null);
      const rest = await page(first.edges[1]?.cursor ?? null);
      const seen = [...first.edges, ...rest.edges].map(({ node }) => node.id);
      expect(seen).toEqual(latestFirst ? [...ids].reverse() : ids);
      expect([first.hasNextPage, rest.hasNextPage]).toEqual([true, false]);
    }
  });

  it('ask for days, unless it is about what nobody marked', async () => {
    expect(await listConsultations(club.db, club.as('owner'), { first: 5 })).toMatchObject({ field: 'from' });
    expect(await listConsultations(club.db, club.as('owner'), { first: 5, from: '2026-11-18' })).toMatchObject({
      refusal: 'InvalidInput',
    });
  });

  it('name the slots of ids within reach only', async () => {
    const mine = await aSlot(1);
    const theirs = await aSlot(2, { trainerId: club.staff.otherTrainer });
    const seen = async (person: Person) =>
      (await held(consultationsById(club.db, club.as(person), [mine, theirs]))).map(({ id }) => id).sort();
    expect(await seen('frontDesk')).toEqual([mine, theirs].sort());
    expect(await seen('trainer')).toEqual([mine]);
  });
});

describe('a member named by the row of something else', () => {
  it('is told how to be reached to those only who may open them', async () => {
    const named = async (person: Person) => (await membersNamed(club.db, club.as(person), [memberId]))[0];
    expect(await named('frontDesk')).toEqual({
      id: memberId,
      firstName: 'Mia',
      lastName: 'Member',
      known: true,
      email: 'mia@club.example',
      phone: '+1 212 555 0101',
      joinedOn: '2026-11-01',
    });
    for (const person of ['trainer', 'accountant', 'managerElsewhere'] as const) {
      expect(await named(person)).toMatchObject({
        lastName: 'Member',
        known: false,
        email: null,
        phone: null,
        joinedOn: null,
      });
    }
    await aSlot(1);
    expect(await named('trainer')).toMatchObject({ known: true, phone: '+1 212 555 0101' });
  });
});

describe('somebody new who walks in', () => {
  const ask = (change: object = {}) => ({
    trainerId: club.staff.trainer,
    locationId: club.locationId,
    minutes: 45,
    newcomer: { firstName: 'Nia', lastName: 'Newcomer', phone: '+1 212 555 0199' },
    ...change,
  });
  const members = () =>
    club.one<{ n: number }>(
      "select count(*)::integer as n from member where organization_id = $1 and last_name = 'Newcomer' and voided_at is null",
      [club.organizationId],
    );

  it('is added with a membership from today on and seen at once, both or neither', async () => {
    const done = await held(bookWalkIn(club.db, club.as('frontDesk'), ask(), key()));
    expect(done).toMatchObject({ type: 'ConsultationSet', walkIn: true });
    expect(
      await club.one(
        `select m.first_name, s.joined_on, s.location_id, c.walk_in from member m
         join membership_spell s on s.member_id = m.id join consultation c on c.member_id = m.id where m.id = $1`,
        [done.memberId],
      ),
    ).toEqual({ first_name: 'Nia', joined_on: '2026-11-18', location_id: club.locationId, walk_in: true });
    expect(await bookWalkIn(club.db, club.as('frontDesk'), ask(), key())).toMatchObject({ refusal: 'SlotTaken' });
    expect(await members()).toEqual({ n: 1 });
  });

  it('needs a name, and is either new or known', async () => {
    const book = (change: object) => bookWalkIn(club.db, club.as('frontDesk'), ask(change), key());
    expect(await book({ newcomer: { firstName: ' ', lastName: '' } })).toMatchObject({ refusal: 'InvalidInput' });
    expect(await book({ newcomer: null })).toMatchObject({ field: 'memberId' });
    expect(await book({ memberId })).toMatchObject({ field: 'memberId' });
    expect(await book({ locationId: club.elsewhereId })).toMatchObject({ refusal: 'NotFound' });
    expect(await members()).toEqual({ n: 0 });
  });

  it('stays a member when the walk-in is undone, and was never there when both are', async () => {
    const done = await held(bookWalkIn(club.db, club.as('trainer'), ask(), key()));
    const added = await club.one<{ id: string }>(
      "select id from activity where member_id = $1 and verb = 'member.added'",
      [done.memberId],
    );
    const takeBack = (activityId: string) =>
      undo(club.db, club.as('owner'), { activityId }, key(), { ...undoers, ...memberUndoers });
    expect(await takeBack(added?.id ?? '')).toMatchObject({ refusal: 'SomethingBuiltOnIt' });
    await held(takeBack(done.activityId));
    expect(await members()).toEqual({ n: 1 });
    await held(takeBack(added?.id ?? ''));
    expect(await members()).toEqual({ n: 0 });
  });
});
