import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import { endSession, type SessionMeant, type SessionReceipt } from './end-session.ts';

export interface LogSession extends SessionMeant {
  /** A gift of the club: taken from no package. As it was booked when left out. */
  readonly complimentary?: boolean | null;
}

export interface SessionLogged {
  readonly type: 'SessionLogged';
  readonly sessionId: string;
  readonly receipt: SessionReceipt;
  readonly activityId: string;
}

/**
 * Logs a session that was held: one less on the package, its value recognised, the pay of whoever delivered it, the
 * counters of the day. Activity: `session.logged`.
 *
 * Refuses: `NotPermitted`, `NotFound` (session, member, location, trainer), `InvalidInput`, `NotYetBegun`, `SessionEnded`,
 * `NotCoveredByPackage`, and what `hotCommand` refuses.
 */
export function logSession(
  db: Database,
  ctx: Ctx,
  input: LogSession,
  idempotencyKey: string,
): Promise<SessionLogged | Refusal> {
  return endSession<SessionLogged>(db, ctx, { operation: 'logSession', idempotencyKey, input }, input, {
    verb: 'session.logged',
    mayLieAhead: false,
    decide: ({ complimentary }) => ({
      outcome: 'COMPLETED',
      complimentary: input.complimentary ?? complimentary,
      waived: false,
    }),
    answer: ({ sessionId, receipt, activityId }) => ({ type: 'SessionLogged', sessionId, receipt, activityId }),
  });
}
