import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CannotStart } from '../cannot-start.ts';
import type { Home } from './home.ts';
import type { NativePostgres } from './native.ts';

/** The embedded server's superuser. The application never signs in as this one. */
export const SUPERUSER = 'postgres';

const PASSWORD_BYTES = 24;
// The classification of letters outside ASCII comes from this locale even where sorting is ICU's: with plain C, trigrams
// would drop every accented and every Cyrillic letter. Not every system has the first, none lacks the last.
const LETTER_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Makes the cluster if there is none yet. A first start that is killed half-way leaves nothing that looks finished. */
export async function ensureCluster(home: Home, native: NativePostgres): Promise<void> {
  if (existsSync(join(home.data, 'PG_VERSION'))) return refuseOtherMajor(home, native);
  if (existsSync(home.data)) {
    throw new CannotStart(
      `${home.data} is no PostgreSQL data folder (PG_VERSION is missing). Restore a backup there, or move it away ` +
        'to begin with an empty database.',
    );
  }
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  writeFileSync(home.passwordFile, `${password}\n`, { mode: 0o600 });
  const unfinished = `${home.data}.new`;
  const failures: string[] = [];
  for (const locale of LETTER_LOCALES) {
    rmSync(unfinished, { recursive: true, force: true });
    const failure = await initdb(home, unfinished, password, locale);
    if (failure === undefined) {
      renameSync(unfinished, home.data);
      return;
    }
    failures.push(failure);
  }
  rmSync(unfinished, { recursive: true, force: true });
  throw new CannotStart(
    `PostgreSQL could not make its data folder in ${home.folder}: ${failures.at(-1)}\n` +
      'Check the free space there, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** The superuser's password. Throws CannotStart when the file is gone: nothing else knows it. */
export function readPassword(home: Home): string {
  try {
    return readFileSync(home.passwordFile, 'utf8').trim();
  } catch {
    throw new CannotStart(
      `${home.passwordFile} is missing, and without it nobody can sign in to the database beside it. ` +
        'Put it back from a backup, or restore a whole backup.',
    );
  }
}

function refuseOtherMajor(home: Home, native: NativePostgres): void {
  const written = Number.parseInt(readFileSync(join(home.data, 'PG_VERSION'), 'utf8'), 10);
  if (written === native.major) return;
  const advice =
    written > native.major
      ? 'Start it with the newer SetShow that wrote it'
      : 'Start it once more with the older SetShow, dump it with pg_dump, move the folder away and restore the dump';
  throw new CannotStart(
    `The data in ${home.data} belongs to PostgreSQL ${written}, this SetShow brings PostgreSQL ${native.major}. ` +
      `${advice}, or set DATABASE_URL to a server that holds the data. Nothing was changed.`,
  );
}

async function initdb(home: Home, data: string, password: string, locale: string): Promise<string | undefined> {
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = join(home.folder, 'password.initdb');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (home.runAs) {
    chownSync(data, home.runAs.uid, home.runAs.gid);
    chownSync(passwordFile, home.runAs.uid, home.runAs.gid);
  }
  const options = [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=und',
    `--locale=${locale}`,
    '--no-instructions',
    ...(home.throwaway ? ['--no-sync'] : []),
  ];
  try {
    return await run(join(home.binaries, 'bin', 'initdb'), options, home);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function run(program: string, options: string[], home: Home): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, options, { ...home.runAs, cwd: home.folder, env: serverEnvironment() });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? undefined : said.trim().split('\n').slice(-3).join(' ')));
  });
}

/** What PostgreSQL may see of our environment: nothing of ours, and no PG… variable that would lead it elsewhere. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], TZ: 'UTC', LANG: 'C' };
}
