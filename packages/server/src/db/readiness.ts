import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** Whether the database answers the application; throws where it does not. */
export async function isReachable(db: Database): Promise<boolean> {
  return (await db.global.one<{ one: number }>('select 1 as one'))?.one === 1;
}

/** The migrations of this version that the database has not seen. It may have seen more: a newer version runs beside us. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const known = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'));
  const seen = await db.global.rows<{ name: string }>('select name from migrations_seen()');
  const names = new Set(seen.map(({ name }) => name));
  return known.map((file) => file.replace(/\.sql$/, '')).filter((name) => !names.has(name));
}
