import type { Database } from '../db/index.ts';

/** Forgets visits and links that ended a month ago, counts of attempts after two days, and mail that is done. */
export async function sweepSignIns(db: Database, now: Date): Promise<void> {
  await db.global.rows('select signing_in_sweep($1)', [now]);
}
