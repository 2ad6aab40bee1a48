import { LockMode } from '@mikro-orm/core';
import { isWithinReach, may, ownIn, type Ctx, type Reach } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { dayAt, InvalidInput, isId, newId, NotFound, refuse, type Day } from '../kernel/index.ts';
import { colleagueOf, placeOf } from '../trainers/index.ts';
import { NextStep } from './next-step.entity.ts';
import { StepNotOpen } from './tasks.refusals.ts';
import { isOpen } from './tasks.rules.ts';

/** An open step within reach, locked, and the day it is there. Refuses `NotPermitted`, `NotFound`, `StepNotOpen`. */
export async function openStep(
  tx: Tx,
  ctx: Ctx,
  stepId: string,
): Promise<{ step: NextStep; today: Day; reach: Reach }> {
  const reach = may(ctx, 'planNextStep');
  const step = isId(stepId)
    ? await tx.em.findOne(
        NextStep,
        { organizationId: tx.organizationId, id: stepId, voidedAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      )
    : null;
  if (!step || !isWithinReach(reach, { locationId: step.locationId, own: [step.ownerStaffId] }))
    return refuse(new NotFound('next step'));
  if (!isOpen(step)) refuse(new StepNotOpen(step.doneAt !== null));
  const place = await placeOf(tx, tx.organizationId, step.locationId);
  return { step, today: dayAt(ctx.now, place.timeZone), reach };
}

/**
 * Who is to take a step at a location: the one named, who works here; trainers plan for themselves. Refuses `NotFound`,
 * `InvalidInput`.
 */
export async function ownerOf(
  tx: Tx,
  reach: Reach,
  locationId: string,
  ownerStaffId: string | null,
): Promise<string | null> {
  const own = ownIn(reach);
  if (own && !isWithinReach(reach, { locationId, own: [] })) {
    if (ownerStaffId !== null && ownerStaffId !== own.staffId)
      refuse(
        new InvalidInput('ownerStaffId', 'Trainers plan their own steps.', 'Leave the owner out, or ask a manager.'),
      );
    return own.staffId;
  }
  return ownerStaffId === null ? null : (await colleagueOf(tx, tx.organizationId, ownerStaffId)).id;
}

/** What a step to be written says. */
export interface NewStep {
  readonly memberId: string;
  readonly locationId: string;
  readonly kind: 'NEXT_STEP' | 'FOLLOW_UP';
  readonly what: string;
  readonly ownerStaffId: string | null;
  readonly dueOn: Day;
  readonly consultationId: string | null;
}

/** Writes a step and returns its id: the door for verbs of other features that leave a step behind. */
export async function leaveStep(tx: Tx, step: NewStep): Promise<string> {
  const id = newId();
  tx.em.persist(
    Object.assign(new NextStep(), step, {
      organizationId: tx.organizationId,
      id,
      doneOn: null,
      doneAt: null,
      droppedAt: null,
      voidedAt: null,
      version: 1,
    }),
  );
  await tx.em.flush();
  return id;
}

/** The step was never left: the counterpart of `leaveStep`, for undoing. Answers false when an act on it still holds. */
export async function takeStepBack(tx: Tx, stepId: string, now: Date): Promise<boolean> {
  const taken = await tx.rows(
    `update next_step set voided_at = $3, version = version + 1
     where organization_id = $1 and id = $2 and voided_at is null and done_at is null and dropped_at is null
       and not exists (select 1 from activity a where a.organization_id = $1 and a.subject_kind = 'next_step' and a.subject_id = $2
         and a.undoes_id is null and not exists (select 1 from activity u where u.organization_id = $1 and u.undoes_id = a.id))
     returning id`,
    [tx.organizationId, stepId, now],
  );
  return taken.length > 0;
}

/** Says that the open follow-ups of a consultation are done, for it ended in a sale. Returns which: an undo opens them again. */
export async function finishFollowUps(
  tx: Tx,
  consultationId: string,
  done: { readonly on: Day; readonly at: Date },
): Promise<string[]> {
  const finished = await tx.rows<{ id: string }>(
    `update next_step set done_on = $3, done_at = $4, version = version + 1
     where organization_id = $1 and consultation_id = $2 and kind = 'FOLLOW_UP'
       and voided_at is null and done_at is null and dropped_at is null
     returning id`,
    [tx.organizationId, consultationId, done.on, done.at],
  );
  return finished.map(({ id }) => id);
}

/** The counterpart of `finishFollowUps`, for undoing: what it said to be done is still to be done. */
export async function openFollowUpsAgain(tx: Tx, stepIds: readonly string[]): Promise<void> {
  await tx.rows(
    `update next_step set done_on = null, done_at = null, version = version + 1
     where organization_id = $1 and id = any ($2::uuid[]) and voided_at is null`,
    [tx.organizationId, stepIds],
  );
}
