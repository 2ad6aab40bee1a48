import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import {
  type ApiScope,
  type Ctx,
  ctxOfKey,
  ctxOfStaffEmail,
  ctxOfVisit,
  type Grant,
  readViewer,
  setPassword,
  signIn,
} from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { isRefusal, newId, NotSignedIn } from '../kernel/index.ts';
import { type BuiltClub, buildClub, granted, PASSWORD } from './club.builder.ts';
import {
  addApiKey,
  addUser,
  changeGrants,
  changeLocation,
  createOrganization,
  disablePerson,
  invitePerson,
  openLocation,
  readApiKeys,
  readLocations,
  readPeople,
  revokeApiKey,
  sendPersonLink,
} from './index.ts';

const NOW = new Date('2026-11-18T18:00:00Z');
const TOMORROW = new Date('2026-11-19T18:00:00Z');
const BY_HAND = { mails: false };
const everywhere = (role: Grant['role']): Grant => ({ role, locationId: null });
const nameOf = (answer: unknown) => (isRefusal(answer) ? answer.refusal : (answer as { type: string }).type);

describe('setting up', () => {
  let world: FreshDatabase;
  let db: Database;
  let club: BuiltClub;
  const address = (name: string) => `${name}-${newId()}@club.example`;
  const seen = (token: string, now = NOW) => ctxOfVisit(db, token, { requestId: 'r', now });
  const invite = (ctx: Ctx, grants: readonly Grant[], email = address('new'), carriers = BY_HAND, key = newId()) =>
    invitePerson(db, ctx, { email, firstName: 'New', lastName: 'Person', grants }, key, carriers);

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    club = await buildClub(db, NOW);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  describe('organizations and locations', () => {
    it('takes a name once, whatever its case and accents', async () => {
      expect(nameOf(await createOrganization(db, { name: 'Nordsjö  Fitness', now: NOW }))).toBe('OrganizationCreated');
      expect(nameOf(await createOrganization(db, { name: 'nordsjo fitness', now: NOW }))).toBe('NameTaken');
      expect(nameOf(await createOrganization(db, { name: '  ', now: NOW }))).toBe('InvalidInput');
    });

    it('opens a location only with a zone, a currency and a country that exist', async () => {
      const good = { name: 'Hilltop', timeZone: 'Europe/Oslo', currency: 'NOK', country: 'NO' };
      const open = (more: object) => openLocation(db, club.house, { ...good, ...more }, newId());
      const wrong = [
        await open({ timeZone: 'Mars/Olympus' }),
        await open({ currency: 'XXX1' }),
        await open({ currency: 'ZZY' }),
        await open({ country: 'ZZ' }),
        await open({ name: '' }),
      ];
      expect(wrong.map((answer) => (isRefusal(answer) && 'field' in answer ? answer.field : answer))).toEqual([
        'timeZone',
        'currency',
        'currency',
        'country',
        'name',
      ]);
      expect(nameOf(await open({}))).toBe('LocationOpened');
      expect(nameOf(await open({ name: 'HILLTOP' }))).toBe('NameTaken');
    });

    it('changes a location only from the version that was looked at', async () => {
      const { ctx } = await club.person('Orla', [everywhere('OWNER')]);
      const change = (version: number, more: object) =>
        changeLocation(db, ctx, { locationId: club.harbor, version, ...more }, newId());
      const first = await change(1, { name: 'Old Harbor', discountLimitBp: 1500 });
      expect(first).toMatchObject({ type: 'LocationChanged', version: 2 });
      expect(nameOf(await change(1, { name: 'Stale' }))).toBe('ChangedMeanwhile');
      expect(nameOf(await change(2, { name: 'Downtown' }))).toBe('NameTaken');
      expect(nameOf(await change(2, { timeZone: 'Nowhere' }))).toBe('InvalidInput');
      expect((await readLocations(db, ctx)).find(({ id }) => id === club.harbor)).toMatchObject({
        name: 'Old Harbor',
        timeZone: 'America/New_York',
        discountLimitBp: 1500,
      });
    });

    it('gives a name to one of two locations that take it at the same moment', async () => {
      const fresh = await buildClub(db, NOW);
      const take = (locationId: string) =>
        changeLocation(db, fresh.house, { locationId, version: 1, name: 'Central' }, newId());
      const answers = await Promise.all([take(fresh.downtown), take(fresh.harbor)]);
      expect(answers.map(nameOf).sort()).toEqual(['LocationChanged', 'NameTaken']);
    });

    it('lets a manager set the policies of own locations, and nothing else', async () => {
      const fresh = await buildClub(db, NOW);
      const { ctx } = await fresh.person('Milo', [{ role: 'MANAGER', locationId: fresh.downtown }]);
      const change = (locationId: string, more: object) =>
        changeLocation(db, ctx, { locationId, version: 1, ...more }, newId());
      expect(nameOf(await change(fresh.downtown, { discountLimitBp: 10_000 }))).toBe('NotPermitted');
      expect(nameOf(await change(fresh.harbor, { leagueVisible: true }))).toBe('NotFound');
      expect(nameOf(await change(fresh.downtown, { leagueVisible: true }))).toBe('LocationChanged');
      expect((await readLocations(db, ctx)).map(({ name, leagueVisible }) => [name, leagueVisible])).toEqual([
        ['Downtown', true],
      ]);
    });
  });

  describe('people', () => {
    it('come in by a link that is shown to the inviter where no mail leaves the house, and stored nowhere', async () => {
      const { ctx } = await club.person('Ines', [everywhere('OWNER')]);
      const [email, key] = [address('pat'), newId()];
      const grants: Grant[] = [{ role: 'FRONT_DESK', locationId: club.downtown }];
      const first = granted(await invite(ctx, grants, email, BY_HAND, key));
      const again = granted(await invite(ctx, grants, email, BY_HAND, key));
      expect(again).toEqual({ ...first, linkToken: null });
      expect(nameOf(await invite(ctx, grants, email))).toBe('AlreadyInvited');
      granted(await setPassword(db, { token: first.linkToken ?? '', password: PASSWORD, now: NOW }));
      const { token } = granted(
        await signIn(db, { email, password: PASSWORD, address: null, userAgent: null, now: NOW }),
      );
      expect(granted(await seen(token)).grants).toEqual(grants);
    });

    it('are placed once, even when two invite them at the same moment', async () => {
      const { ctx } = await club.person('Ilse', [everywhere('OWNER')]);
      const grants: Grant[] = [{ role: 'TRAINER', locationId: club.downtown }];
      for (let round = 0; round < 5; round++) {
        const email = address('both');
        // The account exists already: only the place is still to be taken.
        await db.global.rows('select user_ensure($1, $2)', [newId(), email]);
        const answers = await Promise.all([1, 2, 3].map(() => invite(ctx, grants, email)));
        expect(answers.map(nameOf).sort()).toEqual(['AlreadyInvited', 'AlreadyInvited', 'PersonInvited']);
      }
    });

    it('get a new link when theirs ran out, unless they have no place', async () => {
      const { ctx } = await club.person('Nils', [everywhere('OWNER')]);
      const { staffId } = granted(await invite(ctx, [{ role: 'TRAINER', locationId: club.harbor }]));
      const link = granted(await sendPersonLink(db, ctx, { staffId }, newId(), BY_HAND)).linkToken ?? '';
      expect(nameOf(await setPassword(db, { token: link, password: PASSWORD, now: NOW }))).toBe('PasswordSet');
      granted(await disablePerson(db, ctx, { staffId }, newId()));
      expect(nameOf(await sendPersonLink(db, ctx, { staffId }, newId(), BY_HAND))).toBe('NotFound');
    });

    it('can not be taken over by another organization that invites the same address', async () => {
      const { ctx, email } = await club.person('Vera', [everywhere('OWNER')]);
      const other = await buildClub(db, NOW);
      const thief = await other.person('Thea', [everywhere('OWNER')]);
      expect(nameOf(await invite(thief.ctx, [everywhere('OWNER')], email))).toBe('MailNeeded');
      expect(granted(await invite(thief.ctx, [everywhere('OWNER')], email, { mails: true })).linkToken).toBeNull();
      expect(ctx.organizationId).not.toBe(other.organizationId);
    });

    it('keep the staff row that an import brought', async () => {
      const { ctx } = await club.person('Iris', [everywhere('OWNER')]);
      const [staffId, email] = [newId(), address('imported')];
      await db.transact(club.organizationId, (tx) =>
        tx.rows(
          'insert into staff (organization_id, id, first_name, last_name, email, is_trainer) values ($1, $2, $3, $4, $5, true)',
          [club.organizationId, staffId, 'Jo', 'Imported', email.toUpperCase()],
        ),
      );
      expect(granted(await invite(ctx, [{ role: 'TRAINER', locationId: club.downtown }], email)).staffId).toBe(staffId);
    });

    it('below manager, at own locations, are a manager’s to handle, and nobody else', async () => {
      const { ctx } = await club.person('Manu', [{ role: 'MANAGER', locationId: club.downtown }]);
      const owner = await club.person('Odin', [everywhere('OWNER')]);
      const peer = await club.person('Mara', [{ role: 'MANAGER', locationId: club.downtown }]);
      const away = await club.person('Abel', [{ role: 'TRAINER', locationId: club.harbor }]);
      const own = await club.person('Bea', [{ role: 'TRAINER', locationId: club.downtown }]);
      const here = (role: Grant['role']): Grant[] => [{ role, locationId: club.downtown }];
      expect([
        nameOf(await invite(ctx, here('FRONT_DESK'))),
        nameOf(await invite(ctx, here('MANAGER'))),
        nameOf(await invite(ctx, [everywhere('OWNER')])),
        nameOf(await invite(ctx, [everywhere('TRAINER')])),
        nameOf(await invite(ctx, [{ role: 'TRAINER', locationId: club.harbor }])),
      ]).toEqual(['PersonInvited', 'NotPermitted', 'NotPermitted', 'NotPermitted', 'NotFound']);
      const shownOut: string[] = [];
      for (const { staffId } of [owner, peer, away, own])
        shownOut.push(nameOf(await disablePerson(db, ctx, { staffId }, newId())));
      expect(shownOut).toEqual(['NotFound', 'NotPermitted', 'NotFound', 'PersonDisabled']);
      const { people } = await readPeople(db, ctx, { first: 100, after: null });
      const listed = [owner, peer, away, own].map(
        ({ staffId }) => people.find((person) => person.staffId === staffId)?.signIn,
      );
      // Who was shown out stays on the staff list: what they did is theirs.
      expect(listed).toEqual([undefined, 'ACTIVE', undefined, 'NONE']);
    });

    it('who are shown out are out at once, at every door', async () => {
      const { ctx } = await club.person('Olga', [everywhere('OWNER')]);
      const gone = await club.person('Gil', [{ role: 'TRAINER', locationId: club.downtown }]);
      expect(nameOf(await seen(gone.token))).not.toBe('NotSignedIn');
      granted(await disablePerson(db, ctx, { staffId: gone.staffId }, newId()));
      expect(await seen(gone.token)).toBeInstanceOf(NotSignedIn);
      expect(
        nameOf(await signIn(db, { email: gone.email, password: PASSWORD, address: null, userAgent: null, now: NOW })),
      ).toBe('WrongCredentials');
      granted(await invite(ctx, [{ role: 'TRAINER', locationId: club.harbor }], gone.email));
      expect(
        nameOf(await signIn(db, { email: gone.email, password: PASSWORD, address: null, userAgent: null, now: NOW })),
      ).toBe('SignedIn');
    });

    it('whose roles change sign in again, and hold the new ones from today', async () => {
      const owner = await club.person('Otis', [everywhere('OWNER')]);
      const person = await club.person('Rae', [{ role: 'TRAINER', locationId: club.downtown }]);
      const grants: Grant[] = [
        { role: 'MANAGER', locationId: club.downtown },
        { role: 'TRAINER', locationId: club.harbor },
      ];
      expect(
        await changeGrants(db, { ...owner.ctx, now: TOMORROW }, { staffId: person.staffId, grants }, newId()),
      ).toMatchObject({ begun: 2, ended: 1 });
      expect(await seen(person.token, NOW)).toBeInstanceOf(NotSignedIn);
      const held = async (now: Date) =>
        (await ctxOfStaffEmail(db, club.organizationId, person.email, { requestId: 'r', now }))?.grants ?? [];
      const bySide = (list: readonly Grant[]) => list.map(({ role }) => role).sort();
      expect([bySide(await held(NOW)), bySide(await held(TOMORROW))]).toEqual([['TRAINER'], ['MANAGER', 'TRAINER']]);
    });

    it.each([1, 2, 3, 4, 5])('leave at least one owner behind, even when two go at once (%i)', async () => {
      const fresh = await buildClub(db, NOW);
      const [a, b] = [
        await fresh.person('Ann', [everywhere('OWNER')]),
        await fresh.person('Ben', [everywhere('OWNER')]),
      ];
      const answers = await Promise.all([
        disablePerson(db, a.ctx, { staffId: b.staffId }, newId()),
        disablePerson(db, b.ctx, { staffId: a.staffId }, newId()),
      ]);
      expect(answers.map(nameOf).sort()).toEqual(['LastOwner', 'PersonDisabled']);
      const alone = answers.map(nameOf)[0] === 'PersonDisabled' ? a : b;
      expect(nameOf(await disablePerson(db, alone.ctx, { staffId: alone.staffId }, newId()))).toBe('InvalidInput');
      expect(
        nameOf(
          await changeGrants(
            db,
            alone.ctx,
            { staffId: alone.staffId, grants: [{ role: 'MANAGER', locationId: fresh.downtown }] },
            newId(),
          ),
        ),
      ).toBe('LastOwner');
    });

    it('are never seen or touched from another organization', async () => {
      const other = await buildClub(db, NOW);
      const { ctx } = await other.person('Eve', [everywhere('OWNER')]);
      const { staffId } = await club.person('Ned', [{ role: 'TRAINER', locationId: club.downtown }]);
      const answers = [
        await disablePerson(db, ctx, { staffId }, newId()),
        await disablePerson(db, ctx, { staffId: newId() }, newId()),
        await changeGrants(db, ctx, { staffId: 'x', grants: [] }, newId()),
        await sendPersonLink(db, ctx, { staffId }, newId(), BY_HAND),
      ];
      expect(answers.map((answer) => JSON.stringify(answer))).toEqual(Array(4).fill(JSON.stringify(answers[1])));
      expect(nameOf(answers[0])).toBe('NotFound');
      expect(nameOf(await invite(ctx, [{ role: 'TRAINER', locationId: club.downtown }]))).toBe('NotFound');
      expect((await readPeople(db, ctx, { first: 100, after: null })).people.map(({ name }) => name)).toEqual([
        'Eve Example',
      ]);
    });

    it('are added without an invitation from the command line only', async () => {
      const { ctx } = await club.person('Ole', [everywhere('OWNER')]);
      const terms = { email: address('cli'), firstName: 'C', lastName: 'Li', grants: [everywhere('OWNER')] };
      expect(nameOf(await addUser(db, ctx, terms, newId()))).toBe('NotPermitted');
      expect(nameOf(await addUser(db, club.house, { ...terms, email: 'nonsense' }, newId()))).toBe('InvalidInput');
      expect(nameOf(await addUser(db, club.house, { ...terms, password: 'short' }, newId()))).toBe('InvalidInput');
      expect(granted(await addUser(db, club.house, terms, newId())).linkToken).toMatch(/^[\w-]{43}$/);
    });

    it('are told who they are, where they work and what they may', async () => {
      const { ctx, email, staffId } = await club.person('Wim', [
        { role: 'MANAGER', locationId: club.downtown },
        { role: 'TRAINER', locationId: club.harbor },
      ]);
      const viewer = await readViewer(db, ctx);
      expect(viewer).toMatchObject({
        email,
        staffId,
        name: 'Wim Example',
        homePage: 'BOARD',
        organization: { id: club.organizationId },
      });
      expect(viewer?.locations.map(({ id }) => id).sort()).toEqual([club.downtown, club.harbor].sort());
      expect([viewer?.may.includes('importFiles'), viewer?.may.includes('openLocation')]).toEqual([true, false]);
    });
  });

  describe('API keys', () => {
    const add = (ctx: Ctx, scopes: ApiScope[], more: object = {}, key = newId()) =>
      addApiKey(db, ctx, { name: 'Nightly', scopes, ...more }, key);
    const use = (key: string, now = NOW) => ctxOfKey(db, key, { requestId: 'r', now });

    it('open what their scopes say, told once, until they are revoked', async () => {
      const { ctx } = await club.person('Kay', [everywhere('OWNER')]);
      const again = newId();
      const { key, keyId } = granted(await add(ctx, ['READ', 'IMPORT'], {}, again));
      expect(granted(await add(ctx, ['READ', 'IMPORT'], {}, again))).toMatchObject({ keyId, key: null });
      expect(await use(key ?? '')).toMatchObject({
        organizationId: club.organizationId,
        actor: { kind: 'API_KEY', keyId, scopes: ['READ', 'IMPORT'] },
      });
      expect((await readApiKeys(db, ctx)).find(({ id }) => id === keyId)).toMatchObject({
        name: 'Nightly',
        lastUsedAt: NOW,
        revokedAt: null,
      });
      expect(nameOf(await revokeApiKey(db, ctx, { keyId, reason: 'x'.repeat(301) }, newId()))).toBe('InvalidInput');
      granted(await revokeApiKey(db, ctx, { keyId, reason: ' The program is gone ' }, newId()));
      expect(await use(key ?? '')).toBeInstanceOf(NotSignedIn);
      expect((await readApiKeys(db, ctx)).find(({ id }) => id === keyId)).toMatchObject({
        revokedBecause: 'The program is gone',
      });
      expect(nameOf(await revokeApiKey(db, ctx, { keyId }, newId()))).toBe('NotFound');
    });

    it('end when they should, and answer alike when they are wrong in any way', async () => {
      const { ctx } = await club.person('Kim', [everywhere('OWNER')]);
      const other = await buildClub(db, NOW);
      const { key } = granted(await add(ctx, ['READ'], { expiresAt: TOMORROW }));
      const bare = (id: string) => id.replaceAll('-', '');
      const wrong = [
        await use(key ?? '', TOMORROW),
        await use(`${(key ?? '').slice(0, -1)}${(key ?? '').endsWith('A') ? 'B' : 'A'}`),
        await use((key ?? '').replace(bare(club.organizationId), bare(other.organizationId))),
        await use('setshow_nonsense'),
        await use(''),
      ];
      expect(granted(await use(key ?? '')).actor.kind).toBe('API_KEY');
      expect(new Set(wrong.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(nameOf(wrong[0])).toBe('NotSignedIn');
    });

    it('are an owner’s to make, with at least one scope that exists', async () => {
      const [owner, manager] = [
        await club.person('Kit', [everywhere('OWNER')]),
        await club.person('Kurt', [{ role: 'MANAGER', locationId: club.downtown }]),
      ];
      expect(nameOf(await add(manager.ctx, ['READ']))).toBe('NotPermitted');
      expect(nameOf(await add(owner.ctx, []))).toBe('InvalidInput');
      expect(nameOf(await add(owner.ctx, ['ROOT' as ApiScope]))).toBe('InvalidInput');
      expect(nameOf(await add(owner.ctx, ['READ'], { expiresAt: NOW }))).toBe('InvalidInput');
    });
  });
});
