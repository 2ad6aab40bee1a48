import type { Tx } from '../db/index.ts';
import { type Refusal, refuse } from '../kernel/index.ts';
import { TrainerIsBusy } from './sessions.refusals.ts';

/** Whether the database's own guard said no: two sessions of one trainer may not overlap. */
const isOverlap = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23P01' && error.message.includes('one_at_a_time');

/** The answer, or `TrainerIsBusy` where somebody else took the hour in the same moment. */
export async function refusedIfBusy<Answer>(work: () => Promise<Answer | Refusal>): Promise<Answer | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (isOverlap(error)) return new TrainerIsBusy();
    throw error;
  }
}

/** Refuses with `TrainerIsBusy` where the trainer, locked, has a session or a consultation at that hour. */
export async function refuseIfBusy(
  tx: Tx,
  slot: { readonly trainerId: string; readonly startsAt: Date; readonly minutes: number },
): Promise<void> {
  const taken = await tx.one(
    `select 1 from session_slot s where s.organization_id = $1 and s.trainer_id = $2 and s.guards
       and slot_range(s.starts_at, s.minutes) && slot_range($3, $4)
     union all
     select 1 from consultation c where c.organization_id = $1 and c.trainer_id = $2 and c.guards_slot and c.voided_at is null
       and c.outcome is null and slot_range(c.starts_at, c.minutes) && slot_range($3, $4)
     limit 1`,
    [tx.organizationId, slot.trainerId, slot.startsAt, slot.minutes],
  );
  if (taken) refuse(new TrainerIsBusy());
}
