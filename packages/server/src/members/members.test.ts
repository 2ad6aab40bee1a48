import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClub, aConsultation, aMember, openWorld, type Club, type OpenWorld } from '../../../../test/world/a-club.ts';
import { undo } from '../activity/index.ts';
import {
  addMember,
  changeMember,
  endSpell,
  listMembers,
  readMember,
  searchMembers,
  startSpell,
  undoers,
  writeNote,
  type AddMember,
} from './index.ts';

let world: OpenWorld;
let club: Club;
let keys = 0;
const key = () => `members-${(keys += 1)}`;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());

const mia = (): AddMember => ({
  firstName: 'Mia',
  lastName: 'González',
  email: 'mia@example.com',
  phone: '(212) 555-0187',
  locationId: club.locationId,
  joinedOn: '2026-11-18',
  membership: 'Gold',
  kind: 'STANDARD',
});
const add = async (change: Partial<AddMember> = {}, person: Parameters<Club['as']>[0] = 'frontDesk') =>
  addMember(club.db, club.as(person), { ...mia(), ...change }, key());
const added = async (change: Partial<AddMember> = {}) => {
  const answer = await add(change);
  if (!('memberId' in answer)) throw new Error(answer.message);
  return answer;
};
const takeBack = (activityId: string) => undo(club.db, club.as('owner'), { activityId }, key(), undoers);
const living = () =>
  club.rows(
    'select m.id, s.id as spell from member m left join membership_spell s on s.member_id = m.id and s.voided_at is null where m.voided_at is null order by m.id',
  );

