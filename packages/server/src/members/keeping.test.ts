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
import {
  addMember,
  duplicatesOfMember,
  giveConsent,
  possibleDuplicates,
  readMember,
  readStory,
  removeView,
  renameView,
  saveView,
  tellApart,
  undoers,
  viewsOf,
  withdrawConsent,
  writeNote,
  type GiveConsent,
} from './index.ts';

let world: OpenWorld;
let club: Club;
let keys = 0;
const key = () => `keeping-${(keys += 1)}`;
beforeAll(async () => {
  world = await openWorld();
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
const takeBack = (activityId: string) => undo(club.db, club.as('owner'), { activityId }, key(), undoers);

describe('a consent', () => {
  const agreed = (memberId: string): GiveConsent => ({
    memberId,
    channel: 'EMAIL',
    wording: 'Yes, write to me about training.',
    givenOn: '2026-11-10',
  });
  const give = (memberId: string, change: Partial<GiveConsent> = {}, person: Person = 'frontDesk') =>
    giveConsent(club.db, club.as(person), { ...agreed(memberId), ...change }, key());
  const withdraw = (consentId: string, withdrawnOn?: string) =>
    withdrawConsent(club.db, club.as('manager'), { consentId, ...(withdrawnOn ? { withdrawnOn } : {}) }, key());
  const seen = async (memberId: string) => must(await readMember(club.db, club.as('manager'), memberId)).consents;

  it('keeps who was told, when and in which words, and is read back that way', async () => {
    const { memberId } = await aMember(club);
    must(await give(memberId));
    expect(await seen(memberId)).toMatchObject([
      {
        channel: 'EMAIL',
        wording: 'Yes, write to me about training.',
        givenOn: '2026-11-10',
        recordedByStaffId: club.staff.frontDesk,
        withdrawnOn: null,
      },
    ]);
    expect(JSON.stringify(await club.rows('select facts from activity'))).not.toContain('write to me');
  });

  it('stands once a channel, and again after it was taken back', async () => {
    const { memberId } = await aMember(club);
    const first = must(await give(memberId));
    expect(await give(memberId)).toMatchObject({ refusal: 'ConsentStands', givenOn: '2026-11-10' });
    expect(await give(memberId, { channel: 'PHONE' })).toMatchObject({ type: 'ConsentGiven' });
    expect(await withdraw(first.consentId, '2026-11-12')).toMatchObject({ type: 'ConsentWithdrawn' });
    expect(await withdraw(first.consentId)).toMatchObject({ refusal: 'ConsentWithdrawnAlready' });
    expect(await give(memberId)).toMatchObject({ type: 'ConsentGiven' });
    expect(await seen(memberId)).toHaveLength(3);
  });

  it('is refused without words, for a day to come, before it was given, and for somebody else’s client', async () => {
    const { memberId } = await aMember(club);
    expect(await give(memberId, { wording: ' ' })).toMatchObject({ field: 'wording' });
    expect(await give(memberId, { givenOn: '2026-11-19' })).toMatchObject({ field: 'givenOn' });
    expect(await give(memberId, {}, 'trainer')).toMatchObject({ refusal: 'NotFound' });
    expect(await give(memberId, {}, 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
    const { consentId } = must(await give(memberId));
    expect(await withdraw(consentId, '2026-11-01')).toMatchObject({ field: 'withdrawnOn' });
    expect(await withdraw(consentId, '2026-11-19')).toMatchObject({ field: 'withdrawnOn' });
  });

  it('never was when undone, and taking it back can be undone while no later one stands', async () => {
    const { memberId } = await aMember(club);
    const given = must(await give(memberId));
    const gone = must(await withdraw(given.consentId));
    expect(await takeBack(given.activityId)).toMatchObject({ builtOn: ['consent.withdrawn'] });
    const again = must(await give(memberId));
    expect(await takeBack(gone.activityId)).toMatchObject({ builtOn: ['a later consent for the same channel'] });
    for (const { activityId } of [again, gone, given]) must(await takeBack(activityId));
    expect(await seen(memberId)).toEqual([]);
  });
});

describe('somebody who may be there already', () => {
  const typed = (change: object) =>
    possibleDuplicates(club.db, club.as('frontDesk'), {
      firstName: '',
      lastName: '',
      email: null,
      phone: null,
      locationId: club.locationId,
      ...change,
    });

  it('is found while being typed: by mail, by phone in any spelling, by nearly the same name', async () => {
    const { memberId } = await aMember(club, {
      firstName: 'Mia',
      lastName: 'González',
      email: 'mia@example.com',
      phone: '(212) 555-0187',
      phoneKey: '+12125550187',
    });
    for (const [change, because] of [
      [{ email: 'MIA@example.com' }, 'EMAIL'],
      [{ phone: '+1 212 555 0187' }, 'PHONE'],
      [{ firstName: 'Mia', lastName: 'Gonzales' }, 'NAME'],
    ] as const)
      expect(await typed(change)).toMatchObject([{ memberId, because, known: true }]);
    expect(await typed({ firstName: 'Mia', lastName: 'Okafor' })).toEqual([]);
    expect(await typed({ locationId: 'nowhere' })).toMatchObject({ refusal: 'NotFound' });
  });

  it('is never told about from another location', async () => {
    await aMember(club, { email: 'mia@example.com', locationId: club.elsewhereId });
    expect(await typed({ email: 'mia@example.com' })).toEqual([]);
  });

  it('is suggested no more once told apart, until that is undone', async () => {
    const [one, two] = [await aMember(club, { email: 'a@b.example' }), await aMember(club, { email: 'a@b.example' })];
    const suggested = async () => must(await duplicatesOfMember(club.db, club.as('manager'), one.memberId)).length;
    expect(await suggested()).toBe(1);
    const tell = (memberId: string, otherMemberId: string) =>
      tellApart(club.db, club.as('manager'), { memberId, otherMemberId }, key());
    expect(await tell(one.memberId, one.memberId)).toMatchObject({ field: 'otherMemberId' });
    const told = must(await tell(two.memberId, one.memberId));
    expect(await suggested()).toBe(0);
    must(await takeBack(told.activityId));
    expect(await suggested()).toBe(1);
  });
});

describe('a saved view', () => {
  const save = (name: string, person: Person = 'manager') =>
    saveView(club.db, club.as(person), { page: 'MEMBERS', name, search: '?stage=JOINED&notSet=3' }, key());
  const names = async (person: Person = 'manager') =>
    must(await viewsOf(club.db, club.as(person), 'MEMBERS')).map(({ name }) => name);

  it('waits for the person who saved it, and for nobody else', async () => {
    must(await save('Not set after 3 days'));
    expect(await viewsOf(club.db, club.as('manager'), 'MEMBERS')).toMatchObject([{ search: 'stage=JOINED&notSet=3' }]);
    expect(await names('owner')).toEqual([]);
    expect(await save('Mine', 'accountant')).toMatchObject({ refusal: 'NotPermitted' });
  });

  it('has a name of its own among the person’s views', async () => {
    const { viewId } = must(await save('Not  set'));
    expect(await save('not SET')).toMatchObject({ refusal: 'ViewNameTaken' });
    expect(await save(' ')).toMatchObject({ field: 'name' });
    const other = must(await save('Other'));
    const rename = (id: string, name: string, person: Person = 'manager') =>
      renameView(club.db, club.as(person), { viewId: id, name }, key());
    expect(await rename(other.viewId, 'Not set')).toMatchObject({ refusal: 'ViewNameTaken' });
    expect(await rename(viewId, 'Not set!', 'owner')).toMatchObject({ refusal: 'NotFound' });
    must(await rename(viewId, 'Not set!'));
    expect(await names()).toEqual(['Not set!', 'Other']);
  });

  it('is renamed and removed, and each is undone', async () => {
    const { viewId } = must(await save('First'));
    const renamed = must(await renameView(club.db, club.as('manager'), { viewId, name: 'Second' }, key()));
    const removed = must(await removeView(club.db, club.as('manager'), { viewId }, key()));
    expect(await names()).toEqual([]);
    expect(await takeBack(renamed.activityId)).toMatchObject({ builtOn: ['view.removed'] });
    const taker = must(await save('Second'));
    expect(await takeBack(removed.activityId)).toMatchObject({ builtOn: ['another view that has the name now'] });
    must(await takeBack(taker.activityId));
    must(await takeBack(removed.activityId));
    must(await takeBack(renamed.activityId));
    expect(await names()).toEqual(['First']);
  });
});

describe('the story of a member', () => {
  const story = async (memberId: string, person: Person = 'manager', first = 50, after: string | null = null) =>
    must(await readStory(club.db, club.as(person), memberId, { first, after }));

  it('tells acts and what files told of, the latest first, each with who and where', async () => {
    const { memberId } = await aMember(club);
    await aConsultation(club, memberId, {
      outcome: 'SHOWED',
      startsAt: new Date('2026-11-10T16:00:00Z'),
      bookedAt: new Date('2026-11-05T16:00:00Z'),
    });
    await aPackage(club, memberId, { soldOn: '2026-11-12' });
    must(await writeNote(club.db, club.as('frontDesk'), { memberId, body: 'Likes mornings.' }, key()));
    const { edges } = await story(memberId);
    expect(edges.map(({ node }) => node.verb)).toEqual([
      'note.written',
      'package.sold',
      'consultation.showed',
      'consultation.set',
      'spell.joined',
    ]);
    expect(edges[0]?.node).toMatchObject({
      actorName: 'Fay Desk',
      what: 'Likes mornings.',
      timeZone: 'America/New_York',
    });
    expect(edges[2]?.node).toMatchObject({ withName: 'Tom Trainer', activityId: null, canUndo: false });
  });

  it('is the same for everybody who reads the member, and only they may take back what their role lets them', async () => {
    const { memberId } = await aMember(club);
    must(await writeNote(club.db, club.as('manager'), { memberId, body: 'Called.' }, key()));
    const undoable = async (person: Person) =>
      (await story(memberId, person)).edges.map(({ node }) => [node.verb, node.canUndo]);
    const both = (canUndo: boolean) => [
      ['note.written', canUndo],
      ['spell.joined', false],
    ];
    expect(await undoable('owner')).toEqual(both(true));
    expect(await undoable('frontDesk')).toEqual(both(false));
    expect(await readStory(club.db, club.as('trainer'), memberId, { first: 5 })).toMatchObject({ refusal: 'NotFound' });
    expect(await readStory(club.db, club.as('accountant'), memberId, { first: 5 })).toMatchObject({
      refusal: 'NotPermitted',
    });
  });

  it('tells of what was undone and of the undoing, and turns its pages without loss', async () => {
    const added = must(
      await addMember(
        club.db,
        club.as('frontDesk'),
        {
          firstName: 'Ann',
          lastName: 'Bell',
          email: null,
          phone: null,
          locationId: club.locationId,
          joinedOn: '2026-11-18',
          membership: '',
          kind: 'STANDARD',
        },
        key(),
      ),
    );
    const note = must(await writeNote(club.db, club.as('manager'), { memberId: added.memberId, body: 'Oops' }, key()));
    must(await takeBack(note.activityId));
    const whole = (await story(added.memberId)).edges.map(({ node }) => node);
    expect(whole.map(({ verb, isUndone, isUndoing }) => [verb, isUndone, isUndoing])).toEqual([
      ['activity.undone', false, true],
      ['note.written', true, false],
      ['member.added', false, false],
    ]);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page = await story(added.memberId, 'manager', 1, after);
      paged.push(...page.edges.map(({ node }) => node.id));
      after = page.hasNextPage ? (page.edges.at(-1)?.cursor ?? null) : null;
    } while (after);
    expect(paged).toEqual(whole.map(({ id }) => id));
  });

  it('keeps a stage that was entered and taken back', async () => {
    const { memberId } = await aMember(club);
    await aConsultation(club, memberId, { bookedAt: new Date('2026-11-05T16:00:00Z') });
    const refresh = () =>
      club.db.transact(club.organizationId, (tx) => tx.rows('select refresh_stages($1::uuid[])', [[memberId]]));
    await refresh();
    await club.db.transact(club.organizationId, (tx) =>
      tx.rows('update consultation set voided_at = now() where organization_id = $1 and member_id = $2', [
        club.organizationId,
        memberId,
      ]),
    );
    await refresh();
    const member = must(await readMember(club.db, club.as('manager'), memberId));
    expect(member.stage).toBe('JOINED');
    expect(member.stageHistory.map(({ stage, takenBackAt }) => [stage, takenBackAt !== null])).toEqual([
      ['SET', true],
      ['JOINED', false],
    ]);
  });
});
