import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';

import { endUser, nobodyCanRunTheProject, NOBODY, useEmbedded } from '../../../../../test/world/embedded-users.ts';
import type { EmbeddedUser } from '../../../../../test/world/embedded-users.ts';
import { homeCandidates } from './home.ts';
import { backupEmbedded, restoreEmbedded, startEmbeddedPostgres } from './index.ts';
import { identityOf } from './process-lock.mjs';

jest.setTimeout(60_000);

let checkout: string;
const users: EmbeddedUser[] = [];
const checkouts: string[] = [];

function newCheckout(parent: string = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'setshow-checkout-'));
  checkouts.push(folder);
  return folder;
}

async function use(as?: { uid: number; gid: number }, of: string = checkout): Promise<EmbeddedUser> {
  const user = await useEmbedded(of, as);
  users.push(user);
  return user;
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

function postmasterOf(user: { dataFolder: string }): number {
  return Number.parseInt(readFileSync(join(user.dataFolder, 'postmaster.pid'), 'utf8'), 10);
}

function runs(pid: number): boolean {
  return identityOf(pid) !== null;
}

async function untilGone(pid: number): Promise<void> {
  for (let waited = 0; waited < 500 && runs(pid); waited += 1) await sleep(20);
  expect(runs(pid)).toBe(false);
}

beforeAll(async () => {
  checkout = newCheckout();
  const first = await startEmbeddedPostgres({ checkout });
  await ask(first.adminUrl(), "create table kept (word text); insert into kept values ('kept')");
  await first.stop();
});

afterEach(async () => {
  for (const user of users.splice(0)) await endUser(user);
});

afterAll(() => {
  const homes = checkouts.flatMap((folder) => homeCandidates(folder));
  for (const folder of [...homes, ...checkouts]) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded database and those who use it', () => {
  it('is started once when two start at the same moment, and goes when the last of them goes', async () => {
    const [one, other] = await Promise.all([use(), use()]);
    expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
    expect(other.port).toBe(one.port);
    const postmaster = postmasterOf(one);
    await endUser(one.adopted ? other : one);
    expect(await ask((one.adopted ? one : other).url, 'select word from kept')).toEqual([{ word: 'kept' }]);
    await endUser(one.adopted ? one : other);
    expect(runs(postmaster)).toBe(false);
    expect(existsSync(join(one.dataFolder, 'postmaster.pid'))).toBe(false);
  });

  it('outlives a process that was killed hard, is adopted by the next, and goes with it', async () => {
    const killed = await use();
    const postmaster = postmasterOf(killed);
    await endUser(killed, 'SIGKILL');
    expect(runs(postmaster)).toBe(true);
    const next = await use();
    expect(next).toMatchObject({ adopted: true, port: killed.port });
    await endUser(next);
    expect(runs(postmaster)).toBe(false);
  });

  it('goes when its only user exits without giving it back', async () => {
    const user = await use();
    const postmaster = postmasterOf(user);
    user.process.stdin?.write('leave\n');
    await untilGone(postmaster);
  });

  it('recovers with its data when PostgreSQL itself was killed and left its process number behind', async () => {
    const user = await use();
    await ask(user.url, "create table if not exists survived as select 'yes' as answer");
    const postmaster = postmasterOf(user);
    process.kill(postmaster, 'SIGKILL');
    await untilGone(postmaster);
    const next = await use();
    expect(next.adopted).toBe(false);
    expect(await ask(next.url, 'select answer from survived')).toEqual([{ answer: 'yes' }]);
  });

  it('starts when the process number that was left behind belongs to somebody else now', async () => {
    const before = await use();
    await endUser(before);
    writeFileSync(
      join(before.dataFolder, 'postmaster.pid'),
      `${process.pid}\n${before.dataFolder}\n1\n${before.port}\n`,
    );
    expect((await use()).adopted).toBe(false);
  });

  it('moves to another port when its own is taken, and stays there', async () => {
    const before = await use();
    await endUser(before);
    const intruder = createServer();
    await new Promise<void>((resolve) => intruder.listen(before.port, '127.0.0.1', resolve));
    const moved = await use();
    expect(moved.port).not.toBe(before.port);
    expect(await ask(moved.url, 'select word from kept')).toEqual([{ word: 'kept' }]);
    await endUser(moved);
    await new Promise((resolve) => intruder.close(resolve));
    expect((await use()).port).toBe(moved.port);
  });

  it('listens on this machine only, asks for a password, and keeps it from others', async () => {
    const user = await use();
    expect(await ask(user.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(user.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    const withoutPassword = new URL(user.url);
    withoutPassword.password = 'guessed';
    await expect(ask(withoutPassword.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(dirname(user.dataFolder), 'password')).mode & 0o077).toBe(0);
    expect(statSync(user.dataFolder).mode & 0o077).toBe(0);
  });
});

describe('a start that cannot succeed says what to do', () => {
  it('when the data was written by a newer PostgreSQL', async () => {
    const { dataFolder } = await use();
    await endUser(users[0] as EmbeddedUser);
    const version = readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8');
    writeFileSync(join(dataFolder, 'PG_VERSION'), '19\n');
    try {
      await expect(startEmbeddedPostgres({ checkout })).rejects.toThrow(
        /belongs to PostgreSQL 19, this SetShow brings PostgreSQL 18.*Nothing was changed/,
      );
    } finally {
      writeFileSync(join(dataFolder, 'PG_VERSION'), version);
    }
  });

  it('when the password was lost', async () => {
    const { dataFolder } = await use();
    await endUser(users[0] as EmbeddedUser);
    const password = join(dirname(dataFolder), 'password');
    renameSync(password, `${password}.lost`);
    try {
      await expect(startEmbeddedPostgres({ checkout })).rejects.toThrow(/password is missing.*from a backup/);
    } finally {
      renameSync(`${password}.lost`, password);
    }
  });

  it('when PostgreSQL itself refuses, with its own last words and the place of its log', async () => {
    const { dataFolder } = await use();
    await endUser(users[0] as EmbeddedUser);
    const settings = readFileSync(join(dataFolder, 'postgresql.conf'), 'utf8');
    writeFileSync(join(dataFolder, 'postgresql.conf'), `${settings}\nno_such_setting = 1\n`);
    try {
      await expect(startEmbeddedPostgres({ checkout })).rejects.toThrow(/no_such_setting[^]*postgres\.log/);
    } finally {
      writeFileSync(join(dataFolder, 'postgresql.conf'), settings);
    }
  });
});

describe('the backup of the embedded database', () => {
  it('taken while rows are written, restores to a state that the database really had', async () => {
    const user = await use();
    await ask(user.url, 'create table written (n int primary key, filler text)');
    let last = 0;
    let goOn = true;
    const writing = (async () => {
      while (goOn) {
        last += 1;
        await ask(user.url, `insert into written values (${last}, repeat('x', 2000))`);
      }
    })();
    const before = last;
    const backup = join(checkout, 'backup');
    await backupEmbedded(backup, { checkout });
    goOn = false;
    await writing;
    await expect(backupEmbedded(backup, { checkout })).rejects.toThrow('is not empty');
    await expect(restoreEmbedded(backup, { checkout })).rejects.toThrow(/is in use.*Stop SetShow, then restore/);

    const elsewhere = newCheckout();
    expect(await restoreEmbedded(backup, { checkout: elsewhere })).toBeNull();
    const restored = await use(undefined, elsewhere);
    const [rows] = await ask<{ count: number; max: number }>(
      restored.url,
      'select count(*)::int as count, max(n) as max from written',
    );
    expect(rows?.count).toBe(rows?.max);
    expect(rows?.count).toBeGreaterThan(before);
    expect(rows?.count).toBeLessThanOrEqual(last);
    expect(await ask(restored.url, 'select word from kept')).toEqual([{ word: 'kept' }]);
  });

  it('replaces what is there without removing it', async () => {
    const target = newCheckout();
    const old = await startEmbeddedPostgres({ checkout: target });
    await old.stop();
    const aside = await restoreEmbedded(join(checkout, 'backup'), { checkout: target });
    expect(existsSync(join(aside ?? '', 'PG_VERSION'))).toBe(true);
    const restored = await use(undefined, target);
    expect(await ask(restored.url, 'select word from kept')).toEqual([{ word: 'kept' }]);
  });

  it('refuses a folder that is no backup', async () => {
    await expect(restoreEmbedded(checkout, { checkout })).rejects.toThrow('is no backup');
  });
});

describe('whoever starts it', () => {
  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  const asNobody = nobodyCanRunTheProject() ? it : it.skip;

  asRoot('root in a folder that only root may enter has a server that does not run as root', async () => {
    const closed = newCheckout();
    chmodSync(closed, 0o700);
    const inside = join(closed, 'checkout');
    mkdirSync(inside, { mode: 0o700 });
    checkouts.push(inside);
    const user = await use(undefined, inside);
    expect(user.dataFolder.startsWith(closed)).toBe(false);
    expect(statSync(`/proc/${postmasterOf(user)}`).uid).not.toBe(0);
  });

  asNobody('anybody else has it in the checkout itself', async () => {
    const own = newCheckout();
    chownSync(own, NOBODY.uid, NOBODY.gid);
    const user = await use(NOBODY, own);
    expect(user.dataFolder).toBe(join(own, '.setshow', 'postgres', 'data'));
    expect(await ask(user.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
