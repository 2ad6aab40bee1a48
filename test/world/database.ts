import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { connectTo, withParts } from '../../packages/server/src/db/address.ts';
import { startEmbeddedPostgres } from '../../packages/server/src/db/embedded/index.ts';
import { withLock } from '../../packages/server/src/db/embedded/process-lock.mjs';
import { rolesOf } from '../../packages/server/src/db/role-names.ts';
import { grantDatabase, setUpRoles } from '../../packages/server/src/db/set-up-roles.ts';
import type { DatabaseUrls } from '../../packages/server/src/db/set-up-roles.ts';

/** A database of a test's own: migrated, empty, with the three roles. */
export interface FreshDatabase extends DatabaseUrls {
  /** The superuser's address of this database, for looking behind row-level security. */
  readonly adminUrl: string;
  /** Removes it, and shows out whoever is still connected. */
  drop(): Promise<void>;
}

/** One PostgreSQL for all tests of a run: where it lies and how its template is reached. */
interface World extends DatabaseUrls {
  readonly folder: string;
  readonly adminUrl: string;
}

// The real database's name, so that its roles carry the names that they carry in earnest.
const TEMPLATE = 'setshow';
const FIRST_START_MS = 180_000;
const WHERE = 'the test database';

/**
 * A migrated, empty database for one test or one file of tests. The first call of a run starts a PostgreSQL of the
 * run's own (never one that DATABASE_URL names) and migrates a template; every call copies that template.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const world = await openWorld();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const roles = rolesOf(TEMPLATE);
  const admin = await connectTo(world.adminUrl, WHERE);
  try {
    // Copying files is the faster way where nothing has to reach the disk.
    await admin.query(`create database ${name} template ${TEMPLATE} owner ${roles.owner} strategy file_copy`);
  } finally {
    await admin.end();
  }
  const inside = await connectTo(withParts(world.adminUrl, { database: name }), WHERE);
  try {
    await grantDatabase(inside, name, roles);
  } finally {
    await inside.end();
  }
  return {
    ownerUrl: withParts(world.ownerUrl, { database: name }),
    appUrl: withParts(world.appUrl, { database: name }),
    jobsUrl: withParts(world.jobsUrl, { database: name }),
    adminUrl: withParts(world.adminUrl, { database: name }),
    drop: () => dropDatabase(world.adminUrl, name),
  };
}

/** An address of the run's own PostgreSQL as its superuser, for tests of the set-up itself. */
export async function testServerUrl(): Promise<string> {
  return (await openWorld()).adminUrl;
}

let opened: Promise<World> | undefined;

function openWorld(): Promise<World> {
  opened ??= startOrFind();
  return opened;
}

async function startOrFind(): Promise<World> {
  const folder = process.env['SETSHOW_TEST_WORLD'];
  if (!folder) throw new Error('Tests with a database run in jest, whose global set-up prepares the world for them.');
  const note = join(folder, 'server.json');
  return withLock(
    join(folder, 'lock'),
    async () => {
      if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as World;
      const world = await startWorld();
      writeFileSync(note, JSON.stringify(world), { mode: 0o600 });
      return world;
    },
    { timeoutMs: FIRST_START_MS },
  );
}

async function startWorld(): Promise<World> {
  const server = await startEmbeddedPostgres({
    checkout: process.cwd(),
    throwaway: true,
    onBehalfOf: Number(process.env['SETSHOW_TEST_RUN']),
  });
  try {
    const urls = await setUpRoles(server.adminUrl(TEMPLATE), WHERE, {});
    const { migrate } = await import('../../packages/server/src/db/migrate.ts');
    await migrate(urls.ownerUrl, urls.appUrl, urls.jobsUrl);
    return { ...urls, folder: dirname(server.dataFolder), adminUrl: server.adminUrl() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = await connectTo(adminUrl, WHERE);
  try {
    await admin.query(`drop database if exists ${name} with (force)`);
  } finally {
    await admin.end();
  }
}
