import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { type Undoers, undo } from '../activity/index.ts';
import { type Ctx, ctxOfKey, ctxOfStaffEmail, ctxOfVisit, type Grant, setPassword, signIn } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { isRefusal, newId, type Refusal } from '../kernel/index.ts';
import { setPayRate, undoers as trainerUndoers } from '../trainers/index.ts';
import { type BuiltClub, type BuiltPerson, buildClub, granted, PASSWORD } from './club.builder.ts';
import {
  addApiKey,
  changeGrants,
  changeLocation,
  disablePerson,
  type GrantTerms,
  invitePerson,
  openLocation,
  readApiKeys,
  readLocations,
  readPeople,
  revokeApiKey,
  sendPersonLink,
  undoers as setupUndoers,
} from './index.ts';

const NOW = new Date('2026-11-18T18:00:00Z');
const OWNER: Grant = { role: 'OWNER', locationId: null };
const undoers: Undoers = { ...setupUndoers, ...trainerUndoers };
const nameOf = (answer: unknown) => (isRefusal(answer) ? answer.refusal : (answer as { type: string }).type);
const rests = (answer: unknown) => (answer as { builtOn?: string[] }).builtOn;

describe('undoing what was set up', () => {
  let world: FreshDatabase;
  let db: Database;
  let club: BuiltClub;
  let owner: BuiltPerson;

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await world.drop();
  });
  beforeEach(async () => {
    club = await buildClub(db, NOW);
    owner = await club.person('Olga', [OWNER]);
  });

  const takeBack = (done: { activityId: string } | Refusal, ctx: Ctx = owner.ctx) =>
    undo(db, ctx, { activityId: granted(done).activityId }, newId(), undoers);
  const open = (name = 'Hilltop') =>
    openLocation(db, owner.ctx, { name, timeZone: 'Europe/Oslo', currency: 'NOK', country: 'NO' }, newId());
  const invite = (grants: readonly Grant[], email = `${newId()}@club.example`, more: object = {}, ctx = owner.ctx) =>
    invitePerson(db, ctx, { email, firstName: 'New', lastName: 'Person', grants, ...more }, newId(), { mails: false });
  const inside = (sql: string, ...values: unknown[]) =>
    db.transact(club.organizationId, (tx) => tx.rows<Record<string, unknown>>(sql, [club.organizationId, ...values]));
  const people = async () => (await readPeople(db, owner.ctx, { first: 100, after: null })).people;
  const held = async ({ email }: { email: string }) =>
    ((await ctxOfStaffEmail(db, club.organizationId, email, { requestId: 'r', now: NOW }))?.grants ?? [])
      .map(({ role, locationId }) => `${role} ${locationId === club.downtown ? 'downtown' : (locationId ?? '')}`.trim())
      .sort();
  const enter = (email: string) =>
    signIn(db, { email, password: PASSWORD, address: null, userAgent: null, now: NOW }).then(nameOf);

  describe('a location', () => {
    it('that was opened by mistake is gone, and its name is free again', async () => {
      const opened = await open();
      expect(nameOf(await takeBack(opened))).toBe('ActivityUndone');
      expect((await readLocations(db, owner.ctx)).map(({ name }) => name)).toEqual(['Downtown', 'Harbor']);
      expect(nameOf(await takeBack(opened))).toBe('AlreadyUndone');
      expect(nameOf(await open())).toBe('LocationOpened');
    });

    it('stays while somebody works there, a member belongs there or it was changed since', async () => {
      const opened = granted(await open());
      const invited = await invite([{ role: 'FRONT_DESK', locationId: opened.locationId }]);
      expect(rests(await takeBack(opened))).toEqual(["somebody's role", 'a person who belongs there']);
      granted(await takeBack(invited));
      await inside(
        'insert into member (organization_id, id, first_name, home_location_id) values ($1, $2, $3, $4)',
        newId(),
        'Mo',
        opened.locationId,
      );
      expect(rests(await takeBack(opened))).toEqual(['a member']);
      await inside('update member set voided_at = now() where organization_id = $1');
      const changed = await changeLocation(
        db,
        owner.ctx,
        { locationId: opened.locationId, version: 1, name: 'Hill' },
        newId(),
      );
      expect(rests(await takeBack(opened))).toEqual(['location.changed']);
      granted(await takeBack(changed));
      expect(nameOf(await takeBack(opened))).toBe('ActivityUndone');
    });

    it('says again what it said before a change, unless it changed once more or its name is taken', async () => {
      const change = (version: number, more: object) =>
        changeLocation(db, owner.ctx, { locationId: club.harbor, version, ...more }, newId());
      const shown = async () => (await readLocations(db, owner.ctx)).find(({ id }) => id === club.harbor);
      const before = await shown();
      const first = await change(1, { name: 'Old Harbor', timeZone: 'America/Chicago', discountLimitBp: 1500 });
      const second = await change(2, { leagueVisible: true });
      expect(rests(await takeBack(first))).toEqual(['location.changed']);
      granted(await takeBack(second));
      expect(await shown()).toMatchObject({ name: 'Old Harbor', discountLimitBp: 1500, leagueVisible: false });
      const thief = await open('Harbor');
      expect(rests(await takeBack(first))).toEqual(['another location, which took the name']);
      granted(await takeBack(thief));
      granted(await takeBack(first));
      expect(await shown()).toEqual({ ...before, version: 5 });
    });

    it('is put back by whoever may change that much of it', async () => {
      const manager = await club.person('Milo', [{ role: 'MANAGER', locationId: club.harbor }]);
      const renamed = await changeLocation(
        db,
        owner.ctx,
        { locationId: club.harbor, version: 1, name: 'Old Harbor' },
        newId(),
      );
      expect(nameOf(await takeBack(renamed, manager.ctx))).toBe('NotPermitted');
      const policy = { locationId: club.harbor, version: 2, leagueVisible: true };
      const league = await changeLocation(db, owner.ctx, policy, newId());
      expect(nameOf(await takeBack(league, manager.ctx))).toBe('ActivityUndone');
      expect(nameOf(await takeBack(await open(), manager.ctx))).toBe('NotFound');
    });
  });

  describe('an invitation', () => {
    it('leaves nobody behind: no person, no place, no way in', async () => {
      const email = `${newId()}@club.example`;
      const invited = granted(await invite([{ role: 'TRAINER', locationId: club.downtown }], email));
      granted(await takeBack(invited));
      expect((await people()).map(({ name }) => name)).toEqual(['Olga Example']);
      const link = { token: invited.linkToken ?? '', password: PASSWORD, now: NOW };
      expect(nameOf(await setPassword(db, link))).not.toBe('PasswordSet');
      granted(await invite([{ role: 'FRONT_DESK', locationId: club.downtown }], email));
      expect(await held({ email })).toEqual(['FRONT_DESK downtown']);
    });

    it('ends the visits of who came in already, and stands once they did something', async () => {
      const desk = await club.person('Desi', [{ role: 'FRONT_DESK', locationId: club.downtown }]);
      const [added] = await inside(
        `select id as "activityId" from activity where organization_id = $1 and verb = 'user.added' and subject_id = $2`,
        desk.staffId,
      );
      const act = added as { activityId: string };
      const rate = {
        staffId: desk.staffId,
        payPerSessionMinor: 1,
        commissionBp: 0,
        currency: 'USD',
        from: '2026-01-01',
      };
      const paid = await setPayRate(db, owner.ctx, rate, newId());
      expect(rests(await takeBack(act))).toEqual(['a pay rate']);
      granted(await takeBack(paid));
      await inside(
        `insert into activity (organization_id, id, verb, actor_kind, actor_staff_id, subject_kind, subject_id)
         values ($1, $2, 'note.written', 'PERSON', $3, 'note', $2)`,
        newId(),
        desk.staffId,
      );
      expect(rests(await takeBack(act))).toEqual(['note.written by this person']);
      const other = await club.person('Dora', [{ role: 'FRONT_DESK', locationId: club.downtown }]);
      const [dora] = await inside(
        `select id as "activityId" from activity where organization_id = $1 and verb = 'user.added' and subject_id = $2`,
        other.staffId,
      );
      granted(await takeBack(dora as { activityId: string }));
      expect(nameOf(await ctxOfVisit(db, other.token, { requestId: 'r', now: NOW }))).toBe('NotSignedIn');
    });

    it('of somebody whom a file brought gives the staff list its line back', async () => {
      const staffId = newId();
      await inside(
        `insert into staff (organization_id, id, first_name, last_name, email) values ($1, $2, 'Jo', 'Listed', 'jo@old.example')`,
        staffId,
      );
      const line = `select user_id, email, is_trainer, voided_at from staff where organization_id = $1 and id = $2`;
      const before = await inside(line, staffId);
      const grants: Grant[] = [{ role: 'TRAINER', locationId: club.downtown }];
      const invited = await invite(grants, `${newId()}@club.example`, { staffId });
      expect(await inside(line, staffId)).not.toEqual(before);
      granted(await takeBack(invited));
      expect(await inside(line, staffId)).toEqual(before);
      expect((await people()).find((person) => person.staffId === staffId)).toMatchObject({
        signIn: 'NONE',
        grants: [],
      });
    });

    it('is taken back by nobody whose own roles reach less far', async () => {
      const manager = await club.person('Mara', [{ role: 'MANAGER', locationId: club.downtown }]);
      const invited = await invite([{ role: 'TRAINER', locationId: club.downtown }], undefined, {}, manager.ctx);
      const more = [{ role: 'MANAGER', locationId: club.downtown }] as const;
      const raised = await changeGrants(db, owner.ctx, { staffId: granted(invited).staffId, grants: more }, newId());
      expect(nameOf(await takeBack(invited, manager.ctx))).toBe('NotPermitted');
      granted(await takeBack(raised));
      expect(nameOf(await takeBack(invited, manager.ctx))).toBe('ActivityUndone');
    });

    it('that has gone out as a link can not be called back, and the refusal says what to do', async () => {
      const { staffId } = granted(await invite([{ role: 'TRAINER', locationId: club.downtown }]));
      const sent = await sendPersonLink(db, owner.ctx, { staffId }, newId(), { mails: false });
      expect(await takeBack(sent)).toMatchObject({
        refusal: 'NotUndoable',
        message: expect.stringContaining('Disable the person'),
      });
    });
  });

  describe('roles', () => {
    const change = (staffId: string, grants: readonly Grant[], now = NOW) =>
      changeGrants(db, { ...owner.ctx, now }, { staffId, grants }, newId());

    it('are what they were before, whether the change began today or earlier roles ended', async () => {
      const person = await club.person('Rae', [{ role: 'FRONT_DESK', locationId: club.downtown }]);
      const wanted: Grant[] = [{ role: 'TRAINER', locationId: club.downtown }];
      const today = await change(person.staffId, wanted);
      expect(await held(person)).toEqual(['TRAINER downtown']);
      granted(await takeBack(today));
      expect(await held(person)).toEqual(['FRONT_DESK downtown']);
      expect((await people()).find(({ staffId }) => staffId === person.staffId)?.isTrainer).toBe(false);
      expect(nameOf(await ctxOfVisit(db, person.token, { requestId: 'r', now: NOW }))).toBe('NotSignedIn');
      const later = await change(person.staffId, wanted, new Date('2026-11-25T18:00:00Z'));
      granted(await takeBack(later));
      const spans = await inside(
        `select role, held_from::text as f, held_until::text as u from role_grant
         where organization_id = $1 and staff_id = $2 and voided_at is null`,
        person.staffId,
      );
      expect(spans).toEqual([{ role: 'FRONT_DESK', f: '2026-11-18', u: null }]);
    });

    it('that were planned for a day to come never come, and what was to end for them goes on', async () => {
      const person = await club.person('Rae', [{ role: 'TRAINER', locationId: club.downtown }]);
      const spans = () =>
        inside(
          `select role, held_from::text as f, held_until::text as u from role_grant
           where organization_id = $1 and staff_id = $2 and voided_at is null order by role`,
          person.staffId,
        );
      const before = await spans();
      const planned: GrantTerms[] = [
        { role: 'TRAINER', locationId: club.downtown, until: '2026-12-01' },
        { role: 'MANAGER', locationId: club.downtown, from: '2026-12-01' },
      ];
      const plan = await change(person.staffId, planned);
      expect(await spans()).toHaveLength(2);
      granted(await takeBack(plan));
      expect(await spans()).toEqual(before);
    });

    it('stand while a later change, or what was done in the new role, rests on them', async () => {
      const person = await club.person('Rae', [{ role: 'TRAINER', locationId: club.downtown }]);
      const first = await change(person.staffId, [{ role: 'MANAGER', locationId: club.downtown }]);
      const second = await change(person.staffId, [{ role: 'MANAGER', locationId: club.harbor }]);
      expect(rests(await takeBack(first))).toEqual(['grants.changed']);
      granted(await takeBack(second));
      const [{ token }] = [
        granted(
          await signIn(db, { email: person.email, password: PASSWORD, address: null, userAgent: null, now: NOW }),
        ),
      ];
      const ctx = granted(await ctxOfVisit(db, token, { requestId: 'r', now: NOW }));
      granted(await invite([{ role: 'TRAINER', locationId: club.downtown }], undefined, {}, ctx));
      expect(rests(await takeBack(first))).toEqual(['person.invited by this person']);
    });

    it('never leave the organization without an owner by an undo', async () => {
      const heir = await club.person('Heike', [{ role: 'MANAGER', locationId: club.downtown }]);
      const crowned = await change(heir.staffId, [OWNER]);
      const left = await change(owner.staffId, [{ role: 'MANAGER', locationId: club.downtown }]);
      expect(nameOf(left)).toBe('GrantsChanged');
      expect(nameOf(await takeBack(crowned, club.house))).toBe('LastOwner');
      granted(await takeBack(left, club.house));
      expect(nameOf(await takeBack(crowned, club.house))).toBe('ActivityUndone');
    });
  });

  it('enables somebody again with the roles and the place they had, unless they were invited anew', async () => {
    const person = await club.person('Gil', [
      { role: 'TRAINER', locationId: club.downtown },
      { role: 'FRONT_DESK', locationId: club.downtown },
    ]);
    const out = await disablePerson(db, owner.ctx, { staffId: person.staffId }, newId());
    expect([await enter(person.email), await held(person)]).toEqual(['WrongCredentials', []]);
    granted(await takeBack(out));
    expect([await enter(person.email), await held(person)]).toEqual([
      'SignedIn',
      ['FRONT_DESK downtown', 'TRAINER downtown'],
    ]);
    const again = await disablePerson(db, owner.ctx, { staffId: person.staffId }, newId());
    granted(await invite([{ role: 'FRONT_DESK', locationId: club.downtown }], person.email));
    expect(rests(await takeBack(again))).toEqual(['person.invited']);
  });

  describe('an API key', () => {
    const add = async () =>
      granted(await addApiKey(db, owner.ctx, { name: 'Nightly', scopes: ['READ', 'WRITE'] }, newId()));
    const use = (key: string | null) => ctxOfKey(db, key ?? '', { requestId: 'r', now: NOW });

    it('that was made by mistake opens nothing and stands in no list', async () => {
      const key = await add();
      granted(await takeBack(key));
      expect(nameOf(await use(key.key))).toBe('NotSignedIn');
      expect(await readApiKeys(db, owner.ctx)).toEqual([]);
    });

    it('that wrote something is revoked instead, and a revoked one never opens again', async () => {
      const key = await add();
      await inside(
        `insert into activity (organization_id, id, verb, actor_kind, actor_key_id, subject_kind, subject_id)
         values ($1, $2, 'member.added', 'API_KEY', $3, 'member', $2)`,
        newId(),
        key.keyId,
      );
      expect(rests(await takeBack(key))).toEqual(['member.added with this key']);
      const revoked = await revokeApiKey(db, owner.ctx, { keyId: key.keyId }, newId());
      expect([nameOf(await takeBack(revoked)), nameOf(await takeBack(key))]).toEqual(['NotUndoable', 'NotUndoable']);
      expect(nameOf(await use(key.key))).toBe('NotSignedIn');
    });

    it('undoes nothing that it may not do itself', async () => {
      const ctx = granted(await use((await add()).key));
      const acts = [
        await open(),
        await invite([{ role: 'TRAINER', locationId: club.downtown }]),
        await add(),
        await changeLocation(db, owner.ctx, { locationId: club.harbor, version: 1, name: 'H' }, newId()),
      ];
      for (const act of acts) expect(nameOf(await takeBack(act, ctx))).toBe('NotPermitted');
    });
  });
});
