import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Browser, chromium } from 'playwright-core';
import { connectTo } from '../../packages/server/src/db/address.ts';
import { freshDatabase, type FreshDatabase } from '../world/database.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BUILT = join(ROOT, 'packages', 'server', 'dist');
const EXPORTS = join(import.meta.dirname, '..', 'world', 'club-exports');
const START_MS = 120_000;
const STOP_MS = 10_000;

/** Somebody who may sign in. */
export interface Person {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** The built product, running on a database of its own. */
export interface Product {
  readonly url: string;
  /** One person for each role, by the role's name on the command line. */
  readonly people: Readonly<Record<RoleWord, Person>>;
  /** Ends the server that was started here, and its database. */
  close(): Promise<void>;
}

export const ROLES = ['owner', 'manager', 'trainer', 'front-desk', 'accountant'] as const;
export type RoleWord = (typeof ROLES)[number];

/** The group whose exports are imported. */
export const GROUP = 'Three Clubs';
const PASSWORD = 'quiet water over stones';
/** The staff list of the exports knows these by their e-mail; the accountant is nobody there. */
const EXPORTED_PEOPLE: Readonly<Record<RoleWord, { email: string; name: string; location?: string }>> = {
  owner: { email: '44@club.example', name: 'Grace López' },
  manager: { email: '49@club.example', name: 'Priya Castillo', location: 'Harbor' },
  trainer: { email: '42@club.example', name: 'Zoë Ueda', location: 'Northside' },
  'front-desk': { email: '50@club.example', name: 'Björn Baran', location: 'Harbor' },
  accountant: { email: 'books@club.example', name: 'Ada Counting' },
};

/** Who signs in to the group of the exports, whatever of it was imported. */
const EVERYBODY = Object.fromEntries(
  ROLES.map((role) => [role, { role, email: EXPORTED_PEOPLE[role].email, password: PASSWORD }]),
) as Record<RoleWord, Person>;

/** The product as a first start shows it: the demonstration group is loaded. */
export async function openDemonstration(): Promise<Product> {
  const world = await freshDatabase();
  const { url, told, stop } = await startServer(world, 'on');
  const people = Object.fromEntries(
    ROLES.map((role) => {
      const line = new RegExp(`^ +${role.replace('-', ' ')} +(\\S+) +(\\S+)$`, 'im').exec(told());
      if (!line?.[1] || !line[2]) throw new Error(`The start prints no sign-in for the ${role}:\n${told()}`);
      return [role, { role, email: line[1], password: line[2] }];
    }),
  ) as Record<RoleWord, Person>;
  return { url, people, close: () => stop().then(() => world.drop()) };
}

/** The product after the exports of a group were imported on the command line, with a sign-in for each role. */
export async function openImported(): Promise<Product> {
  const world = await freshDatabase();
  const env = environmentOf(world, 'off');
  await setshow(env, ['import', EXPORTS, '--organization', GROUP]);
  const [{ url, stop }] = await Promise.all([startServer(world, 'off'), addPeople(env)]);
  return { url, people: EVERYBODY, close: () => stop().then(() => world.drop()) };
}

/** A product whose database can be reached behind its back: for what no screen should have to bring about first. */
export interface OpenProduct extends Product {
  /** One statement as the database's owner of all rows. */
  behind<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** The product with a group that has its locations and its people of each role, and nothing else yet. */
export async function openFounded(): Promise<OpenProduct> {
  const world = await freshDatabase();
  const env = environmentOf(world, 'off');
  const locations = mkdtempSync(join(tmpdir(), 'setshow-locations-'));
  copyFileSync(join(EXPORTS, 'locations.csv'), join(locations, 'locations.csv'));
  await setshow(env, ['import', locations, '--organization', GROUP]);
  rmSync(locations, { recursive: true });
  const [{ url, stop }] = await Promise.all([startServer(world, 'off'), addPeople(env)]);
  const admin = await connectTo(world.adminUrl, 'the test database');
  const behind = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    (await admin.query<Row>(sql, [...values])).rows;
  const close = async () => {
    await admin.end();
    await stop();
    await world.drop();
  };
  return { url, people: EVERYBODY, behind, close };
}

/** A Chromium without a window; the one that CHROMIUM_PATH names. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('CHROMIUM_PATH names no Chromium; npm test finds one and sets it.');
  const quiet = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map((what) => `--disable-${what}`);
  return chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}

/** A sign-in for each role, made on the command line. */
async function addPeople(env: NodeJS.ProcessEnv): Promise<void> {
  await Promise.all(
    ROLES.map((role) => {
      const { email, name, location } = EXPORTED_PEOPLE[role];
      const where = location ? ['--location', location] : [];
      const who = ['--organization', GROUP, '--email', email, '--name', name, '--role', role, ...where];
      return setshow(env, ['user', 'add', ...who, '--password-stdin'], PASSWORD);
    }),
  );
}

function environmentOf(world: FreshDatabase, demo: 'on' | 'off'): NodeJS.ProcessEnv {
  // What the surroundings set for a server of theirs (an address, a mode, a mail host) is not for this one.
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...(PATH ? { PATH } : {}),
    ...(HOME ? { HOME } : {}),
    ...(TMPDIR ? { TMPDIR } : {}),
    DATABASE_URL: world.appUrl,
    DATABASE_OWNER_URL: world.ownerUrl,
    DATABASE_JOBS_URL: world.jobsUrl,
    DEMO: demo,
    PORT: '0',
  };
}

interface Started {
  readonly url: string;
  readonly told: () => string;
  stop(): Promise<void>;
}

async function startServer(world: FreshDatabase, demo: 'on' | 'off'): Promise<Started> {
  const main = join(BUILT, 'main.js');
  if (!existsSync(main)) throw new Error('The server is not built; npm test builds it.');
  const checkout = mkdtempSync(join(tmpdir(), 'setshow-browser-'));
  const env = { ...environmentOf(world, demo), SETSHOW_CHECKOUT: checkout };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  const stop = async (): Promise<void> => {
    await endOf(child);
    rmSync(checkout, { recursive: true, force: true });
  };
  // A run that is cut short must not leave a server behind.
  process.once('exit', () => child.kill('SIGKILL'));
  const ready = new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The server ${why}. It said:\n${told}`));
    const late = setTimeout(() => fail(`was not up after ${START_MS / 1000} s`), START_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        told += chunk;
        const url = /SetShow is at (\S+)/.exec(told)?.[1];
        // The last word of the greeting: by then the sign-ins stand above it.
        if (!url || !told.includes('Stop it with Ctrl-C.')) return;
        clearTimeout(late);
        resolve(url);
      });
    }
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(`ended with ${code ?? 'a signal'}`);
    });
  });
  try {
    return { url: await ready, told: () => told, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(late);
}

/** Runs the built command line to its end. Throws with what it said when it did not end well. */
async function setshow(env: NodeJS.ProcessEnv, args: readonly string[], input = ''): Promise<void> {
  const child = spawn(process.execPath, [join(BUILT, 'app', 'cli.js'), ...args], { env });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(`setshow ${args.join(' ')} ended with ${code}:\n${out}${err}`);
}
