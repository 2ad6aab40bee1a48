import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import pg from 'pg';
import { rolesOf } from './role-names.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');
const ACCESS = join(import.meta.dirname, 'access');
/** One migration at a time, whoever starts: this key is taken on the server while they run. */
const LOCK_KEY = 7_308_332_194;
/** The old version serves meanwhile: whoever waits for a lock makes all who come later wait behind it. */
const LONGEST_WAIT_FOR_A_LOCK = '10s';

function migrationsFrom(folder: string) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.sql$/, ''),
      class: class extends Migration {
        override up(): void {
          this.addSql(`set local lock_timeout = '${LONGEST_WAIT_FOR_A_LOCK}'`);
          this.addSql(readFileSync(join(folder, file), 'utf8'));
        }
      },
    }));
}

/** Who is let in: by the addresses when they are known, else by the names that the set-up gives. */
function grantees(database: string, appUrl?: string, jobsUrl?: string): string {
  const names = rolesOf(database);
  const userOf = (url: string | undefined, otherwise: string) =>
    url ? decodeURIComponent(new URL(url).username) || otherwise : otherwise;
  return [...new Set([userOf(appUrl, names.app), userOf(jobsUrl, names.jobs)])].join(',');
}

async function giveAccess(client: pg.Client, roles: string): Promise<void> {
  await client.query('begin');
  await client.query("select set_config('setshow.roles', $1, true)", [roles]);
  for (const file of ['guard.sql', 'grants.sql']) await client.query(readFileSync(join(ACCESS, file), 'utf8'));
  await client.query('commit');
}

/**
 * Brings the database up to this version and gives the application's roles their access; does nothing when it is. Safe to
 * call from two processes at once. Returns the names of the migrations that ran. Throws when one fails: then none of that
 * one's statements remain.
 */
export async function migrate(ownerUrl: string, appUrl?: string, jobsUrl?: string): Promise<string[]> {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    migrations: {
      tableName: 'migration',
      migrationsList: migrationsFrom(MIGRATIONS),
      snapshot: false,
      transactional: true,
      disableForeignKeys: false,
      silent: true,
    },
  } as Options);
  try {
    const ran = await orm.migrator.up();
    await giveAccess(client, grantees(database, appUrl, jobsUrl));
    return ran.map((step) => step.name);
  } finally {
    await orm.close(true);
    await client.end();
  }
}
