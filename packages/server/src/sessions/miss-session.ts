import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { endSession, type SessionMeant, type SessionReceipt } from './end-session.ts';

export interface MissSession extends SessionMeant {
  /** The club lets it pass: nothing is taken, nothing is paid. */
  readonly waived?: boolean | null;
}

export interface SessionMissed {
  readonly type: 'SessionMissed';
  readonly sessionId: string;
  readonly receipt: SessionReceipt;
  readonly activityId: string;
}

/**
 * Says that the member did not come: charged and paid as the location's policy of that day says, unless it is waived.
 * Activity: `session.missed`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput`, `NotYetBegun`, `SessionEnded`, `NotCoveredByPackage` (where it is
 * charged), and what `hotCommand` refuses.
 */
export function missSession(
  db: Database,
  ctx: Ctx,
  input: MissSession,
  idempotencyKey: string,
): Promise<SessionMissed | Refusal> {
  return endSession<SessionMissed>(db, ctx, { operation: 'missSession', idempotencyKey, input }, input, {
    verb: 'session.missed',
    mayLieAhead: false,
    decide: ({ complimentary }) => ({ outcome: 'NO_SHOW', complimentary, waived: input.waived ?? false }),
    answer: ({ sessionId, receipt, activityId }) => ({ type: 'SessionMissed', sessionId, receipt, activityId }),
  });
}
