import { record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { refreshJourneys } from './journeys.ts';
import { writeOutcome, type OutcomeWritten, type StoredSlot } from './slots.ts';

/** Writes an outcome, brings the member's journeys up to date and says what happened: what every outcome verb ends with. */
export async function logOutcome(
  tx: Tx,
  ctx: Ctx,
  slot: StoredSlot,
  written: OutcomeWritten,
  verb: string,
): Promise<string> {
  await writeOutcome(tx, slot, written);
  await refreshJourneys(tx, [slot.memberId]);
  return record(tx, ctx, {
    verb,
    subject: { kind: 'consultation', id: slot.id },
    memberId: slot.memberId,
    locationId: slot.locationId,
    facts: { before: slot.version, outcome: written.outcome, outcomeBefore: slot.outcome, late: written.late ?? false },
  });
}
