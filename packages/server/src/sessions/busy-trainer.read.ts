import type { Query } from '../db/index.ts';

/** Whether a trainer, locked, has a session or a consultation at an hour. */
export async function isTrainerBusy(
  query: Query,
  organizationId: string,
  slot: { readonly trainerId: string; readonly startsAt: Date; readonly minutes: number },
): Promise<boolean> {
  const taken = await query.one(
    `select 1 from session_slot s where s.organization_id = $1 and s.trainer_id = $2 and s.guards
       and slot_range(s.starts_at, s.minutes) && slot_range($3, $4)
     union all
     select 1 from consultation c where c.organization_id = $1 and c.trainer_id = $2 and c.guards_slot and c.voided_at is null
       and c.outcome is null and slot_range(c.starts_at, c.minutes) && slot_range($3, $4)
     limit 1`,
    [organizationId, slot.trainerId, slot.startsAt, slot.minutes],
  );
  return taken !== null;
}
