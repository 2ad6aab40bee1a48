import { command, record } from '../activity/index.ts';
import { staffOf, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, refuse, type LocalTime, type Refusal } from '../kernel/index.ts';
import { whyNotMove } from './consultations.rules.ts';
import { refreshJourneys } from './journeys.ts';
import { bookable, refuseUnlessAhead } from './set-consultation.ts';
import { insertNextSlot, lockSlot, refuseIfTaken, refuseOddLength, startOf, writeOutcome } from './slots.ts';

export interface MoveConsultation {
  readonly consultationId: string;
  readonly startsAtLocal: LocalTime;
  /** Each left out: as it was. */
  readonly trainerId?: string | null;
  readonly locationId?: string | null;
  readonly minutes?: number | null;
}

export interface ConsultationMoved {
  readonly type: 'ConsultationMoved';
  /** The new slot. */
  readonly consultationId: string;
  readonly movedFromId: string;
  readonly activityId: string;
}

/**
 * Moves a consultation to a new slot of the same chain: neither a set nor a no-show. The old slot becomes `RESCHEDULED` in the
 * same transaction. A chain that began as a walk-in stays one, and one that was set stays set. Activity: `consultation.moved`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ConsultationLogged`, `InvalidInput`, `SlotTaken`.
 */
export function moveConsultation(
  db: Database,
  ctx: Ctx,
  input: MoveConsultation,
  idempotencyKey: string,
): Promise<ConsultationMoved | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'moveConsultation', idempotencyKey, input },
    async (tx): Promise<ConsultationMoved> => {
      const from = await lockSlot(tx, ctx, 'moveConsultation', input.consultationId);
      const why = whyNotMove(from);
      if (why) refuse(why);
      const [trainerId, locationId] = [input.trainerId ?? from.trainerId, input.locationId ?? from.locationId];
      const minutes = input.minutes ?? from.minutes;
      const place = await bookable(tx, ctx, 'moveConsultation', { trainerId, locationId });
      const startsAt = startOf(input.startsAtLocal, place);
      refuseOddLength(minutes);
      refuseUnlessAhead(startsAt, ctx.now);
      if (
        startsAt.getTime() === from.startsAt.getTime() &&
        trainerId === from.trainerId &&
        locationId === from.locationId
      )
        refuse(new InvalidInput('startsAtLocal', 'It is there already.', 'Choose another hour, trainer or location.'));
      await refuseIfTaken(tx, { trainerId, startsAt, minutes, except: from.id });
      await writeOutcome(tx, from, { outcome: 'RESCHEDULED', at: ctx.now, isLast: false });
      const slot = {
        chainId: from.chainId,
        memberId: from.memberId,
        trainerId,
        place,
        startsAt,
        minutes,
        bookedAt: ctx.now,
      };
      const consultationId = await insertNextSlot(tx, from, { ...slot, bookedByStaffId: staffOf(ctx) });
      await refreshJourneys(tx, [from.memberId]);
      const activityId = await record(tx, ctx, {
        verb: 'consultation.moved',
        subject: { kind: 'consultation', id: from.id },
        memberId: from.memberId,
        locationId: place.id,
        facts: { toId: consultationId, before: from.version, trainerId, startsAt: startsAt.toISOString() },
      });
      return { type: 'ConsultationMoved', consultationId, movedFromId: from.id, activityId };
    },
  );
}
