import type { Database, Tx } from '../db/index.ts';
import { present } from '../kernel/index.ts';
import { settled, takeTurn } from './seal-activity.ts';

async function closeBatch(tx: Tx): Promise<number | null> {
  await takeTurn(tx, 'fact batch');
  // The horizon is read first: what the update sees has gone at least as far.
  const batch = await tx.one<{ number: number; horizon: string }>(
    `select coalesce(max(number), 0) + 1 as number, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
     from fact_batch where organization_id = $1`,
    [tx.organizationId],
  );
  const { number, horizon } = present(batch, 'an aggregate has one row');
  const numbered = await tx.rows(
    `update fact_version v set batch = $2::bigint where v.organization_id = $1 and v.batch is null and ${settled('v.written_by')}
     returning 1 as one`,
    [tx.organizationId, number],
  );
  if (numbered.length === 0) return null;
  await tx.rows(
    `insert into fact_batch (organization_id, number, closed_at, horizon)
     values ($1, $2, clock_timestamp(), $3::xid8)`,
    [tx.organizationId, number, horizon],
  );
  return number;
}

/**
 * Gives every fact version that is surely committed the next batch number, so that "known at" cuts in commit order
 * (README, "Known-at"). Returns the batch, or null when there was nothing new.
 */
export function closeFactBatch(db: Database, organizationId: string): Promise<number | null> {
  return db.transact(organizationId, closeBatch);
}
