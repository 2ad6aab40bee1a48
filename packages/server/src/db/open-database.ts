import { join } from 'node:path';

import { connectTo } from './address.ts';
import { CannotStart } from './cannot-start.ts';
import { startEmbeddedPostgres } from './embedded/index.ts';
import { refuseOldServer, setUpRoles, THREE_URLS } from './set-up-roles.ts';
import type { DatabaseUrls } from './set-up-roles.ts';

/** A database that is there and has its roles. */
export interface OpenDatabase extends DatabaseUrls {
  /** True when the PostgreSQL is the one that the project brings along. */
  readonly embedded: boolean;
  /** Gives an embedded server back; does nothing to any other. */
  close(): Promise<void>;
}

const EMBEDDED_DATABASE = 'setshow';
/** From `src/db` and from `dist/db` alike. */
const CHECKOUT = join(import.meta.dirname, '..', '..', '..', '..');
const EXTENSIONS = ['btree_gist', 'pg_trgm', 'unaccent'];

/**
 * Opens the database that the environment names, and the embedded one when it names none. Throws CannotStart, whose
 * message says what to do.
 *
 * - nothing set: the embedded PostgreSQL, its database `setshow` and its roles, made on the first start;
 * - `DATABASE_URL` alone: its user must be able to create roles; the three roles are made and used, never that user;
 * - `DATABASE_OWNER_URL` too (and `DATABASE_JOBS_URL`, else the jobs work as `DATABASE_URL`): taken as they are.
 */
export async function openDatabase(
  env: NodeJS.ProcessEnv = process.env,
  log: (line: string) => void = () => undefined,
): Promise<OpenDatabase> {
  const appUrl = env['DATABASE_URL'];
  const ownerUrl = env['DATABASE_OWNER_URL'];
  if (!appUrl) {
    if (ownerUrl || env['DATABASE_JOBS_URL'])
      throw new CannotStart(`DATABASE_URL is not set: ${THREE_URLS}; or none of them.`);
    return openEmbedded(env, log);
  }
  const urls = ownerUrl
    ? await takeAsGiven({ ownerUrl, appUrl, jobsUrl: env['DATABASE_JOBS_URL'] || appUrl })
    : await setUpRoles(appUrl, 'DATABASE_URL', env);
  await refuseWithoutExtensions(urls.ownerUrl);
  return { ...urls, embedded: false, close: () => Promise.resolve() };
}

async function openEmbedded(env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<OpenDatabase> {
  const server = await startEmbeddedPostgres({ checkout: env['SETSHOW_CHECKOUT'] || CHECKOUT, log });
  try {
    // Its own password, whatever PGPASSWORD says.
    const urls = await setUpRoles(server.adminUrl(EMBEDDED_DATABASE), 'the embedded database', {});
    return { ...urls, embedded: true, close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function takeAsGiven(urls: DatabaseUrls): Promise<DatabaseUrls> {
  await refuseTooMighty(urls.appUrl, 'DATABASE_URL');
  if (urls.jobsUrl !== urls.appUrl) await refuseTooMighty(urls.jobsUrl, 'DATABASE_JOBS_URL');
  return urls;
}

/** Row-level security binds neither a superuser nor one who may bypass it: with such a user nothing keeps organizations apart. */
async function refuseTooMighty(url: string, variable: string): Promise<void> {
  const client = await connectTo(url, variable);
  try {
    const asked = await client.query<{ name: string; mighty: boolean }>(
      'select rolname as name, rolsuper or rolbypassrls as mighty from pg_roles where rolname = current_user',
    );
    const role = asked.rows[0];
    if (!role?.mighty) return;
    throw new CannotStart(
      `${variable} signs in as ${role.name}, whom row-level security does not bind. Use a role without SUPERUSER and ` +
        'BYPASSRLS; or set DATABASE_URL alone, and SetShow makes the roles itself.',
    );
  } finally {
    await client.end();
  }
}

async function refuseWithoutExtensions(ownerUrl: string): Promise<void> {
  const owner = await connectTo(ownerUrl, 'DATABASE_OWNER_URL');
  try {
    await refuseOldServer(owner, 'DATABASE_OWNER_URL');
    const asked = await owner.query<{ name: string }>('select name from pg_available_extensions where name = any($1)', [
      EXTENSIONS,
    ]);
    const missing = EXTENSIONS.filter((name) => !asked.rows.some((row) => row.name === name));
    if (missing.length === 0) return;
    throw new CannotStart(
      `The server lacks the extension ${missing.join(', ')}. Install PostgreSQL's contrib modules there ` +
        '(part of postgresql on Debian, postgresql-contrib elsewhere).',
    );
  } finally {
    await owner.end();
  }
}
