import { command, hotCommand, type HotDecision, record } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { isId, newId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { settleSales } from '../sales/index.ts';
import { type EndedSession, type GivenBack, planGiveBack, refuseUnlessTakeBack } from './give-back.ts';
import { askEndedSession, lockMemberOfSession } from './session-questions.read.ts';
import { refusedIfBusy } from './slot-guard.ts';

export interface TakeBackSession {
  readonly sessionId: string;
}

export interface SessionTakenBack {
  readonly type: 'SessionTakenBack';
  readonly sessionId: string;
  readonly back: GivenBack;
  readonly activityId: string;
}

/** Something that came later rests on the session: it has to be derived anew. */
class RestsOnMore extends Error {}

function decide(ctx: Ctx, loaded: EndedSession | null, how: 'hot' | 'in passing'): HotDecision<SessionTakenBack> {
  may(ctx, 'logSession');
  if (!loaded) return refuse(new NotFound('session'));
  refuseUnlessTakeBack(ctx, loaded);
  if (how === 'hot' && (loaded.showsLater || loaded.soldLater)) throw new RestsOnMore();
  const { session, act } = loaded;
  const { write, back } = planGiveBack(ctx, loaded, how);
  const activityId = newId();
  return {
    answer: { type: 'SessionTakenBack', sessionId: session.id, back, activityId },
    happening: {
      id: activityId,
      verb: 'session.taken-back',
      subject: { kind: 'session', id: session.id },
      memberId: session.member_id,
      locationId: session.location_id,
      facts: { outcome: session.outcome, ...back },
      ...(act ? { undoesId: act.id } : {}),
    },
    write,
  };
}

/**
 * Takes back what was said of a session, whatever it was and at any age: balance, revenue, pay and counters by the exact
 * mirror, once. The session is unlogged again; one that nobody had booked is gone. Activity: `session.taken-back`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `NothingToTakeBack`, `TrainerIsBusy` (a session that is still ahead, whose hour was
 * given away), and what `hotCommand` refuses.
 */
export async function takeBackSession(
  db: Database,
  ctx: Ctx,
  input: TakeBackSession,
  idempotencyKey: string,
): Promise<SessionTakenBack | Refusal> {
  const call = { operation: 'takeBackSession', idempotencyKey, input };
  const questions = () => {
    if (!isId(input.sessionId)) refuse(new NotFound('session'));
    return {
      lock: lockMemberOfSession(ctx.organizationId, input.sessionId),
      load: askEndedSession(ctx.organizationId, input.sessionId),
    };
  };
  const inPassing = () =>
    command(db, ctx, call, async (tx) => {
      const { lock, load } = questions();
      await tx.rows(lock.text, lock.values);
      const loaded = await tx.one<EndedSession>(load.text, load.values);
      const { answer, happening, write } = decide(ctx, loaded, 'in passing');
      await tx.rows(write.text, write.values);
      await settleSales(tx, ctx, happening.memberId ?? null);
      await record(tx, ctx, happening);
      return answer;
    });
  return refusedIfBusy(async () => {
    try {
      return await hotCommand<EndedSession, SessionTakenBack>(db, ctx, call, () => ({
        ...questions(),
        decide: (loaded) => decide(ctx, loaded, 'hot'),
      }));
    } catch (error) {
      if (error instanceof RestsOnMore) return inPassing();
      throw error;
    }
  });
}
