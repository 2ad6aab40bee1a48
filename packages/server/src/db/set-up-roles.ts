import pg from 'pg';

import { connectTo, databaseIn, passwordIn, withoutPassword, withParts } from './address.ts';
import { CannotStart } from './cannot-start.ts';
import { derivePassword, rolesOf, scramVerifier } from './role-names.ts';
import type { RoleNames } from './role-names.ts';

/** The addresses of one database as its three roles. */
export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly jobsUrl: string;
}

/** The oldest server whose grants and functions the product relies on. */
const OLDEST_SERVER = 150000;
/** PostgreSQL cuts longer names off, and `_owner` must still fit behind the database's. */
const LONGEST_DATABASE_NAME = 57;
/** Two machines may set up the same server at once: whoever holds this lock goes first. */
const SET_UP_LOCK = 7_338_746;

export const THREE_URLS =
  'set DATABASE_OWNER_URL (owns the tables and runs migrations), DATABASE_URL (serves requests, owns nothing) and ' +
  'DATABASE_JOBS_URL (works in the background, owns nothing)';

/**
 * Makes the database's three roles and their grants with an address that may create roles; run again it changes
 * nothing. The roles' passwords are derived from the address's own, so that any number of machines given the same
 * address agree without storing anything. Throws CannotStart when the address may not do what is needed.
 */
export async function setUpRoles(adminUrl: string, variable: string, env: NodeJS.ProcessEnv): Promise<DatabaseUrls> {
  const database = databaseIn(adminUrl, variable);
  if (Buffer.byteLength(database) > LONGEST_DATABASE_NAME) {
    throw new CannotStart(
      `The database's name in ${variable} is too long to name roles after it: shorten it, or ${THREE_URLS}.`,
    );
  }
  const admin = await connectOrCreate(adminUrl, database, variable);
  try {
    await refuseOldServer(admin, variable);
    await refuseWithoutRights(admin, adminUrl, variable);
    await admin.query('select pg_advisory_lock($1)', [SET_UP_LOCK]);
    const roles = rolesOf(database);
    const password = passwordIn(adminUrl, env);
    const [ownerUrl, appUrl, jobsUrl] = await Promise.all(
      [roles.owner, roles.app, roles.jobs].map(async (role) =>
        withParts(adminUrl, { user: role, password: await derivePassword(password, role) }),
      ),
    );
    const urls = { ownerUrl: ownerUrl ?? '', appUrl: appUrl ?? '', jobsUrl: jobsUrl ?? '' };
    // All of it or nothing: an address that turns out to own no database leaves no roles behind.
    await admin.query('begin');
    for (const url of Object.values(urls)) await ensureRole(admin, url);
    await grantDatabase(admin, database, roles);
    await admin.query('commit');
    if (password === null && !(await canSignIn(urls.appUrl))) {
      throw new CannotStart(
        `${variable} carries no password from which the roles' passwords could be derived, and the server asks for ` +
          `one. Write the password into ${variable} or PGPASSWORD; or ${THREE_URLS}.`,
      );
    }
    return urls;
  } finally {
    await admin.end();
  }
}

/**
 * The grants that belong to a database and not to its tables: who may connect, who owns the schema. A database made
 * from a template needs them anew. Throws CannotStart when the connection may not grant them.
 */
export async function grantDatabase(admin: pg.Client, database: string, roles: RoleNames): Promise<void> {
  const name = pg.escapeIdentifier(database);
  const owner = pg.escapeIdentifier(roles.owner);
  const others = `${pg.escapeIdentifier(roles.app)}, ${pg.escapeIdentifier(roles.jobs)}`;
  const grants = [
    `grant connect, create, temporary on database ${name} to ${owner}`,
    `grant connect on database ${name} to ${others}`,
    // A temporary table would be something owned, and those who serve requests own nothing.
    `revoke create, temporary on database ${name} from public`,
    `alter schema public owner to ${owner}`,
    // Servers upgraded from before version 15 still let everybody create tables here.
    'revoke create on schema public from public',
    `grant usage on schema public to ${others}`,
  ];
  try {
    await joinRole(admin, roles.owner);
    for (const grant of grants) await admin.query(grant);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new CannotStart(
      `The address that may create roles does not own the database ${database} (${(error as Error).message}). ` +
        `Make its user the database's owner; or ${THREE_URLS}.`,
    );
  }
}

/** To hand something to a role one must be a member of it, which a superuser always is. */
async function joinRole(admin: pg.Client, role: string): Promise<void> {
  const asked = await admin.query<{ member: boolean }>("select pg_has_role(current_user, $1, 'USAGE') as member", [
    role,
  ]);
  if (asked.rows[0]?.member) return;
  await admin.query(`grant ${pg.escapeIdentifier(role)} to current_user`);
}

async function connectOrCreate(url: string, database: string, variable: string): Promise<pg.Client> {
  try {
    return await connectTo(url, variable);
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error;
  }
  const admin = await connectTo(withParts(url, { database: 'postgres' }), variable);
  try {
    await admin.query(`create database ${pg.escapeIdentifier(database)} encoding 'UTF8'`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    // Another machine's first start was faster.
    if (code !== '42P04' && code !== '23505') {
      throw new CannotStart(
        `The database ${database} of ${variable} does not exist and could not be created: ` +
          `${(error as Error).message}. Create it, or correct ${variable}.`,
      );
    }
  } finally {
    await admin.end();
  }
  return connectTo(url, variable);
}

/** Throws CannotStart when the server is older than what the product relies on. */
export async function refuseOldServer(client: pg.Client, variable: string): Promise<void> {
  const asked = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  const server = asked.rows[0];
  if (server && server.number >= OLDEST_SERVER) return;
  throw new CannotStart(`${variable} leads to PostgreSQL ${server?.version}; SetShow needs version 15 or newer.`);
}

async function refuseWithoutRights(admin: pg.Client, url: string, variable: string): Promise<void> {
  const asked = await admin.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  if (asked.rows[0]?.may) return;
  throw new CannotStart(
    `${variable} (${withoutPassword(url)}) may not create roles, so SetShow cannot make the three it needs. ` +
      `Either ${THREE_URLS}, as the README describes; or give ${variable} a user that may create roles.`,
  );
}

/** Makes the role, or mends its password when the one derived from the address no longer opens the door. */
async function ensureRole(admin: pg.Client, url: string): Promise<void> {
  const role = decodeURIComponent(new URL(url).username);
  const password = decodeURIComponent(new URL(url).password);
  const found = await admin.query<{ mighty: boolean }>(
    'select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty from pg_roles where rolname = $1',
    [role],
  );
  if (found.rows[0]?.mighty) {
    throw new CannotStart(
      `The role ${role} exists and may do more than SetShow's roles should (row-level security would not bind it). ` +
        `Take its rights away or rename it; or ${THREE_URLS}.`,
    );
  }
  const name = pg.escapeIdentifier(role);
  const secret = password === '' ? 'null' : pg.escapeLiteral(scramVerifier(password));
  if (found.rows.length === 0) {
    await admin.query(
      `create role ${name} login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password ${secret}`,
    );
  } else if (!(await canSignIn(url))) {
    await admin.query(`alter role ${name} login password ${secret}`);
  }
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Let in by the password, then shown out of this database: the grant that follows mends that.
    return isForbidden(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isForbidden(error: unknown): boolean {
  return (error as { code?: string }).code === '42501';
}
