import { command, record } from '../activity/index.ts';
import { staffOf, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { newId, refuse, type Day, type Refusal } from '../kernel/index.ts';
import type { NextStep } from './next-step.entity.ts';
import { openStep } from './open-step.ts';
import { type Said, type WhyNotNow, whyNotTalk } from './talks.rules.ts';

export interface LogTalk {
  readonly stepId: string;
  readonly said: Said;
  /** When to speak again; not for `NOT_NOW`, which ends the follow-up. */
  readonly until?: Day | null;
  /** For `NOT_NOW` alone. */
  readonly reason?: WhyNotNow | null;
  /** In the member's words; up to 2,000 characters. */
  readonly note?: string | null;
}

export interface TalkLogged {
  readonly type: 'TalkLogged';
  readonly talkId: string;
  readonly stepId: string;
  readonly activityId: string;
}

async function writeTalk(tx: Tx, ctx: Ctx, step: NextStep, input: LogTalk): Promise<string> {
  const id = newId();
  await tx.rows(
    `insert into talk (organization_id, id, step_id, member_id, said, reason, note, talked_at, talked_by_staff_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.organizationId,
      id,
      step.id,
      step.memberId,
      input.said,
      input.reason ?? null,
      input.note?.trim() || null,
      ctx.now,
      staffOf(ctx),
    ],
  );
  return id;
}

/**
 * Somebody was spoken with, or tried to be: the step goes on to another day, or ends with the reason why not now. Who bought
 * is told by the sale. Activity: `talk.logged`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `StepNotOpen`, `InvalidInput`.
 */
export function logTalk(db: Database, ctx: Ctx, input: LogTalk, idempotencyKey: string): Promise<TalkLogged | Refusal> {
  return command(db, ctx, { operation: 'logTalk', idempotencyKey, input }, async (tx): Promise<TalkLogged> => {
    const { step, today } = await openStep(tx, ctx, input.stepId);
    const why = whyNotTalk(input, today);
    if (why) refuse(why);
    const before = { dueOn: step.dueOn };
    if (input.said === 'NOT_NOW') step.droppedAt = ctx.now;
    else step.dueOn = input.until ?? step.dueOn;
    step.version += 1;
    await tx.em.flush();
    const talkId = await writeTalk(tx, ctx, step, input);
    const activityId = await record(tx, ctx, {
      verb: 'talk.logged',
      subject: { kind: 'next_step', id: step.id },
      memberId: step.memberId,
      locationId: step.locationId,
      facts: { talkId, said: input.said, reason: input.reason ?? null, before, until: input.until ?? null },
    });
    return { type: 'TalkLogged', talkId, stepId: step.id, activityId };
  });
}
