import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { ensureCluster, readPassword, SUPERUSER } from './cluster.ts';
import { chooseHome, chooseThrowawayHome, homeCandidates, homeIn, THROWAWAY_PREFIX, throwawayParents } from './home.ts';
import type { Home } from './home.ts';
import { findNativePostgres } from './native.ts';
import { askPostmasterToStop, findRunning, serverUrl, startPostmaster, stopPostmaster } from './postmaster.ts';
import { tryLock, withLock } from './process-lock.mjs';
import { countUsers, registerUser } from './users.ts';

/** A running embedded server, as its user sees it. */
export interface EmbeddedPostgres {
  /** The superuser's address, for set-up only. */
  adminUrl(database?: string): string;
  readonly port: number;
  readonly dataFolder: string;
  /** True when the server ran already: started by another process, or left by one that was killed. */
  readonly adopted: boolean;
  /** The superuser's password: everything secret in this cluster is derived from it. */
  readonly password: string;
  /** Gives the server back; the last user's going stops it. May be called twice. */
  stop(): Promise<void>;
}

/** How to start. */
export interface EmbeddedOptions {
  /** The folder of the installation: each has a server of its own. */
  readonly checkout: string;
  /** In a temporary folder, without fsync, removed by its last user. */
  readonly throwaway?: boolean;
  /** The process for which the server runs when it is not this one: it may then outlive this process. */
  readonly onBehalfOf?: number;
  readonly log?: (line: string) => void;
}

/**
 * Starts the PostgreSQL that the project carries, or adopts the one that already runs for this checkout. Two starts at
 * once wait for one another. Throws CannotStart, whose message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const native = findNativePostgres();
  if (options.throwaway) await sweepThrowaways();
  const home = options.throwaway ? chooseThrowawayHome(native) : chooseHome(homeCandidates(options.checkout), native);
  const onWait = (holder: number | null): void =>
    options.log?.(`Waiting for process ${holder ?? '?'}, which is starting the database…`);
  return withLock(home.lockFile, () => startOrAdopt(home, options), { onWait });
}

async function startOrAdopt(home: Home, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const leave = registerUser(home.users, options.onBehalfOf);
  try {
    const native = findNativePostgres();
    await ensureCluster(home, native);
    const password = readPassword(home);
    const running = await findRunning(home, password);
    if (running === null) options.log?.(`Starting PostgreSQL ${native.version} in ${home.folder}…`);
    else options.log?.(`PostgreSQL already runs on port ${running} for ${home.folder}.`);
    const port = running ?? (await startPostmaster(home, password));
    return hold(home, password, port, running !== null, leave, options.onBehalfOf === undefined);
  } catch (error) {
    leave();
    if (home.throwaway) rmSync(home.folder, { recursive: true, force: true });
    throw error;
  }
}

function hold(
  home: Home,
  password: string,
  port: number,
  adopted: boolean,
  leave: () => void,
  untilExit: boolean,
): EmbeddedPostgres {
  const onExit = (): void => leaveWithoutWaiting(home, leave);
  if (untilExit) process.once('exit', onExit);
  let stopping: Promise<void> | undefined;
  return {
    adminUrl: (database = 'postgres') => serverUrl(SUPERUSER, password, port, database),
    port,
    dataFolder: home.data,
    adopted,
    password,
    stop: () => {
      stopping ??= withLock(home.lockFile, () => leaveAndStop(home, leave)).then(() => {
        process.removeListener('exit', onExit);
        if (home.throwaway && countUsers(home.users) === 0) rmSync(home.folder, { recursive: true, force: true });
      });
      return stopping;
    },
  };
}

async function leaveAndStop(home: Home, leave: () => void): Promise<void> {
  leave();
  if (countUsers(home.users) === 0) await stopPostmaster(home);
}

/**
 * A process that exits without having stopped the server cannot wait any more. Whoever holds the lock at this moment
 * is starting or stopping, and decides in our place.
 */
function leaveWithoutWaiting(home: Home, leave: () => void): void {
  try {
    leave();
    const release = tryLock(home.lockFile);
    if (!release) return;
    if (countUsers(home.users) === 0) {
      askPostmasterToStop(home);
      if (home.throwaway) rmSync(home.folder, { recursive: true, force: true });
    }
    release();
  } catch {
    // Leaving is all that is left to do; the next start adopts what stayed behind.
  }
}

const SETTLED_MS = 60_000;

/** Removes throwaway servers whose users were all killed hard. */
async function sweepThrowaways(): Promise<void> {
  const native = findNativePostgres();
  for (const parent of throwawayParents()) {
    for (const name of namesIn(parent)) {
      if (!name.startsWith(THROWAWAY_PREFIX)) continue;
      const home = homeIn(join(parent, name), native, true);
      try {
        const settled = Date.now() - statSync(home.folder).mtimeMs > SETTLED_MS;
        if (!settled || countUsers(home.users) > 0) continue;
        await stopPostmaster(home);
        rmSync(home.folder, { recursive: true, force: true });
      } catch {
        // Somebody else's, or being removed by somebody else.
      }
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
