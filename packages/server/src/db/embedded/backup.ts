import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';

import { CannotStart } from '../cannot-start.ts';
import { chooseHome, homeCandidates } from './home.ts';
import type { Home, RunAs } from './home.ts';
import { findNativePostgres } from './native.ts';
import { postmasterPid } from './postmaster.ts';
import { withLock } from './process-lock.mjs';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import { countUsers } from './users.ts';

/** What a backup folder says about itself. */
interface BackupNote {
  readonly postgres: number;
  readonly takenAt: string;
}

// Left out because PostgreSQL makes them anew, or must not find them: a stale process number, another server's slots,
// shared memory, statistics. The write-ahead log is copied afterwards, in the part that the backup needs.
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT = /^(postmaster\.(pid|opts)|pgsql_tmp.*|backup_label\.old|pg_internal\.init.*)$/;
const NOTE = 'backup.json';

/**
 * Copies the embedded database into the folder `to`, which must not exist or be empty, while the server goes on
 * working. Starts the server for it when none runs. Throws CannotStart when `to` is taken.
 */
export async function backupEmbedded(
  to: string,
  options: { checkout: string; log?: (line: string) => void },
): Promise<void> {
  const target = resolve(to);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new CannotStart(`${target} is not empty. Name a new folder for the backup.`);
  }
  const server = await startEmbeddedPostgres(options);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  try {
    await copyWhileRunning(server.adminUrl(), server.dataFolder, join(unfinished, 'data'));
    writeFileSync(join(unfinished, 'password'), `${server.password}\n`, { mode: 0o600 });
    const note: BackupNote = { postgres: findNativePostgres().major, takenAt: new Date().toISOString() };
    writeFileSync(join(unfinished, NOTE), `${JSON.stringify(note, null, 2)}\n`);
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    await server.stop();
  }
}

/**
 * Puts a backup in the place of the embedded database. What was there is moved aside, not removed; the answer is the
 * folder it lies in now, or null when there was nothing. Throws CannotStart while anything uses the database, and when
 * `from` is no backup of this PostgreSQL.
 */
export async function restoreEmbedded(
  from: string,
  options: { checkout: string; log?: (line: string) => void },
): Promise<string | null> {
  const source = resolve(from);
  const native = findNativePostgres();
  const note = readNote(source);
  if (note.postgres !== native.major) {
    throw new CannotStart(
      `${source} was taken from PostgreSQL ${note.postgres}, this SetShow brings PostgreSQL ${native.major}. ` +
        'Restore it with the SetShow that took it. Nothing was changed.',
    );
  }
  const home = chooseHome(homeCandidates(options.checkout), native);
  return withLock(home.lockFile, async () => {
    refuseWhileInUse(home);
    const incoming = `${home.data}.restoring`;
    rmSync(incoming, { recursive: true, force: true });
    copyTree(join(source, 'data'), incoming, { owner: home.runAs });
    const aside = moveAside(home);
    renameSync(incoming, home.data);
    copyFileSync(join(source, 'password'), home.passwordFile);
    chmodSync(home.passwordFile, 0o600);
    options.log?.(`Restored ${source}, taken ${note.takenAt}, into ${home.data}.`);
    return aside;
  });
}

/** Between start and stop the server keeps all that a copy of moving files needs to be put right when it is opened. */
async function copyWhileRunning(adminUrl: string, data: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // The slot keeps the write-ahead log from being recycled until this connection ends.
    await client.query("select pg_create_physical_replication_slot('setshow_backup_' || pg_backend_pid(), true, true)");
    const started = await client.query<{ segment: string }>(
      "select pg_walfile_name(pg_backup_start('setshow', fast => true)) as segment",
    );
    copyTree(data, to, { emptied: EMPTIED });
    const stopped = await client.query<{ labelfile: string; spcmapfile: string; segment: string }>(
      'select labelfile, spcmapfile, pg_walfile_name(lsn) as segment from pg_backup_stop(wait_for_archive => false)',
    );
    const label = stopped.rows[0];
    const first = started.rows[0]?.segment;
    if (!label || !first) throw new Error('PostgreSQL did not name the part of its log that the backup needs.');
    writeFileSync(join(to, 'backup_label'), label.labelfile, { mode: 0o600 });
    if (label.spcmapfile.trim() !== '') writeFileSync(join(to, 'tablespace_map'), label.spcmapfile, { mode: 0o600 });
    copySegments(join(data, 'pg_wal'), join(to, 'pg_wal'), first, label.segment);
  } finally {
    await client.end();
  }
}

function copySegments(from: string, to: string, first: string, last: string): void {
  mkdirSync(join(to, 'archive_status'), { recursive: true, mode: 0o700 });
  mkdirSync(join(to, 'summaries'), { recursive: true, mode: 0o700 });
  for (const name of readdirSync(from)) {
    const isSegment = /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last;
    if (isSegment || name.endsWith('.history')) copyFileSync(join(from, name), join(to, name));
  }
}

/** Copies a data folder. Files that vanish meanwhile are passed over: the log knows that they went. */
function copyTree(from: string, to: string, how: { owner?: RunAs | undefined; emptied?: Set<string> }): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  giveTo(to, how.owner);
  for (const name of readdirSync(from)) {
    const source = join(from, name);
    const target = join(to, name);
    if (LEFT_OUT.test(name)) continue;
    const kind = kindOf(source);
    if (kind === 'folder' && how.emptied?.has(name)) mkdirSync(target, { mode: 0o700 });
    else if (kind === 'folder') copyTree(source, target, how);
    else if (kind === 'link') symlinkSync(readlinkSync(source), target);
    else if (kind === 'file' && copyIfThere(source, target)) giveTo(target, how.owner);
  }
}

function kindOf(path: string): 'folder' | 'link' | 'file' | 'gone' {
  try {
    const found = lstatSync(path);
    if (found.isDirectory()) return 'folder';
    return found.isSymbolicLink() ? 'link' : 'file';
  } catch {
    return 'gone';
  }
}

function copyIfThere(source: string, target: string): boolean {
  try {
    copyFileSync(source, target);
    chmodSync(target, 0o600);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function giveTo(path: string, owner: RunAs | undefined): void {
  if (owner) chownSync(path, owner.uid, owner.gid);
}

function readNote(source: string): BackupNote {
  try {
    return JSON.parse(readFileSync(join(source, NOTE), 'utf8')) as BackupNote;
  } catch {
    throw new CannotStart(`${source} is no backup: it has no readable ${NOTE}. Nothing was changed.`);
  }
}

function refuseWhileInUse(home: Home): void {
  const pid = postmasterPid(home);
  if (pid === null && countUsers(home.users) === 0) return;
  throw new CannotStart(
    `The database in ${home.data} is in use${pid === null ? '' : ` (PostgreSQL, process ${pid})`}. ` +
      'Stop SetShow, then restore. Nothing was changed.',
  );
}

function moveAside(home: Home): string | null {
  if (!existsSync(home.data)) return null;
  const aside = `${home.data}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  renameSync(home.data, aside);
  if (existsSync(home.passwordFile)) {
    copyFileSync(home.passwordFile, `${aside}.password`);
    chmodSync(`${aside}.password`, 0o600);
  }
  return aside;
}
