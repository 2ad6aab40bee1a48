import { command, record } from '../activity/index.ts';
import { type Ctx, may, staffOf, whoMay } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, newId, NotFound, NotPermitted, type Refusal, refuse } from '../kernel/index.ts';
import { readWorkGroups, settleWork } from './work-list.read.ts';
import { readKey, whyNotSnooze, writeKey } from './work-list.rules.ts';

export interface SnoozeWorkLine {
  readonly key: string;
  /** The day on which the line is back. */
  readonly until: Day;
}

export interface WorkLineSnoozed {
  readonly type: 'WorkLineSnoozed';
  readonly key: string;
  readonly until: Day;
  readonly activityId: string;
}

/**
 * Puts a line of one's own work list off until a day; nobody else's list changes. Activity: `work-line.snoozed`.
 *
 * Refuses: `NotPermitted`, `NotFound` (nothing to do there, or not the reader's), `InvalidInput` (1 to 30 days).
 */
export function snoozeWorkLine(
  db: Database,
  ctx: Ctx,
  input: SnoozeWorkLine,
  idempotencyKey: string,
): Promise<WorkLineSnoozed | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'snoozeWorkLine', idempotencyKey, input },
    async (tx): Promise<WorkLineSnoozed> => {
      const reach = may(ctx, 'snoozeWorkLine');
      const staffId =
        staffOf(ctx) ?? refuse(new NotPermitted('Only a person has a list of their own.', whoMay('snoozeWorkLine')));
      const { asked, today } = await settleWork(tx, ctx, reach, null);
      const why = whyNotSnooze(input.until, today);
      if (why) refuse(why);
      const groups = readKey(input.key) === null ? [] : await readWorkGroups(tx, ctx.organizationId, asked);
      if (!groups.some((group) => writeKey(group) === input.key)) refuse(new NotFound('line'));
      const id = newId();
      await tx.rows(
        `insert into work_line_snooze (organization_id, id, staff_id, line_key, snoozed_until, snoozed_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [tx.organizationId, id, staffId, input.key, input.until, ctx.now],
      );
      const activityId = await record(tx, ctx, {
        verb: 'work-line.snoozed',
        subject: { kind: 'work_line_snooze', id },
        facts: { key: input.key, until: input.until },
      });
      return { type: 'WorkLineSnoozed', key: input.key, until: input.until, activityId };
    },
  );
}
