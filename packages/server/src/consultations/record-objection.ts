import { command, record } from '../activity/index.ts';
import { staffOf, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, InvalidInput, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { leaveStep, whyNotDue } from '../tasks/index.ts';
import { colleagueOf } from '../trainers/index.ts';
import { ObjectionRecordedAlready } from './consultations.refusals.ts';
import { OBJECTIONS, type Objection } from './consultations.rules.ts';
import { lockSlot, type StoredSlot } from './slots.ts';

export interface RecordObjection {
  readonly consultationId: string;
  readonly objection: Objection;
  /** In the member's words; up to 2,000 characters. */
  readonly note?: string | null;
  /** When to come back to them; left out, nobody does. */
  readonly followUpOn?: Day | null;
  /** Who does; left out: the trainer of the consultation. */
  readonly ownerStaffId?: string | null;
}

export interface ObjectionRecorded {
  readonly type: 'ObjectionRecorded';
  readonly consultationId: string;
  /** The step of the be-back queue, or null. */
  readonly stepId: string | null;
  readonly activityId: string;
}

function check(input: RecordObjection, slot: StoredSlot, today: Day): void {
  if (slot.outcome !== 'SHOWED')
    refuse(new InvalidInput('consultationId', 'Only who came can object.', 'Mark the show first.'));
  if (slot.objection !== null) refuse(new ObjectionRecordedAlready());
  if (!OBJECTIONS.includes(input.objection))
    refuse(new InvalidInput('objection', 'There is no such objection.', `Choose one of ${OBJECTIONS.join(', ')}.`));
  if ((input.note ?? '').length > 2000)
    refuse(new InvalidInput('note', 'That is too long.', 'Give 2,000 characters at most.'));
  const why = input.followUpOn ? whyNotDue(input.followUpOn, today) : null;
  if (why) refuse(new InvalidInput('followUpOn', why.message, why.mend));
}

async function leaveFollowUp(tx: Tx, input: RecordObjection, slot: StoredSlot): Promise<string | null> {
  if (!input.followUpOn) return null;
  const owner = await colleagueOf(tx, tx.organizationId, input.ownerStaffId ?? slot.trainerId);
  return leaveStep(tx, {
    memberId: slot.memberId,
    locationId: slot.locationId,
    kind: 'FOLLOW_UP',
    what: `Follow up: ${input.objection.toLowerCase().replace('_', ' ')}`,
    ownerStaffId: owner.id,
    dueOn: input.followUpOn,
    consultationId: slot.id,
  });
}

/**
 * Somebody came and did not buy yet: why, and when to come back to them. A day leaves a step in the be-back queue. Activity:
 * `consultation.objection-recorded`.
 *
 * Refuses: `NotPermitted`, `NotFound` (consultation, owner), `InvalidInput`, `ObjectionRecordedAlready`.
 */
export function recordObjection(
  db: Database,
  ctx: Ctx,
  input: RecordObjection,
  idempotencyKey: string,
): Promise<ObjectionRecorded | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'recordObjection', idempotencyKey, input },
    async (tx): Promise<ObjectionRecorded> => {
      const slot = await lockSlot(tx, ctx, 'logConsultation', input.consultationId);
      check(input, slot, dayAt(ctx.now, slot.timeZone));
      const stepId = await leaveFollowUp(tx, input, slot);
      await tx.rows(
        `update consultation set objection = $3, objection_note = $4, follow_up_on = $5, version = version + 1
       where organization_id = $1 and id = $2`,
        [tx.organizationId, slot.id, input.objection, input.note?.trim() || null, input.followUpOn ?? null],
      );
      const activityId = await record(tx, ctx, {
        verb: 'consultation.objection-recorded',
        subject: { kind: 'consultation', id: slot.id },
        memberId: slot.memberId,
        locationId: slot.locationId,
        facts: { before: slot.version, objection: input.objection, stepId, byStaffId: staffOf(ctx) },
      });
      return { type: 'ObjectionRecorded', consultationId: slot.id, stepId, activityId };
    },
  );
}
