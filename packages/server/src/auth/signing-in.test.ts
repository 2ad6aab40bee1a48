import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { connect, type Database } from '../db/index.ts';
import { newId, NotSignedIn } from '../kernel/index.ts';
import { type BuiltClub, buildClub, granted, PASSWORD } from '../setup/club.builder.ts';
import {
  chooseOrganization,
  ctxOfVisit,
  isLinkOpen,
  LinkExpired,
  mintLink,
  placesOf,
  requestPasswordLink,
  setPassword,
  signIn,
  signOut,
  signOutEverywhere,
  sweepSignIns,
  TooManyAttempts,
  WrongCredentials,
} from './index.ts';

const NOW = new Date('2026-11-18T18:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const HOUR = 60;
const DAY = 24 * HOUR;

describe('signing in', () => {
  let world: FreshDatabase;
  let db: Database;
  let club: BuiltClub;
  const enter = (email: string, password = PASSWORD, now = NOW, address: string | null = null) =>
    signIn(db, { email, password, address, userAgent: 'test', now });
  const seen = (token: string, now = NOW) => ctxOfVisit(db, token, { requestId: 'r', now });

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    club = await buildClub(db, NOW);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await world.drop();
  });

  it('opens a visit that acts as the person with the roles of today', async () => {
    const { token, staffId } = await club.person('Tom', [{ role: 'TRAINER', locationId: club.downtown }]);
    expect(granted(await seen(token))).toMatchObject({
      organizationId: club.organizationId,
      actor: { kind: 'PERSON', staffId },
      grants: [{ role: 'TRAINER', locationId: club.downtown }],
    });
  });

  it('answers a wrong password, an unknown address and somebody without a place alike', async () => {
    const { email } = await club.person('Una', [{ role: 'OWNER', locationId: null }]);
    const answers = [await enter(email, 'not the password'), await enter(`nobody-${newId()}@club.example`)];
    await db.global.rows('select user_ensure($1, $2)', [newId(), `placeless-${email}`]);
    const link = await mintLink(
      db.global,
      (await db.global.one<{ id: string }>('select user_id as id from user_of_email($1)', [`placeless-${email}`]))
        ?.id ?? '',
      'PASSWORD',
      NOW,
    );
    granted(await setPassword(db, { token: link, password: PASSWORD, now: NOW }));
    answers.push(await enter(`placeless-${email}`));
    expect(answers).toEqual([new WrongCredentials(), new WrongCredentials(), new WrongCredentials()]);
  });

  it('keeps a visit for 12 hours without being seen, and 30 days in all', async () => {
    const { token } = await club.person('Ida', [{ role: 'OWNER', locationId: null }]);
    expect(await seen(token, later(13 * HOUR))).toBeInstanceOf(NotSignedIn);
    for (let minutes = 0; minutes < 30 * DAY; minutes += 11 * HOUR)
      expect(await seen(token, later(minutes))).not.toBeInstanceOf(NotSignedIn);
    expect(await seen(token, later(30 * DAY))).toBeInstanceOf(NotSignedIn);
  });

  it('writes down being seen at most once a minute', async () => {
    const { ctx, token } = await club.person('Mia', [{ role: 'OWNER', locationId: null }]);
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    const stamp = async () =>
      (
        await admin.query('select last_seen_at from visit where id = $1', [
          ctx.actor.kind === 'PERSON' ? ctx.actor.visitId : '',
        ])
      ).rows[0].last_seen_at;
    await seen(token, new Date(NOW.getTime() + 59_000));
    const first = await stamp();
    await seen(token, later(2));
    const second = await stamp();
    await admin.end();
    expect([first, second]).toEqual([NOW, later(2)]);
  });

  it('stores neither tokens nor passwords in a form that opens anything', async () => {
    const { token, email } = await club.person('Sam', [{ role: 'OWNER', locationId: null }]);
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    const { rows } = await admin.query(
      'select u.password_hash, v::text as visit from user_account u join visit v on v.user_id = u.id where u.email = $1',
      [email],
    );
    await admin.end();
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(rows[0].visit).not.toContain(token);
  });

  it('gives every sign-in a token of its own, and a new one for another organization', async () => {
    const person = await club.person('Rosa', [{ role: 'OWNER', locationId: null }]);
    const again = granted(await enter(person.email));
    expect(again.token).not.toBe(person.token);
    const other = await buildClub(db, NOW);
    await db.global.rows('select place_add($1, $2)', [person.userId, other.organizationId]);
    expect(await placesOf(db, person.userId)).toHaveLength(2);
    await db.transact(other.organizationId, (tx) =>
      tx.rows('insert into staff (organization_id, id, user_id) values ($1, $2, $3)', [
        other.organizationId,
        newId(),
        person.userId,
      ]),
    );
    const moved = granted(
      await chooseOrganization(db, { token: person.token, organizationId: other.organizationId, now: NOW }),
    );
    expect(await seen(person.token)).toBeInstanceOf(NotSignedIn);
    expect(granted(await seen(moved.token)).organizationId).toBe(other.organizationId);
    const elsewhere = await buildClub(db, NOW);
    for (const organizationId of [elsewhere.organizationId, newId(), 'no id']) {
      expect(await chooseOrganization(db, { token: moved.token, organizationId, now: NOW })).toMatchObject({
        refusal: 'NotFound',
      });
    }
  });

  it('ends one visit, or all of them', async () => {
    const { email, token } = await club.person('Otto', [{ role: 'OWNER', locationId: null }]);
    const phone = granted(await enter(email)).token;
    const desk = granted(await enter(email)).token;
    expect(await signOut(db, token, NOW)).toEqual({ type: 'SignedOut', everywhere: false });
    expect([await seen(token), await seen(phone)].map((answer) => answer instanceof NotSignedIn)).toEqual([
      true,
      false,
    ]);
    expect(await signOutEverywhere(db, phone, NOW)).toEqual({ type: 'SignedOut', everywhere: true });
    expect(await seen(desk)).toBeInstanceOf(NotSignedIn);
    expect(await signOut(db, token, NOW)).toBeInstanceOf(NotSignedIn);
  });

  it('stops guessing at one account, also after a restart, and lets the right one in when the time is over', async () => {
    const { email } = await club.person('Gus', [{ role: 'OWNER', locationId: null }]);
    await Promise.all(Array.from({ length: 10 }, () => enter(email, 'guess after guess')));
    const restarted = await connect(world.appUrl, []);
    const refused = await signIn(restarted, {
      email: email.toUpperCase(),
      password: PASSWORD,
      address: null,
      userAgent: null,
      now: later(5),
    });
    await restarted.close();
    expect(refused).toBeInstanceOf(TooManyAttempts);
    expect((refused as TooManyAttempts).retryAfterSeconds).toBe(600);
    expect(await enter(email, PASSWORD, later(15))).toMatchObject({ type: 'SignedIn' });
  });

  it('forgets the slips of somebody who then comes in', async () => {
    const { email } = await club.person('Slip', [{ role: 'OWNER', locationId: null }]);
    for (let round = 0; round < 3; round++) {
      for (let slip = 0; slip < 5; slip++) await enter(email, 'wrong wrong wrong');
      expect(await enter(email)).toMatchObject({ type: 'SignedIn' });
    }
  });

  it('stops one address that tries many accounts', async () => {
    const tries = await Promise.all(
      Array.from({ length: 101 }, (_, n) => enter(`many-${n}@club.example`, 'x', NOW, '203.0.113.9')),
    );
    expect(tries.filter((answer) => answer instanceof TooManyAttempts)).toHaveLength(1);
  }, 60_000);

  it('sets a password by a link once, and shows out whoever used the old one', async () => {
    const { email, userId, token } = await club.person('Lea', [{ role: 'OWNER', locationId: null }]);
    const link = await mintLink(db.global, userId, 'PASSWORD', NOW);
    const other = await mintLink(db.global, userId, 'PASSWORD', NOW);
    for (const password of ['short', email, 'aaaaaaaaaaaaa']) {
      expect(await setPassword(db, { token: link, password, now: NOW })).toMatchObject({
        refusal: 'InvalidInput',
        field: 'password',
      });
    }
    const twice = await Promise.all(
      [1, 2].map(() => setPassword(db, { token: link, password: 'another long one', now: NOW })),
    );
    expect(twice.map((answer) => ('refusal' in answer ? answer.refusal : answer.type)).sort()).toEqual([
      'LinkExpired',
      'PasswordSet',
    ]);
    expect(await seen(token)).toBeInstanceOf(NotSignedIn);
    expect(await isLinkOpen(db, other, NOW)).toBe(false);
    expect(await enter(email)).toBeInstanceOf(WrongCredentials);
    expect(await enter(email, 'another long one')).toMatchObject({ type: 'SignedIn' });
  });

  it('refuses a link that is too old, and one that never was', async () => {
    const { userId } = await club.person('Olga', [{ role: 'OWNER', locationId: null }]);
    const link = await mintLink(db.global, userId, 'PASSWORD', NOW);
    expect(await setPassword(db, { token: link, password: PASSWORD, now: later(HOUR) })).toEqual(new LinkExpired());
    expect(await setPassword(db, { token: 'made up', password: PASSWORD, now: NOW })).toEqual(new LinkExpired());
    expect(await isLinkOpen(db, link, later(HOUR - 1))).toBe(true);
  });

  it('answers a forgotten password alike for everybody, and writes only to somebody who has a place', async () => {
    const { email } = await club.person('Fred', [{ role: 'OWNER', locationId: null }]);
    const stranger = `stranger-${newId()}@club.example`;
    for (const address of [email, stranger]) {
      expect(await requestPasswordLink(db, { email: address, address: null, now: NOW })).toEqual({
        type: 'PasswordLinkRequested',
        email: address,
      });
    }
    const waiting = await db.global.rows<{ email: string }>(
      "select email from mail_take($1, interval '1 minute', 100)",
      [NOW],
    );
    expect(waiting.map((mail) => mail.email)).toEqual([email]);
    for (let n = 0; n < 4; n++) await requestPasswordLink(db, { email, address: null, now: NOW });
    expect(await requestPasswordLink(db, { email, address: null, now: NOW })).toBeInstanceOf(TooManyAttempts);
  });

  it('forgets a visit a month after it was over, and no open one', async () => {
    const { email, userId } = await club.person('Ewa', [{ role: 'OWNER', locationId: null }]);
    granted(await enter(email, PASSWORD, later(40 * DAY)));
    const admin = new pg.Client({ connectionString: world.adminUrl });
    await admin.connect();
    const visits = async () => (await admin.query('select 1 from visit where user_id = $1', [userId])).rows.length;
    const counts: number[] = [];
    for (const days of [59, 61]) {
      await sweepSignIns(db, later(days * DAY));
      counts.push(await visits());
    }
    await admin.end();
    expect(counts).toEqual([2, 1]);
  });
});
