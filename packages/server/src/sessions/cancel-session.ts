import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import type { SessionOutcome } from '../sales/index.ts';
import { endSession, type SessionReceipt } from './end-session.ts';

export interface CancelSession {
  readonly sessionId: string;
  readonly by: 'MEMBER' | 'CLUB';
  /** The club lets a late cancellation pass: nothing is taken, nothing is paid. */
  readonly waived?: boolean | null;
}

export interface SessionCancelled {
  readonly type: 'SessionCancelled';
  readonly sessionId: string;
  readonly outcome: SessionOutcome;
  readonly receipt: SessionReceipt;
  readonly activityId: string;
}

const HOUR_MS = 3_600_000;

/**
 * Calls a booked session off. By the member within the policy's last hours it is late, and charged and paid as the policy
 * says, unless it is waived; earlier, or by the club, it costs nobody anything. Activity: `session.cancelled`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `SessionEnded`, `NotCoveredByPackage` (where it is charged), and what `hotCommand`
 * refuses.
 */
export function cancelSession(
  db: Database,
  ctx: Ctx,
  input: CancelSession,
  idempotencyKey: string,
): Promise<SessionCancelled | Refusal> {
  const { sessionId } = input;
  return endSession<SessionCancelled>(
    db,
    ctx,
    { operation: 'cancelSession', idempotencyKey, input },
    { sessionId },
    {
      verb: 'session.cancelled',
      mayLieAhead: true,
      decide: ({ startsAt, complimentary, policy }) => {
        const isLate = startsAt.getTime() - ctx.now.getTime() < policy.lateHours * HOUR_MS;
        const byMember = isLate ? 'LATE_CANCELLED' : 'CANCELLED';
        return {
          outcome: input.by === 'CLUB' ? 'CANCELLED_BY_CLUB' : byMember,
          complimentary,
          waived: input.waived ?? false,
        };
      },
      answer: (ended) => ({ type: 'SessionCancelled', ...ended }),
    },
  );
}