describe('adding a member', () => {
  it('makes the person and the first membership', async () => {
    club = await aClub(world.db);
    const { memberId } = await added();
    expect(await readMember(club.db, club.as('manager'), memberId)).toMatchObject({
      lastName: 'González',
      phone: '(212) 555-0187',
      stage: 'JOINED',
      joinedOn: '2026-11-18',
      spells: [{ entry: 'JOINED', membership: 'Gold' }],
    });
  });

  it('suggests who looks alike and why, and adds all the same', async () => {
    club = await aClub(world.db);
    const first = await added();
    const initial = await added({ firstName: 'M.', phone: null });
    expect(initial.possibleDuplicates).toEqual([{ memberId: first.memberId, because: 'EMAIL' }]);
    const byPhone = await added({ firstName: 'Maria', email: null, phone: '+1 212 555 0187' });
    expect(byPhone.possibleDuplicates).toEqual([{ memberId: first.memberId, because: 'PHONE' }]);
    const byName = await added({ lastName: 'Gonzalez', email: null, phone: null });
    expect(byName.possibleDuplicates).toEqual([
      { memberId: first.memberId, because: 'NAME' },
      { memberId: initial.memberId, because: 'NAME' },
    ]);
    expect(await living()).toHaveLength(4);
  });

  it('refuses a nameless one, a day to come, a location out of reach, and an accountant', async () => {
    club = await aClub(world.db);
    expect(await add({ firstName: ' ', lastName: '' })).toMatchObject({ refusal: 'InvalidInput', field: 'firstName' });
    expect(await add({ joinedOn: '2026-11-19' })).toMatchObject({ refusal: 'InvalidInput', field: 'joinedOn' });
    expect(await add({ joinedOn: '2026-02-30' })).toMatchObject({ refusal: 'InvalidInput', field: 'joinedOn' });
    expect(await add({ locationId: club.elsewhereId })).toMatchObject({ refusal: 'NotFound' });
    expect(await add({ locationId: 'nonsense' })).toMatchObject({ refusal: 'NotFound' });
    expect(await add({}, 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
    expect(await living()).toEqual([]);
  });

  it('never happened when undone, unless something rests on the person', async () => {
    club = await aClub(world.db);
    const one = await added();
    const two = await added();
    await aConsultation(club, two.memberId);
    expect(await takeBack(one.activityId)).toMatchObject({ type: 'ActivityUndone' });
    expect(await takeBack(two.activityId)).toMatchObject({
      refusal: 'SomethingBuiltOnIt',
      builtOn: ['a consultation'],
    });
    expect(await living()).toHaveLength(1);
  });
});

describe('changing a member', () => {
  it('is refused to a second tab that looked at an older version', async () => {
    club = await aClub(world.db);
    const { memberId } = await added();
    const change = { ...mia(), memberId, version: 1, lastName: 'Smith' };
    expect(await changeMember(club.db, club.as('frontDesk'), change, key())).toMatchObject({ version: 2 });
    expect(await changeMember(club.db, club.as('frontDesk'), change, key())).toMatchObject({
      refusal: 'ChangedMeanwhile',
    });
  });

  it('is undone to the letter, and the log holds no personal data', async () => {
    club = await aClub(world.db);
    const { memberId } = await added();
    const before = await club.one('select first_name, last_name, email, phone, phone_key from member');
    const first = await changeMember(
      club.db,
      club.as('frontDesk'),
      { ...mia(), memberId, version: 1, lastName: 'Smith', email: null },
      key(),
    );
    const second = await changeMember(
      club.db,
      club.as('frontDesk'),
      { ...mia(), memberId, version: 2, lastName: 'Jones' },
      key(),
    );
    if (!('activityId' in first && 'activityId' in second)) throw new Error('both were to be changed');
    expect(await takeBack(first.activityId)).toMatchObject({ builtOn: ['member.changed'] });
    expect([await takeBack(second.activityId), await takeBack(first.activityId)]).toMatchObject([
      { type: 'ActivityUndone' },
      { type: 'ActivityUndone' },
    ]);
    expect(await club.one('select first_name, last_name, email, phone, phone_key from member')).toEqual(before);
    expect(JSON.stringify(await club.rows('select facts from activity'))).not.toMatch(/Smith|Jones|example/);
  });

  it('is for the trainer’s own clients only', async () => {
    club = await aClub(world.db);
    const [own, other] = [await added(), await added()];
    await aConsultation(club, own.memberId);
    const change = (memberId: string) =>
      changeMember(club.db, club.as('trainer'), { ...mia(), memberId, version: 1 }, key());
    expect(await change(own.memberId)).toMatchObject({ type: 'MemberChanged' });
    expect(await change(other.memberId)).toMatchObject({ refusal: 'NotFound' });
  });
});

describe('a membership', () => {
  const end = (spellId: string, leftOn: string) => endSpell(club.db, club.as('owner'), { spellId, leftOn }, key());
  const start = (memberId: string, locationId: string, joinedOn: string) =>
    startSpell(
      club.db,
      club.as('owner'),
      { memberId, locationId, membership: 'Gold', kind: 'STANDARD', joinedOn },
      key(),
    );
  const spells = (memberId: string) =>
    club.rows(
      'select location_id, joined_on, left_on, entry, status from membership_spell where member_id = $1 and voided_at is null order by joined_on',
      [memberId],
    );

  it('ends once, not before it began', async () => {
    club = await aClub(world.db);
    const { spellId } = await aMember(club, { joinedOn: '2026-03-01' });
    expect(await end(spellId, '2026-02-01')).toMatchObject({ field: 'leftOn' });
    expect(await end(spellId, '2026-04-01')).toMatchObject({ type: 'SpellEndedOn' });
    expect(await end(spellId, '2026-05-01')).toMatchObject({ refusal: 'SpellEnded' });
  });

  it('begins anew after 90 days away, and is as before when that is undone', async () => {
    club = await aClub(world.db);
    const { memberId, spellId } = await aMember(club, { joinedOn: '2026-03-01' });
    const ended = await end(spellId, '2026-04-01');
    const before = await spells(memberId);
    const again = await start(memberId, club.locationId, '2026-11-01');
    expect(again).toMatchObject({ entry: 'REJOINED' });
    if (!('activityId' in again && 'activityId' in ended)) throw new Error('both were to hold');
    expect(await takeBack(ended.activityId)).toMatchObject({ builtOn: ['a later membership'] });
    await takeBack(again.activityId);
    expect(await spells(memberId)).toEqual(before);
    await takeBack(ended.activityId);
    expect(await spells(memberId)).toMatchObject([{ left_on: null, status: 'ACTIVE' }]);
  });

  it('moves to another location by a transfer that ends the old one on the day, and undo puts both back', async () => {
    club = await aClub(world.db);
    const { memberId } = await aMember(club, { joinedOn: '2026-03-01' });
    const before = await spells(memberId);
    const moved = await start(memberId, club.elsewhereId, '2026-11-01');
    expect(moved).toMatchObject({ entry: 'TRANSFERRED' });
    expect(await spells(memberId)).toMatchObject([
      { left_on: '2026-11-01' },
      { location_id: club.elsewhereId, entry: 'TRANSFERRED' },
    ]);
    expect(await club.one('select home_location_id from member')).toEqual({ home_location_id: club.elsewhereId });
    if ('activityId' in moved) await takeBack(moved.activityId);
    expect(await spells(memberId)).toEqual(before);
    expect(await club.one('select home_location_id from member')).toEqual({ home_location_id: club.locationId });
  });

  it('goes on when somebody returns soon, and is not begun twice', async () => {
    club = await aClub(world.db);
    const { memberId } = await aMember(club, { joinedOn: '2026-03-01', leftOn: '2026-11-01' });
    expect(await start(memberId, club.locationId, '2026-10-31')).toMatchObject({ field: 'joinedOn' });
    const resumed = await start(memberId, club.locationId, '2026-11-10');
    expect(resumed).toMatchObject({ entry: 'RESUMED' });
    expect(await start(memberId, club.locationId, '2026-11-11')).toMatchObject({ refusal: 'AlreadyMember' });
    if ('activityId' in resumed) await takeBack(resumed.activityId);
    expect(await spells(memberId)).toMatchObject([{ left_on: '2026-11-01', status: 'ENDED' }]);
  });
});

describe('finding members', () => {
  const names = async (text: string, person: Parameters<Club['as']>[0] = 'manager') => {
    const found = await searchMembers(club.db, club.as(person), text, { first: 10 });
    return 'edges' in found ? found.edges.map(({ node }) => `${node.firstName} ${node.lastName}`) : found.message;
  };

  it('forgives accents, capitals and typing errors, and reads phones and mails', async () => {
    club = await aClub(world.db);
    await added();
    await added({ firstName: 'John', lastName: 'Åkesson', email: 'j.ake@example.org', phone: '+46 70 123 45 67' });
    for (const text of [
      'gonzalez',
      'GONZÁLES',
      'mia gonz',
      'Gonsalez',
      'mia@example.com',
      '5550187',
      '(212) 555-0187',
      'Mai',
    ])
      expect([text, await names(text)]).toEqual([text, ['Mia González']]);
    for (const text of ['Akesson', 'jhon', 'åkeson', '070-123 45 67', 'John Akesson'])
      expect([text, await names(text)]).toEqual([text, ['John Åkesson']]);
    expect([await names('zzyzx'), await names('%'), await names('')]).toEqual([[], [], []]);
  });

  it('gives a trainer others by name only, and nobody of another location', async () => {
    club = await aClub(world.db);
    const { memberId } = await added();
    await aMember(club, { firstName: 'Mia', lastName: 'Farther', locationId: club.elsewhereId });
    expect([
      await names('mia', 'trainer'),
      await names('5550187', 'trainer'),
      await names('mia@example', 'trainer'),
    ]).toEqual([['Mia González'], [], []]);
    const found = await searchMembers(club.db, club.as('trainer'), 'mia', { first: 10 });
    expect(found).toMatchObject({ edges: [{ node: { email: null, phone: null, known: false } }] });
    await aConsultation(club, memberId);
    expect(await names('5550187', 'trainer')).toEqual(['Mia González']);
    expect(await readMember(club.db, club.as('otherTrainer'), memberId)).toMatchObject({ refusal: 'NotFound' });
  });

  it('is not for accountants, who see names on money rows alone', async () => {
    club = await aClub(world.db);
    const { memberId } = await added();
    expect(await readMember(club.db, club.as('accountant'), memberId)).toMatchObject({ refusal: 'NotPermitted' });
    expect(await names('mia', 'accountant')).toMatch('may see members');
  });

  const searchPage = async (text: string, after: string | null = null) => {
    const page = await searchMembers(club.db, club.as('frontDesk'), text, { first: 1, after });
    return 'edges' in page ? page.edges : [];
  };

  it('pages without losing or repeating anybody, in the order that readers expect', async () => {
    club = await aClub(world.db);
    for (const lastName of ['Zorn', 'Åberg', 'Abel', 'abel', 'Öz']) await aMember(club, { lastName });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listMembers>> = await listMembers(club.db, club.as('frontDesk'), {
        first: 2,
        after,
      });
      if (!('edges' in page)) throw new Error(page.message);
      seen.push(...page.edges.map(({ node }) => node.lastName));
      after = page.hasNextPage ? (page.edges.at(-1)?.cursor ?? null) : null;
    } while (after);
    expect(seen).toEqual(['abel', 'Abel', 'Åberg', 'Öz', 'Zorn']);
    expect(await listMembers(club.db, club.as('frontDesk'), { first: 2, after: 'bogus' })).toMatchObject({
      field: 'after',
    });
    const forged = Buffer.from(JSON.stringify(['Zorn', 'Mia', 'no-id'])).toString('base64url');
    expect(await listMembers(club.db, club.as('frontDesk'), { first: 2, after: forged })).toMatchObject({
      field: 'after',
    });
    const [best] = await searchPage('abel');
    expect((await searchPage('abel', best?.cursor)).map(({ node }) => node.lastName)).toHaveLength(1);
    expect(await listMembers(club.db, club.as('frontDesk'), { first: 9, text: 'zron' })).toMatchObject({
      edges: [{ node: { lastName: 'Zorn' } }],
    });
    expect(await listMembers(club.db, club.as('frontDesk'), { first: 9, stage: 'SET' })).toMatchObject({ edges: [] });
    expect(await listMembers(club.db, club.as('managerElsewhere'), { first: 9 })).toMatchObject({ edges: [] });
  });
});

describe('a note', () => {
  it('is written, refused when empty, and gone when undone', async () => {
    club = await aClub(world.db);
    const { memberId } = await added();
    const note = await writeNote(club.db, club.as('manager'), { memberId, body: ' Likes mornings. ' }, key());
    expect(await writeNote(club.db, club.as('manager'), { memberId, body: ' ' }, key())).toMatchObject({
      field: 'body',
    });
    expect(await readMember(club.db, club.as('manager'), memberId)).toMatchObject({
      notes: [{ body: 'Likes mornings.' }],
    });
    if ('activityId' in note) await takeBack(note.activityId);
    expect(await readMember(club.db, club.as('manager'), memberId)).toMatchObject({ notes: [] });
  });
});
