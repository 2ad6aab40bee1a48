import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { readActivity, undo } from '../activity/index.ts';
import { type Ctx, ctxOfVisit, setPassword, signIn } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { isRefusal, newId, NotSignedIn, Refused } from '../kernel/index.ts';
import { type BuiltClub, buildClub, type BuiltPerson, granted, PASSWORD } from './club.builder.ts';
import {
  changeOwnName,
  changePassword,
  endVisit,
  readOwnVisits,
  readProfile,
  sendPersonLink,
  undoers,
} from './index.ts';

const NOW = new Date('2026-11-18T18:00:00Z');
const nameOf = (answer: unknown) => (isRefusal(answer) ? answer.refusal : (answer as { type: string }).type);

describe('one’s own profile', () => {
  let world: FreshDatabase;
  let db: Database;
  let club: BuiltClub;
  const enter = (email: string, password = PASSWORD, userAgent: string | null = null, now = NOW) =>
    signIn(db, { email, password, address: '203.0.113.7', userAgent, organizationId: club.organizationId, now });
  const isIn = async (token: string) =>
    !((await ctxOfVisit(db, token, { requestId: 'r', now: NOW })) instanceof NotSignedIn);
  const change = (ctx: Ctx, oldPassword: string, newPassword: string, key = newId()) =>
    changePassword(db, ctx, { oldPassword, newPassword }, key);
  const trainer = (name: string): Promise<BuiltPerson> =>
    club.person(name, [{ role: 'TRAINER', locationId: club.downtown }]);

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    club = await buildClub(db, NOW);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  it('shows the visits that are open, the one in use among them, and one of them is ended from another', async () => {
    const { ctx, email, token } = await trainer('Vic');
    const phone = granted(await enter(email, PASSWORD, 'A phone'));
    const visits = await readOwnVisits(db, ctx);
    expect(visits.map(({ id, isThis, userAgent }) => [id, isThis, userAgent])).toEqual([
      [phone.visitId, false, 'A phone'],
      [ctx.actor.kind === 'PERSON' ? ctx.actor.visitId : '', true, null],
    ]);
    expect(visits[0]).toMatchObject({ address: '203.0.113.7', organizationId: club.organizationId, startedAt: NOW });
    expect(nameOf(await endVisit(db, ctx, { visitId: phone.visitId }, newId()))).toBe('VisitEnded');
    expect([await isIn(phone.token), await isIn(token)]).toEqual([false, true]);
    expect(nameOf(await endVisit(db, ctx, { visitId: phone.visitId }, newId()))).toBe('NotFound');
    expect(await readOwnVisits(db, ctx)).toHaveLength(1);
  });

  it('shows no visit that ran out', async () => {
    const { ctx, email } = await trainer('Vera');
    granted(await enter(email, PASSWORD, 'Forgotten', new Date(NOW.getTime() - 13 * 3_600_000)));
    expect((await readOwnVisits(db, ctx)).map(({ userAgent }) => userAgent)).toEqual([null]);
  });

  it('takes a new password from whoever knows the old one, and everybody else with it is out', async () => {
    const { ctx, email, token, staffId } = await trainer('Paul');
    const elsewhere = granted(await enter(email));
    const owner = await club.person('Oda', [{ role: 'OWNER', locationId: null }]);
    const link = granted(await sendPersonLink(db, owner.ctx, { staffId }, newId(), { mails: false })).linkToken ?? '';
    const key = newId();
    const answer = granted(await change(ctx, PASSWORD, 'a door of blue paper', key));
    expect(answer).toMatchObject({ type: 'PasswordChanged', visitsEnded: 1 });
    expect(await change(ctx, PASSWORD, 'a door of blue paper', key)).toEqual(answer);
    expect([await isIn(token), await isIn(elsewhere.token)]).toEqual([true, false]);
    expect(nameOf(await enter(email))).toBe('WrongCredentials');
    expect(nameOf(await enter(email, 'a door of blue paper'))).toBe('SignedIn');
    expect(nameOf(await setPassword(db, { token: link, password: PASSWORD, now: NOW }))).toBe('LinkExpired');
    expect((await readProfile(db, ctx)).passwordSetAt).toEqual(NOW);
  });

  it('keeps the password where the old one is wrong or the new one is none', async () => {
    const { ctx, email } = await trainer('Pia');
    const why = async (oldPassword: string, newPassword: string) => {
      const refused = await change(ctx, oldPassword, newPassword);
      return isRefusal(refused) && 'field' in refused ? refused.field : refused;
    };
    expect(await why('not the password', 'a door of blue paper')).toBe('oldPassword');
    expect(await why(PASSWORD, 'short')).toBe('newPassword');
    expect(await why(PASSWORD, email)).toBe('newPassword');
    expect(await why(PASSWORD, PASSWORD)).toBe('newPassword');
    expect(nameOf(await enter(email))).toBe('SignedIn');
  });

  it('lets nobody guess the old password at leisure from a screen left open', async () => {
    const { ctx } = await trainer('Gus');
    const tries: string[] = [];
    for (let n = 0; n < 12; n++) tries.push(nameOf(await change(ctx, `guess number ${n}`, 'a door of blue paper')));
    expect(tries.slice(0, 10)).toEqual(Array(10).fill('InvalidInput'));
    expect(tries.slice(10)).toEqual(['TooManyAttempts', 'TooManyAttempts']);
  });

  it('takes another name, unless somebody changed it meanwhile', async () => {
    const { ctx } = await trainer('Nora');
    const { version } = await readProfile(db, ctx);
    const rename = (firstName: string, lastName: string, at = version) =>
      changeOwnName(db, ctx, { firstName, lastName, version: at }, newId());
    expect(nameOf(await rename('  ', ' '))).toBe('InvalidInput');
    expect(nameOf(await rename('N'.repeat(150), 'N'.repeat(150)))).toBe('InvalidInput');
    expect(await rename(' Noor ', 'Al-Sayed')).toMatchObject({ type: 'OwnNameChanged', version: version + 1 });
    expect(nameOf(await rename('Nora', 'Example'))).toBe('ChangedMeanwhile');
    expect(await readProfile(db, ctx)).toMatchObject({ firstName: 'Noor', lastName: 'Al-Sayed' });
    const { lines } = await readActivity(db, ctx, { first: 1, what: 'person.renamed' });
    expect(nameOf(await undo(db, ctx, { activityId: lines[0]?.id ?? '' }, newId(), undoers))).toBe('ActivityUndone');
    expect(await readProfile(db, ctx)).toMatchObject({ firstName: 'Nora', lastName: 'Example' });
  });

  it('is a person’s: the command line and a key have none', async () => {
    const { ctx } = await trainer('Kay');
    const key: Ctx = { ...ctx, grants: [], actor: { kind: 'API_KEY', keyId: newId(), scopes: ['READ', 'WRITE'] } };
    for (const other of [club.house, key]) {
      await expect(readProfile(db, other)).rejects.toBeInstanceOf(Refused);
      await expect(readOwnVisits(db, other)).rejects.toBeInstanceOf(Refused);
      expect(nameOf(await change(other, PASSWORD, 'a door of blue paper'))).toBe('NotPermitted');
    }
  });
});
