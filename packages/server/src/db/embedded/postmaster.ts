import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { CannotStart } from '../cannot-start.ts';
import { serverEnvironment, SUPERUSER } from './cluster.ts';
import type { Home } from './home.ts';
import { identityOf } from './process-lock.mjs';

const HOST = '127.0.0.1';
const POLL_MS = 20;
/** Replaying what a power cut left unfinished takes its time; a server that says nothing for so long is stuck. */
const RECOVERY_MS = 300_000;
const STOP_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;
const START_ATTEMPTS = 12;
/** What a server need not do whose data nobody will want back. */
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  wal_init_zero: 'off',
  max_wal_size: '4GB',
};

/** What is listening on a port: our server, ours but not ready yet, something else, or nothing. */
type Answer = 'ours' | 'not ready' | 'foreign' | 'nothing';

/** A connection address of the embedded server. */
export function serverUrl(user: string, password: string, port: number, database: string): string {
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${HOST}:${port}/${encodeURIComponent(database)}`;
}

/**
 * The port of the server that already runs on this data folder, also one whose parent was killed; null when none does.
 * A `postmaster.pid` whose process is gone, or whose number now belongs to somebody else, is removed.
 */
export async function findRunning(home: Home, password: string): Promise<number | null> {
  const deadline = Date.now() + RECOVERY_MS;
  for (;;) {
    const found = readPostmasterPid(home);
    if (!found) return null;
    if (!isPostmasterOf(found.pid, home)) {
      rmSync(postmasterPidFile(home), { force: true });
      return null;
    }
    const answer = found.port === null ? 'not ready' : await ask(found.port, password, home);
    if (answer === 'ours') return found.port;
    if (answer === 'foreign' || Date.now() > deadline) {
      const why = answer === 'foreign' ? 'does not take our password' : 'does not answer';
      throw new CannotStart(
        `PostgreSQL (process ${found.pid}) runs on ${home.data} but ${why}. ` +
          `Stop it with "kill -INT ${found.pid}" and start again; its log is ${home.logFile}.`,
      );
    }
    await sleep(POLL_MS);
  }
}

/** Starts PostgreSQL and waits until it answers; the port it listens on. Throws CannotStart with the log's last words. */
export async function startPostmaster(home: Home, password: string): Promise<number> {
  rotateLog(home);
  let said = '';
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt += 1) {
    const port = await pickPort(home);
    const from = existsSync(home.logFile) ? statSync(home.logFile).size : 0;
    const exited = spawnPostgres(home, port);
    if (await becomesReady(home, port, password, exited)) return port;
    said = readFileSync(home.logFile, 'utf8').slice(from).trim();
    // Another program was faster on the port: forget it. The killed predecessor's children are still going: wait.
    if (/could not bind|could not create any TCP/.test(said)) rmSync(home.portFile, { force: true });
    else if (/shared memory block|lock file .* already exists/.test(said)) await sleep(500);
    else break;
  }
  throw new CannotStart(
    `The embedded PostgreSQL did not start: ${lastWords(said)}\nThe whole log is ${home.logFile}, the data ` +
      `${home.data}. Mend the cause and start again, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

/** Asks the server to finish what runs, write everything down and go; waits until it is gone. */
export async function stopPostmaster(home: Home): Promise<void> {
  const found = readPostmasterPid(home);
  if (!found || !isPostmasterOf(found.pid, home)) return;
  const identity = identityOf(found.pid);
  signal(found.pid, home.throwaway ? 'SIGQUIT' : 'SIGINT');
  const deadline = Date.now() + STOP_MS;
  while (identity !== null && identityOf(found.pid) === identity) {
    if (Date.now() > deadline) {
      signal(found.pid, 'SIGQUIT');
      return;
    }
    await sleep(POLL_MS);
  }
}

/** The same request without waiting, for a process that is already leaving. */
export function askPostmasterToStop(home: Home): void {
  const found = readPostmasterPid(home);
  if (found && isPostmasterOf(found.pid, home)) signal(found.pid, home.throwaway ? 'SIGQUIT' : 'SIGINT');
}

/** The process number of the server on this data folder, or null. */
export function postmasterPid(home: Home): number | null {
  const found = readPostmasterPid(home);
  return found && isPostmasterOf(found.pid, home) ? found.pid : null;
}

function postmasterPidFile(home: Home): string {
  return join(home.data, 'postmaster.pid');
}

/** PostgreSQL writes its process number into the first line and its port into the fourth. */
function readPostmasterPid(home: Home): { pid: number; port: number | null } | null {
  let lines: string[];
  try {
    lines = readFileSync(postmasterPidFile(home), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isInteger(pid)) return null;
  const port = Number.parseInt(lines[3] ?? '', 10);
  return { pid, port: Number.isInteger(port) ? port : null };
}

/** A postmaster works inside its data folder, and names it on its command line where the folder cannot be read. */
function isPostmasterOf(pid: number, home: Home): boolean {
  if (identityOf(pid) === null) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(home.data);
  } catch {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home.data);
    } catch {
      return process.platform !== 'linux';
    }
  }
}

