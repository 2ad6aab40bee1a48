import { staffOf } from '../auth/index.ts';
import { settleBooks } from '../sales/index.ts';
import type { Merge } from './merge-people.ts';

/**
 * Sales and visits of a run take effect, in the order they happened. A visit that no package covers is refused by name: it
 * stays as a session that somebody has to look at, and counts nowhere until a package covers it.
 */
export async function drawBooks(merge: Merge, memberIds: readonly string[]): Promise<void> {
  const { tx, runId, ctx } = merge;
  await settleBooks(tx, memberIds, { now: ctx.now, staffId: staffOf(ctx), importRunId: runId });
  await tx.rows(
    `update import_row r set verdict = 'REFUSED', reasons = r.reasons || jsonb_build_array(jsonb_build_object(
       'column', 'client', 'value', coalesce(r.member_ref, ''), 'code', 'not-covered', 'message', 'no package covers it',
       'mend', 'Sell or extend a package that covers the day, or import the sale that is missing; the visit waits.'))
     from visit_fact v join session_effect f on f.organization_id = $1 and f.session_id = v.id and f.unfunded
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'visits' and r.verdict in ('CREATE', 'UPDATE', 'UNCHANGED')
       and v.organization_id = $1 and v.id = r.target_id and v.voided_at is null`,
    [tx.organizationId, runId],
  );
}
