import { command, record } from '../activity/index.ts';
import { type Ctx, may, type Reach, staffOf } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { type Day, InvalidInput, newId, NotFound, type Refusal, refuse } from '../kernel/index.ts';
import { handStepsOver, leaveStep, ownerOf, type StepBefore, whyNotPlan } from '../tasks/index.ts';
import { readWorkRows, settleWork, type WorkRow } from './work-list.read.ts';
import { readKey } from './work-list.rules.ts';

export interface AssignWorkLine {
  readonly key: string;
  /** The board's location, where it was narrowed to one. */
  readonly locationId?: string | null;
  readonly what: string;
  readonly dueOn: Day;
  /** Left out: whoever assigns it. */
  readonly ownerStaffId?: string | null;
}

export interface WorkLineAssigned {
  readonly type: 'WorkLineAssigned';
  readonly key: string;
  /** How many steps somebody now has to take. */
  readonly steps: number;
  readonly activityId: string;
}

/** What assigning left behind: what its undoing takes back. */
export interface Assigned {
  readonly planned: readonly string[];
  readonly handedOver: readonly StepBefore[];
  readonly dueOn: Day;
  readonly ownerStaffId: string | null;
}

/** Steps that one person is given at once. */
const MOST_STEPS = 200;

/** One step for each person, however often they stand behind the line. */
async function planFor(tx: Tx, rows: readonly WorkRow[], step: Omit<Assigned, 'planned' | 'handedOver'>, what: string) {
  const ofMember = new Map(rows.map((row) => [row.memberId, row]));
  const planned: string[] = [];
  for (const { memberId, locationId } of ofMember.values()) {
    planned.push(
      await leaveStep(tx, {
        memberId,
        locationId,
        kind: 'NEXT_STEP',
        what,
        ownerStaffId: step.ownerStaffId,
        dueOn: step.dueOn,
        consultationId: null,
      }),
    );
  }
  return planned;
}

/** Who may take the steps at every place that the line reaches to. Refuses `NotFound`, `InvalidInput`. */
async function ownerOfAll(tx: Tx, ctx: Ctx, reach: Reach, rows: readonly WorkRow[], input: AssignWorkLine) {
  let owner: string | null = input.ownerStaffId ?? staffOf(ctx);
  for (const locationId of new Set(rows.map((row) => row.locationId))) {
    owner = await ownerOf(tx, reach, locationId, owner);
  }
  return owner;
}

/**
 * Gives a line of the work list to somebody: a next step with each person behind it; follow-ups that are due are handed over
 * instead, for they are steps already. Undone as one. Activity: `work-line.assigned`.
 *
 * Refuses: `NotPermitted`, `NotFound` (nothing to do there, not the reader's; the owner), `InvalidInput` (words, day, more
 * than 200 people).
 */
export function assignWorkLine(
  db: Database,
  ctx: Ctx,
  input: AssignWorkLine,
  idempotencyKey: string,
): Promise<WorkLineAssigned | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'assignWorkLine', idempotencyKey, input },
    async (tx): Promise<WorkLineAssigned> => {
      const reach = may(ctx, 'assignWorkLine');
      const line = readKey(input.key) ?? refuse(new NotFound('line'));
      const { asked, today } = await settleWork(tx, ctx, reach, input.locationId ?? null);
      // Two people who assign one line at a time leave one set of steps: the second looks when the first is done.
      await tx.rows('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [
        `work ${tx.organizationId} ${input.key}`,
      ]);
      const rows = await readWorkRows(tx, ctx.organizationId, asked, line, MOST_STEPS + 1, null);
      if (rows.length === 0) refuse(new NotFound('line'));
      if (rows.length > MOST_STEPS)
        refuse(new InvalidInput('key', `These are more than ${MOST_STEPS} people.`, 'Choose one location first.'));
      const why = whyNotPlan(input.what, input.dueOn, today);
      if (why) refuse(why);
      const step = { dueOn: input.dueOn, ownerStaffId: await ownerOfAll(tx, ctx, reach, rows, input) };
      const ids = rows.flatMap(({ stepId }) => stepId ?? []);
      const assigned: Assigned =
        line.kind === 'BE_BACK_DUE'
          ? { ...step, planned: [], handedOver: await handStepsOver(tx, ids, step) }
          : { ...step, planned: await planFor(tx, rows, step, input.what.trim()), handedOver: [] };
      const activityId = await record(tx, ctx, {
        verb: 'work-line.assigned',
        subject: { kind: 'work_line', id: newId() },
        locationId: input.locationId ?? rows[0]?.locationId ?? null,
        facts: { key: input.key, ...assigned },
      });
      return {
        type: 'WorkLineAssigned',
        key: input.key,
        steps: assigned.planned.length + assigned.handedOver.length,
        activityId,
      };
    },
  );
}
