import { command, record } from '../activity/index.ts';
import { isWithinReach, may, staffOf, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { InvalidInput, newId, NotFound, refuse, type LocalTime, type Refusal } from '../kernel/index.ts';
import { lockFoundMember } from '../members/index.ts';
import { lockTrainer, placeOf, type Place } from '../trainers/index.ts';
import { isWalkIn } from './consultations.rules.ts';
import { refreshJourneys } from './journeys.ts';
import { insertFirstSlot, refuseIfTaken, refuseOddLength, startOf } from './slots.ts';

export interface SetConsultation {
  readonly memberId: string;
  readonly trainerId: string;
  readonly locationId: string;
  /** Wall-clock time at the location; an hour that comes twice means the first. */
  readonly startsAtLocal: LocalTime;
  readonly minutes: number;
}

export interface ConsultationSet {
  readonly type: 'ConsultationSet';
  readonly consultationId: string;
  readonly chainId: string;
  readonly memberId: string;
  /** Booked less than 60 minutes ahead: not a set, and not in the show rate. */
  readonly walkIn: boolean;
  readonly activityId: string;
}

const YEAR_MS = 366 * 86_400_000;

/** Refuses with `InvalidInput` a start that has passed, or lies more than a year ahead. */
export function refuseUnlessAhead(startsAt: Date, now: Date): void {
  if (startsAt < now)
    refuse(
      new InvalidInput(
        'startsAtLocal',
        'That hour has passed.',
        'Choose a later one; somebody who is here now is a walk-in.',
      ),
    );
  if (startsAt.getTime() - now.getTime() > YEAR_MS)
    refuse(new InvalidInput('startsAtLocal', 'That is more than a year away.', 'Choose an earlier day.'));
}

/** The location and the trainer of a booking, both within reach; the trainer locked. Refuses `NotPermitted`, `NotFound`. */
export async function bookable(
  tx: Tx,
  ctx: Ctx,
  operation: 'setConsultation' | 'moveConsultation',
  input: { readonly locationId: string; readonly trainerId: string },
): Promise<Place> {
  const reach = may(ctx, operation);
  const place = await placeOf(tx, ctx.organizationId, input.locationId);
  if (!isWithinReach(reach, { locationId: place.id, own: [input.trainerId] }))
    refuse(new NotFound(reach.extent === 'OWN' ? 'trainer' : 'location'));
  await lockTrainer(tx, input.trainerId);
  return place;
}

/** Books the first slot of a chain and says so: what setting and walking in have in common. */
export async function bookFirst(
  tx: Tx,
  ctx: Ctx,
  input: SetConsultation,
  startsAt: Date,
  place: Place,
  verb: string,
): Promise<ConsultationSet> {
  await refuseIfTaken(tx, { trainerId: input.trainerId, startsAt, minutes: input.minutes });
  const walkIn = isWalkIn(ctx.now, startsAt);
  const chainId = newId();
  const slot = { ...input, chainId, place, startsAt, bookedAt: ctx.now, bookedByStaffId: staffOf(ctx) };
  const consultationId = await insertFirstSlot(tx, slot, walkIn);
  await refreshJourneys(tx, [input.memberId]);
  const activityId = await record(tx, ctx, {
    verb,
    subject: { kind: 'consultation', id: consultationId },
    memberId: input.memberId,
    locationId: place.id,
    facts: { chainId, trainerId: input.trainerId, startsAt: startsAt.toISOString(), walkIn },
  });
  return { type: 'ConsultationSet', consultationId, chainId, memberId: input.memberId, walkIn, activityId };
}

/**
 * Sets a consultation: a chain of one slot. Anybody who trains may hold it at any location of the organization. Booked less
 * than 60 minutes ahead it is a walk-in by itself. Activity: `consultation.set`.
 *
 * Refuses: `NotPermitted`, `NotFound` (member, trainer, location; trainers set with themselves), `InvalidInput` (a local hour
 * that does not exist, one that has passed, an odd length), `SlotTaken`.
 */
export function setConsultation(
  db: Database,
  ctx: Ctx,
  input: SetConsultation,
  idempotencyKey: string,
): Promise<ConsultationSet | Refusal> {
  return command(
    db,
    ctx,
    { operation: 'setConsultation', idempotencyKey, input },
    async (tx): Promise<ConsultationSet> => {
      may(ctx, 'setConsultation');
      await lockFoundMember(tx, ctx, input.memberId);
      const place = await bookable(tx, ctx, 'setConsultation', input);
      const startsAt = startOf(input.startsAtLocal, place);
      refuseOddLength(input.minutes);
      refuseUnlessAhead(startsAt, ctx.now);
      return bookFirst(tx, ctx, input, startsAt, place, 'consultation.set');
    },
  );
}
