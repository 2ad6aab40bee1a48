import type { Database } from '../db/index.ts';
import { isFree } from './while-alive.ts';

/**
 * Closes runs of the command line whose process is gone: nothing of them was merged (the merge is one transaction), so they
 * are marked abandoned and their staging rows go. Asked at each start of the server and of a command, and hour by hour. A
 * run whose process lives is left alone, however long it takes. Returns how many were closed.
 */
export async function settleStaleRuns(db: Database, organizationId: string): Promise<number> {
  const open = await db.read(organizationId, (query) =>
    query.rows<{ id: string }>(
      "select id from import_run where organization_id = $1 and state in ('JUDGING', 'MERGING') and not prepared",
      [organizationId],
    ),
  );
  let settled = 0;
  for (const { id } of open) if (await settle(db, organizationId, id)) settled += 1;
  return settled;
}

function settle(db: Database, organizationId: string, runId: string): Promise<boolean> {
  return db.transact(organizationId, async (tx) => {
    if (!(await isFree(tx, runId))) return false;
    // The dead process may have sent its commit with its last breath: then this waits for it, and finds the run committed.
    const stale = await tx.rows(
      `update import_run set state = 'ABANDONED', finished_at = now()
       where organization_id = $1 and id = $2 and state in ('JUDGING', 'MERGING') returning id`,
      [organizationId, runId],
    );
    if (stale.length === 0) return false;
    await tx.rows('delete from import_row where organization_id = $1 and run_id = $2', [organizationId, runId]);
    return true;
  });
}
