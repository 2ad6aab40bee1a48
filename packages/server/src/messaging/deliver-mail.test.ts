import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { isLinkOpen, requestPasswordLink, setPassword, signIn } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { newId } from '../kernel/index.ts';
import { type BuiltClub, buildClub, granted, PASSWORD } from '../setup/club.builder.ts';
import { invitePerson, sendPersonLink } from '../setup/index.ts';
import { invitation } from './carriers/email/letters.rules.ts';
import { deliverMail, type Delivery, keepDelivering, openMailCarrier } from './index.ts';

const NOW = new Date('2026-11-18T18:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const PUBLIC_URL = 'https://club.example';

interface Received {
  readonly from: string;
  readonly to: string[];
  readonly raw: string;
}

describe('mail', () => {
  let world: FreshDatabase;
  let db: Database;
  let club: BuiltClub;
  let peer: SMTPServer;
  let delivery: Delivery;
  let received: Received[] = [];
  let refusesAll = false;

  /** A quoted-printable letter as its reader sees it. */
  const readable = (raw: string) =>
    raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const tokenIn = (raw: string) => /\/set-password\/([\w-]{43})/.exec(readable(raw))?.[1] ?? '';
  const invite = async (email: string) => {
    const { ctx } = await club.person('Inga', [{ role: 'OWNER', locationId: null }]);
    const grants = [{ role: 'TRAINER' as const, locationId: club.downtown }];
    return granted(
      await invitePerson(db, ctx, { email, firstName: 'Per', lastName: 'Ny', grants }, newId(), { mails: true }),
    );
  };

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    club = await buildClub(db, NOW, 'Fit & <Fun>');
    peer = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (auth, _session, done) =>
        done(null, auth.username === 'club' && auth.password === 'p@ss/word' ? { user: 'club' } : {}),
      onRcptTo: (_address, _session, done) => done(refusesAll ? new Error('mailbox unavailable') : null),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString(),
          });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
    const { port } = peer.server.address() as AddressInfo;
    delivery = {
      carrier: openMailCarrier(
        `smtp://club:${encodeURIComponent('p@ss/word')}@127.0.0.1:${port}`,
        'SetShow <hello@club.example>',
      ),
      publicUrl: PUBLIC_URL,
    };
  }, 120_000);
  beforeEach(() => {
    received = [];
    refusesAll = false;
  });
  afterAll(async () => {
    delivery.carrier.close();
    await new Promise<void>((resolve) => peer.close(resolve));
    await db.close();
    await world.drop();
  });

  it('brings an invitation whose link sets the first password', async () => {
    const email = `per-${newId()}@club.example`;
    const { linkToken } = await invite(email);
    expect(linkToken).toBeNull();
    expect(await deliverMail(db, delivery, NOW)).toBe(1);
    const [letter] = received;
    expect(letter).toMatchObject({ from: 'hello@club.example', to: [email] });
    const words = readable(letter?.raw ?? '');
    expect(words).toContain('Content-Type: text/plain');
    expect(words).toContain('Inga Example has invited you to work with Fit & <Fun> on SetShow.');
    expect(words).toContain('Fit &amp; &lt;Fun&gt;');
    granted(await setPassword(db, { token: tokenIn(letter?.raw ?? ''), password: PASSWORD, now: later(60 * 24) }));
    expect(await signIn(db, { email, password: PASSWORD, address: null, userAgent: null, now: NOW })).toMatchObject({
      type: 'SignedIn',
    });
  });

  it('invites somebody who has a password already without a link that could change it', async () => {
    const other = await buildClub(db, NOW);
    const { email } = await other.person('Bo', [{ role: 'OWNER', locationId: null }]);
    await invite(email);
    await deliverMail(db, delivery, NOW);
    expect(readable(received[0]?.raw ?? '')).toContain('the password that you have already');
    expect(tokenIn(received[0]?.raw ?? '')).toBe('');
  });

  it('brings the link for a forgotten password, good for an hour, once', async () => {
    const { email, staffId } = await club.person('Vic', [{ role: 'TRAINER', locationId: club.downtown }]);
    const { ctx } = await club.person('Odd', [{ role: 'OWNER', locationId: null }]);
    granted(await requestPasswordLink(db, { email: email.toUpperCase(), address: null, now: NOW }));
    granted(await sendPersonLink(db, ctx, { staffId }, newId(), { mails: true }));
    expect(await deliverMail(db, delivery, NOW)).toBe(2);
    const tokens = received.map(({ raw }) => tokenIn(raw));
    expect(new Set(tokens).size).toBe(2);
    expect(await isLinkOpen(db, tokens[0] ?? '', later(59))).toBe(true);
    expect(await isLinkOpen(db, tokens[0] ?? '', later(60))).toBe(false);
    expect(await deliverMail(db, delivery, later(60))).toBe(0);
  });

  it('is tried again when the peer refuses it, later each time, and given up after a day and a half', async () => {
    await invite(`slow-${newId()}@club.example`);
    refusesAll = true;
    const errors: unknown[] = [];
    const failing = { ...delivery, onError: (error: unknown) => errors.push(error) };
    expect(await deliverMail(db, failing, NOW)).toBe(0);
    expect(await deliverMail(db, failing, NOW)).toBe(0);
    expect(errors).toHaveLength(1);
    refusesAll = false;
    expect(await deliverMail(db, failing, later(1))).toBe(1);
    await invite(`never-${newId()}@club.example`);
    refusesAll = true;
    for (let days = 0; days < 40; days++) await deliverMail(db, failing, later(days * 24 * 60));
    expect(errors).toHaveLength(1 + 12);
  });

  it('goes out once, even when two processes look at the same moment', async () => {
    for (let n = 0; n < 6; n++) await invite(`twice-${n}-${newId()}@club.example`);
    const sent = await Promise.all([deliverMail(db, delivery, NOW), deliverMail(db, delivery, NOW)]);
    expect(sent[0] + sent[1]).toBe(6);
    expect(new Set(received.map(({ to }) => to[0])).size).toBe(6);
  });

  it('leaves nothing to send when the invitation itself was refused', async () => {
    const { ctx } = await club.person('Nia', [{ role: 'MANAGER', locationId: club.downtown }]);
    const grants = [{ role: 'OWNER' as const, locationId: null }];
    await invitePerson(
      db,
      ctx,
      { email: `no-${newId()}@club.example`, firstName: 'N', lastName: 'O', grants },
      newId(),
      { mails: true },
    );
    expect(await deliverMail(db, delivery, NOW)).toBe(0);
  });

  it('is sent in the background until told to stop', async () => {
    const sending = keepDelivering(db, delivery, 20);
    await invite(`soon-${newId()}@club.example`);
    for (let n = 0; n < 100 && received.length === 0; n++) await new Promise((go) => setTimeout(go, 50));
    await sending.stop();
    expect(received).toHaveLength(1);
  }, 30_000);

  it('keeps a subject on one line, whatever an organization is called', () => {
    const letter = invitation({
      organization: 'Club\r\nBcc: all@club.example',
      inviter: null,
      publicUrl: PUBLIC_URL,
      token: null,
      days: 7,
    });
    expect(letter.subject).toBe('Your place at Club Bcc: all@club.example on SetShow');
  });
});