async function ask(port: number, password: string, home: Home): Promise<Answer> {
  const client = new pg.Client({
    connectionString: serverUrl(SUPERUSER, password, port, 'postgres'),
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const shown = await client.query<{ data_directory: string }>('show data_directory');
    return realpathSync(shown.rows[0]?.data_directory ?? '/') === realpathSync(home.data) ? 'ours' : 'foreign';
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '57P03' || code === '53300') return 'not ready';
    return code === '28P01' || code === '28000' ? 'foreign' : 'nothing';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function becomesReady(home: Home, port: number, password: string, exited: () => boolean): Promise<boolean> {
  const deadline = Date.now() + RECOVERY_MS;
  while (!exited() && Date.now() < deadline) {
    if ((await ask(port, password, home)) === 'ours') return true;
    await sleep(POLL_MS);
  }
  return false;
}

/** In a process group of its own: Ctrl-C in a terminal must reach SetShow, which then stops the server in order. */
function spawnPostgres(home: Home, port: number): () => boolean {
  const log = openSync(home.logFile, 'a', 0o600);
  const settings: Record<string, string | number> = {
    listen_addresses: HOST,
    port,
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(home.throwaway ? FORGETFUL : { fsync: 'on' }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(home.binaries, 'bin', 'postgres'), ['-D', home.data, ...options], {
    ...home.runAs,
    cwd: home.data,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let gone = false;
  child.on('error', () => (gone = true));
  child.on('exit', () => (gone = true));
  child.unref();
  return () => gone;
}

/** The port of last time while it is free, else any free one, remembered for next time. */
async function pickPort(home: Home): Promise<number> {
  const last = existsSync(home.portFile) ? Number.parseInt(readFileSync(home.portFile, 'utf8'), 10) : Number.NaN;
  if (Number.isInteger(last) && (await listenOn(last)) !== null) return last;
  const free = await listenOn(0);
  if (free === null) throw new CannotStart(`No port is free on ${HOST}: PostgreSQL has nowhere to listen.`);
  writeFileSync(home.portFile, `${free}\n`, { mode: 0o644 });
  return free;
}

function listenOn(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, HOST, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
}

function rotateLog(home: Home): void {
  if (existsSync(home.logFile) && statSync(home.logFile).size > LOG_LIMIT_BYTES) {
    renameSync(home.logFile, `${home.logFile}.1`);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone meanwhile, which is what was asked.
  }
}

/** The last lines of the log without their times: PostgreSQL names the cause just before it gives up. */
function lastWords(log: string): string {
  const lines = log.split('\n').map((line) => line.replace(/^[\d-]+ [\d:.]+ \w+ \[\d+\] /, ''));
  return lines.slice(-3).join(' ') || 'it said nothing.';
}
