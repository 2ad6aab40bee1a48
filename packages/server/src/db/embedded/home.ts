import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { CannotStart } from '../cannot-start.ts';
import type { NativePostgres } from './native.ts';

/** PostgreSQL refuses to run as root: the user it runs as instead. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** Where one embedded server lives: its data, port, password, lock, users and log lie together in one folder. */
export interface Home {
  readonly folder: string;
  readonly data: string;
  readonly binaries: string;
  readonly portFile: string;
  readonly passwordFile: string;
  readonly lockFile: string;
  readonly users: string;
  readonly logFile: string;
  /** Undefined when this process is not root and PostgreSQL may simply run as its user. */
  readonly runAs: RunAs | undefined;
  /** A throwaway is removed when its last user goes, and takes no care to survive a power cut. */
  readonly throwaway: boolean;
}

/** The folders to try, in order of preference; all but the last resort survive a reboot. */
export function homeCandidates(checkout: string, env: NodeJS.ProcessEnv = process.env): string[] {
  if (env['SETSHOW_DATA']) return [env['SETSHOW_DATA']];
  const inCheckout = join(checkout, '.setshow', 'postgres');
  const key = checkoutKey(checkout);
  if (isRoot()) {
    const system = ['/var/lib/setshow', '/srv/setshow', '/opt/setshow', '/usr/local/share/setshow'];
    const folders = system.map((parent) => join(parent, key));
    // A cluster that its owner started in the checkout before stays the one in use when root comes by.
    return existsSync(join(inCheckout, 'data', 'PG_VERSION')) ? [inCheckout, ...folders] : folders;
  }
  return [inCheckout, join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'setshow', key)];
}

/** Tells checkouts apart, readably: the folder's name and a hash of its whole path. */
export function checkoutKey(checkout: string): string {
  const path = realpathSync(checkout);
  return `${basename(path) || 'root'}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
}

/**
 * Chooses the folder by trying: the first that already holds a cluster, else the first in which the server's user can
 * run the binaries and own a private data folder. Throws CannotStart that names every folder tried and why it failed.
 */
export function chooseHome(candidates: string[], native: NativePostgres): Home {
  const used = candidates.find((folder) => existsSync(join(folder, 'data', 'PG_VERSION')));
  const failures: string[] = [];
  for (const folder of used ? [used] : candidates) {
    try {
      return prepareHome(folder, native, false);
    } catch (error) {
      failures.push(`  ${folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new CannotStart(
    `There is no folder in which the embedded PostgreSQL can live. Tried:\n${failures.join('\n')}\n` +
      'Set SETSHOW_DATA to a folder that every user may enter, or DATABASE_URL to a PostgreSQL server.',
  );
}

/** A fresh folder for a server that is thrown away after use. */
export function chooseThrowawayHome(native: NativePostgres): Home {
  const failures: string[] = [];
  for (const parent of throwawayParents()) {
    try {
      mkdirSync(parent, { recursive: true });
      return prepareHome(mkdtempSync(join(parent, THROWAWAY_PREFIX)), native, true);
    } catch (error) {
      failures.push(`  ${parent}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new CannotStart(`No temporary folder can hold a PostgreSQL. Tried:\n${failures.join('\n')}`);
}

export const THROWAWAY_PREFIX = 'setshow-throwaway-';

/** Where throwaway servers may lie: the temporary folder of this user may be closed to the server's user. */
export function throwawayParents(): string[] {
  return [...new Set([tmpdir(), '/tmp', '/var/tmp', ...(isRoot() ? ['/var/lib/setshow'] : [])])];
}

/** The parts of a home, by name; touches nothing. */
export function homeIn(folder: string, native: NativePostgres, throwaway: boolean): Home {
  return {
    folder,
    data: join(folder, 'data'),
    binaries: join(folder, `postgres-${native.version}`),
    portFile: join(folder, 'port'),
    passwordFile: join(folder, 'password'),
    lockFile: join(folder, 'lock'),
    users: join(folder, 'users'),
    logFile: join(folder, 'postgres.log'),
    runAs: isRoot() ? serverUser(join(folder, 'data')) : undefined,
    throwaway,
  };
}

function prepareHome(folder: string, native: NativePostgres, throwaway: boolean): Home {
  mkdirSync(folder, { recursive: true });
  accessSync(folder, constants.W_OK);
  // Others may walk through to what is theirs, and list nothing.
  if (statSync(folder).uid === process.getuid?.()) chmodSync(folder, 0o711);
  const home = homeIn(folder, native, throwaway);
  try {
    if (throwaway && canRun(native.folder, home.runAs)) return { ...home, binaries: native.folder };
    copyBinaries(native, home);
    if (!canRun(home.binaries, home.runAs)) throw new Error('the user who runs PostgreSQL cannot enter it');
    tryPrivateFolder(home);
    return home;
  } catch (error) {
    if (!existsSync(home.data)) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Copied, not run where they were installed: the installation may lie where the server's user cannot enter, and a new
 * installation must not pull the libraries from under a running server.
 */
function copyBinaries(native: NativePostgres, home: Home): void {
  if (existsSync(home.binaries)) return;
  const unfinished = `${home.binaries}.${process.pid}`;
  cpSync(native.folder, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, home.binaries);
  } catch (error) {
    // Another start copied them meanwhile.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(home.binaries)) throw error;
  }
}

function canRun(binaries: string, runAs: RunAs | undefined): boolean {
  const asked = spawnSync(join(binaries, 'bin', 'postgres'), ['--version'], { ...runAs, cwd: '/', timeout: 20_000 });
  return asked.status === 0;
}

/** PostgreSQL insists on a data folder that is closed to others; some mounted file systems cannot keep one. */
function tryPrivateFolder(home: Home): void {
  const trial = join(home.folder, `trial-${process.pid}`);
  mkdirSync(trial, { mode: 0o700 });
  try {
    if (home.runAs) chownSync(trial, home.runAs.uid, home.runAs.gid);
    const kept = statSync(trial);
    if ((kept.mode & 0o077) !== 0) throw new Error('its file system cannot keep a folder private');
    if (home.runAs && kept.uid !== home.runAs.uid) throw new Error('its file system cannot keep an owner');
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The owner of the data if there is one already, else `nobody`. */
function serverUser(data: string): RunAs {
  if (existsSync(data)) {
    const owner = statSync(data);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

const OVERFLOW_ID = 65534;

function idOfNobody(which: '-u' | '-g'): number {
  const answer = Number.parseInt(spawnSync('id', [which, 'nobody'], { encoding: 'utf8' }).stdout ?? '', 10);
  return Number.isInteger(answer) && answer > 0 ? answer : OVERFLOW_ID;
}
