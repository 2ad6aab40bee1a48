import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { ownProfile } from './profile.policy.ts';

/** The answer to an ended visit. */
export interface VisitEnded {
  readonly type: 'VisitEnded';
  readonly visitId: string;
  readonly activityId: string;
}

/**
 * Ends one of one's own visits, on whatever device and in whatever organization it is open.
 *
 * Refuses: `NotPermitted`, `NotFound` (also somebody else's visit, and one that ended already).
 */
export function endVisit(
  db: Database,
  ctx: Ctx,
  input: { readonly visitId: string },
  idempotencyKey: string,
): Promise<VisitEnded | Refusal> {
  return command(db, ctx, { operation: 'endVisit', idempotencyKey, input }, async (tx) => {
    const { userId } = ownProfile(ctx);
    const { visitId } = input;
    const ended = isId(visitId)
      ? await tx.one<{ ended: boolean }>('select visit_end_of($1, $2, $3) as ended', [visitId, userId, ctx.now])
      : null;
    if (!ended?.ended) refuse(new NotFound('visit'));
    const activityId = await record(tx, ctx, { verb: 'visit.ended', subject: { kind: 'visit', id: visitId } });
    return { type: 'VisitEnded' as const, visitId, activityId };
  });
}
