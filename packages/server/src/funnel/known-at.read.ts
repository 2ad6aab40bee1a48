import type { Query } from '../db/index.ts';

/** The last batch of fact versions that was closed by an instant; 0 when none was: nothing was known yet. */
export async function readBatchClosedBy(query: Query, organizationId: string, instant: Date): Promise<number> {
  const found = await query.one<{ number: number }>(
    'select coalesce(max(number), 0) as number from fact_batch where organization_id = $1 and closed_at <= $2',
    [organizationId, instant],
  );
  return found?.number ?? 0;
}
