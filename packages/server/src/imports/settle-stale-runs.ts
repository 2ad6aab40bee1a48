import type { Database } from '../db/index.ts';

/** A judging run that has not moved for this long was killed: a batch takes seconds. */
const STALE_AFTER = '2 minutes';

/**
 * Closes runs whose process was killed while judging: nothing of them was merged (the merge is one transaction), so they
 * are marked abandoned and their staging rows go. Called at the start and now and then by the server. Returns how many.
 */
export async function settleStaleRuns(db: Database, organizationId: string): Promise<number> {
  return db.transact(organizationId, async (tx) => {
    // A merge may take longer than any batch; while one is at work, its run only looks stale.
    const free = await tx.one<{ free: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 77)) as free', [
      organizationId,
    ]);
    if (!free?.free) return 0;
    const stale = await tx.rows<{ id: string }>(
      `update import_run set state = 'ABANDONED', finished_at = now()
       where organization_id = $1 and state = 'JUDGING' and heartbeat_at < now() - $2::interval returning id`,
      [organizationId, STALE_AFTER],
    );
    for (const { id } of stale) {
      await tx.rows('delete from import_row where organization_id = $1 and run_id = $2', [organizationId, id]);
    }
    return stale.length;
  });
}
