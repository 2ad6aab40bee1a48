import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { ctxOfStaffEmail, ctxOfVisit, type Grant } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { addDays, isRefusal, newId, NotSignedIn } from '../kernel/index.ts';
import { type BuiltClub, buildClub, type BuiltPerson, granted } from './club.builder.ts';
import { changeGrants, type GrantTerms, invitePerson, type PeopleQuestion, readPeople } from './index.ts';

const NOW = new Date('2026-11-18T18:00:00Z');
const TODAY = '2026-11-18';
const onDay = (day: string) => new Date(`${day}T18:00:00Z`);
const everywhere = (role: Grant['role']): Grant => ({ role, locationId: null });
const nameOf = (answer: unknown) => (isRefusal(answer) ? answer.refusal : (answer as { type: string }).type);

describe('roles on days', () => {
  let world: FreshDatabase;
  let db: Database;
  let club: BuiltClub;
  let owner: BuiltPerson;
  const change = (staffId: string, grants: readonly GrantTerms[], now = NOW, by = owner) =>
    changeGrants(db, { ...by.ctx, now }, { staffId, grants }, newId());
  const heldOn = async ({ email }: { email: string }, day: string) => {
    const ctx = await ctxOfStaffEmail(db, club.organizationId, email, { requestId: 'r', now: onDay(day) });
    return (ctx?.grants ?? []).map(({ role }) => role).sort();
  };
  const people = async (question: Partial<PeopleQuestion>) =>
    readPeople(db, owner.ctx, { first: 100, after: null, ...question });
  const listed = async (person: BuiltPerson) =>
    (await people({ text: person.email })).people.find(({ staffId }) => staffId === person.staffId);

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    club = await buildClub(db, NOW);
    owner = await club.person('Oda', [everywhere('OWNER')]);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  it('begin and end on the days that were named, and until then nobody is signed out', async () => {
    const person = await club.person('Dana', [{ role: 'TRAINER', locationId: club.downtown }]);
    const answer = await change(person.staffId, [
      { role: 'TRAINER', locationId: club.downtown, until: '2026-12-01' },
      { role: 'MANAGER', locationId: club.downtown, from: '2026-12-01', until: '2027-01-01' },
    ]);
    expect(answer).toMatchObject({ type: 'GrantsChanged', begun: 1, ended: 0, moved: 1 });
    expect(await heldOn(person, '2026-11-30')).toEqual(['TRAINER']);
    expect(await heldOn(person, '2026-12-01')).toEqual(['MANAGER']);
    expect(await heldOn(person, '2027-01-01')).toEqual([]);
    expect(nameOf(await ctxOfVisit(db, person.token, { requestId: 'r', now: NOW }))).not.toBe('NotSignedIn');
    expect(await listed(person)).toMatchObject({
      grants: [{ role: 'TRAINER', locationId: club.downtown, from: TODAY, until: '2026-12-01' }],
      grantsToCome: [{ role: 'MANAGER', locationId: club.downtown, from: '2026-12-01', until: '2027-01-01' }],
    });
  });

  it('keep the day on which they began while the rest changes, and end at once when they are left out', async () => {
    const person = await club.person('Dora', [{ role: 'TRAINER', locationId: club.downtown }]);
    const later = addDays(TODAY, 10);
    granted(
      await change(
        person.staffId,
        [
          { role: 'TRAINER', locationId: club.downtown },
          { role: 'FRONT_DESK', locationId: club.harbor },
        ],
        onDay(later),
      ),
    );
    expect(await heldOn(person, TODAY)).toEqual(['TRAINER']);
    expect(await heldOn(person, later)).toEqual(['FRONT_DESK', 'TRAINER']);
    granted(await change(person.staffId, [{ role: 'FRONT_DESK', locationId: club.harbor }], onDay(later)));
    expect(await heldOn(person, addDays(later, -1))).toEqual(['TRAINER']);
    expect(await heldOn(person, later)).toEqual(['FRONT_DESK']);
    expect(await ctxOfVisit(db, person.token, { requestId: 'r', now: NOW })).toBeInstanceOf(NotSignedIn);
  });

  it('that are planned can be planned anew, or never come', async () => {
    const person = await club.person('Dirk', [{ role: 'TRAINER', locationId: club.downtown }]);
    const trainer: GrantTerms = { role: 'TRAINER', locationId: club.downtown };
    granted(await change(person.staffId, [trainer, { role: 'MANAGER', locationId: club.harbor, from: '2026-12-01' }]));
    granted(await change(person.staffId, [trainer, { role: 'MANAGER', locationId: club.harbor, from: '2026-12-15' }]));
    expect([await heldOn(person, '2026-12-10'), await heldOn(person, '2026-12-15')]).toEqual([
      ['TRAINER'],
      ['MANAGER', 'TRAINER'],
    ]);
    granted(await change(person.staffId, [trainer]));
    expect(await heldOn(person, '2026-12-20')).toEqual(['TRAINER']);
  });

  it('are refused on days that are over, that do not exist, or twice on one day, and nothing changes', async () => {
    const person = await club.person('Dina', [{ role: 'TRAINER', locationId: club.downtown }]);
    const here = (more: object): GrantTerms => ({ role: 'FRONT_DESK', locationId: club.downtown, ...more });
    const wrong = [
      [here({ from: addDays(TODAY, -1) })],
      [here({ from: '2026-12-10', until: '2026-12-10' })],
      [here({ until: TODAY })],
      [here({ from: '2026-02-30' })],
      [here({}), here({ from: '2026-12-10' })],
      [here({}), here({})],
    ];
    for (const grants of wrong) expect(nameOf(await change(person.staffId, grants))).toBe('InvalidInput');
    expect(await heldOn(person, '2026-12-31')).toEqual(['TRAINER']);
    granted(await change(person.staffId, [here({ until: '2026-12-10' }), here({ from: '2026-12-10' })]));
    expect(await heldOn(person, '2026-12-10')).toEqual(['FRONT_DESK']);
  });

  it('never leave a day without an owner, however far away', async () => {
    const fresh = await buildClub(db, NOW);
    const [a, b] = [await fresh.person('Ada', [everywhere('OWNER')]), await fresh.person('Bo', [everywhere('OWNER')])];
    const owns = (person: BuiltPerson, grants: readonly GrantTerms[]) =>
      changeGrants(db, a.ctx, { staffId: person.staffId, grants }, newId());
    const until = (day: string): GrantTerms => ({ ...everywhere('OWNER'), until: day });
    expect(nameOf(await owns(b, [until('2026-12-01')]))).toBe('GrantsChanged');
    expect(nameOf(await owns(a, [until('2027-01-01')]))).toBe('LastOwner');
    granted(await owns(b, [until('2026-12-01'), { ...everywhere('OWNER'), from: '2026-12-24' }]));
    expect(nameOf(await owns(a, [until('2026-12-20')]))).toBe('LastOwner');
    expect(nameOf(await owns(a, [until('2026-12-24')]))).toBe('GrantsChanged');
  });

  it('of somebody who will be a manager are not another manager’s to change', async () => {
    const { ctx } = await club.person('Mona', [{ role: 'MANAGER', locationId: club.downtown }]);
    const trainer: GrantTerms = { role: 'TRAINER', locationId: club.downtown };
    const person = await club.person('Duke', [trainer]);
    granted(
      await change(person.staffId, [trainer, { role: 'MANAGER', locationId: club.downtown, from: '2026-12-01' }]),
    );
    expect(nameOf(await changeGrants(db, ctx, { staffId: person.staffId, grants: [trainer] }, newId()))).toBe(
      'NotPermitted',
    );
  });

  it('can begin later for somebody who is invited now', async () => {
    const email = `later-${newId()}@club.example`;
    const grants: GrantTerms[] = [{ role: 'FRONT_DESK', locationId: club.harbor, from: '2026-12-01' }];
    const terms = { email, firstName: 'Lara', lastName: 'Later', grants };
    granted(await invitePerson(db, owner.ctx, terms, newId(), { mails: false }));
    expect([await heldOn({ email }, '2026-11-30'), await heldOn({ email }, '2026-12-01')]).toEqual([
      [],
      ['FRONT_DESK'],
    ]);
  });

  describe('the list of people', () => {
    const names = async (question: Partial<PeopleQuestion>) =>
      (await people(question)).people.map(({ name }) => name.split(' ')[0]);

    it('is searched by name without accents, or by e-mail, and tells how many there are', async () => {
      await club.person('Zoë', [{ role: 'FRONT_DESK', locationId: club.downtown }]);
      expect(await names({ text: 'ZOE ' })).toEqual(['Zoë']);
      expect(await names({ text: 'zoë-' })).toEqual(['Zoë']);
      expect(await names({ text: '%' })).toEqual([]);
      const all = await people({});
      expect([all.totalCount, (await people({ first: 2 })).totalCount]).toEqual([all.people.length, all.people.length]);
    });

    it('shows who holds a role, who works at a location, and who was invited and never came', async () => {
      await club.person('Fritz', [{ role: 'ACCOUNTANT', locationId: null }]);
      expect(await names({ role: 'ACCOUNTANT' })).toEqual(['Fritz']);
      expect(await names({ locationId: club.harbor })).toEqual(['Fritz', 'Lara', 'Oda']);
      expect(await names({ signIn: 'INVITED' })).toEqual(['Lara']);
      expect(await names({ locationId: newId() })).toEqual([]);
    });
  });
});
