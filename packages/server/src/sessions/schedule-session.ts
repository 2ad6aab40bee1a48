import { command, record } from '../activity/index.ts';
import { type Ctx, isWithinReach, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { instantOf, InvalidInput, type LocalTime, newId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { lockFoundMember } from '../members/index.ts';
import { lockTrainer, placeOf } from '../trainers/index.ts';
import { isTrainerBusy } from './busy-trainer.read.ts';
import { TrainerIsBusy } from './sessions.refusals.ts';
import { refusedIfBusy } from './slot-guard.ts';

export interface ScheduleSession {
  readonly memberId: string;
  readonly trainerId: string;
  readonly locationId: string;
  /** Wall-clock time at the location; an hour that comes twice means the first. */
  readonly startsAtLocal: LocalTime;
  readonly minutes?: number | null;
  readonly service?: string | null;
  /** A gift of the club: it will be taken from no package. */
  readonly complimentary?: boolean | null;
}

export interface SessionScheduled {
  readonly type: 'SessionScheduled';
  readonly sessionId: string;
  readonly memberId: string;
  readonly activityId: string;
}

const YEAR_MS = 366 * 86_400_000;

/** Refuses with `InvalidInput` an odd length, an endless name, a start that does not exist or lies far off. */
function startOf(input: ScheduleSession, timeZone: string, now: Date): Date {
  const minutes = input.minutes ?? 60;
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 480)
    refuse(new InvalidInput('minutes', 'A session takes 5 minutes to 8 hours.', 'Give its length in minutes.'));
  if ((input.service ?? '').length > 100)
    refuse(new InvalidInput('service', 'The service is too long.', 'Give up to 100 characters.'));
  const startsAt = instantOf(input.startsAtLocal, timeZone);
  if (!startsAt)
    return refuse(
      new InvalidInput('startsAtLocal', 'That hour does not exist at the location.', 'Write it as 2026-11-18T16:00.'),
    );
  if (startsAt < now)
    refuse(new InvalidInput('startsAtLocal', 'That hour has passed.', 'Choose a later one, or log the session.'));
  if (startsAt.getTime() - now.getTime() > YEAR_MS)
    refuse(new InvalidInput('startsAtLocal', 'That is more than a year away.', 'Choose an earlier day.'));
  return startsAt;
}

/**
 * Books a session. Nothing of a package is spent; the hour is the trainer's from now on. Activity: `session.scheduled`.
 *
 * Refuses: `NotPermitted`, `NotFound` (member, location, trainer), `InvalidInput`, `TrainerIsBusy`, and what `command` refuses.
 */
export function scheduleSession(
  db: Database,
  ctx: Ctx,
  input: ScheduleSession,
  idempotencyKey: string,
): Promise<SessionScheduled | Refusal> {
  return refusedIfBusy(() =>
    command(db, ctx, { operation: 'scheduleSession', idempotencyKey, input }, async (tx): Promise<SessionScheduled> => {
      const reach = may(ctx, 'scheduleSession');
      await lockFoundMember(tx, ctx, input.memberId);
      const place = await placeOf(tx, ctx.organizationId, input.locationId);
      if (!isWithinReach(reach, { locationId: place.id, own: [input.trainerId] }))
        refuse(new NotFound(reach.extent === 'OWN' ? 'trainer' : 'location'));
      const startsAt = startOf(input, place.timeZone, ctx.now);
      await lockTrainer(tx, input.trainerId);
      const { minutes = 60, service, complimentary } = input;
      const slot = { trainerId: input.trainerId, startsAt, minutes: minutes ?? 60 };
      if (await isTrainerBusy(tx, tx.organizationId, slot)) refuse(new TrainerIsBusy());
      const sessionId = newId();
      await tx.rows(
        `insert into visit_fact (organization_id, id, member_id, trainer_id, location_id, service, starts_at, held_on, minutes, time_zone,
           complimentary, booked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          tx.organizationId,
          sessionId,
          input.memberId,
          input.trainerId,
          place.id,
          service ?? '',
          startsAt,
          input.startsAtLocal.slice(0, 10),
          slot.minutes,
          place.timeZone,
          complimentary ?? false,
          ctx.now,
        ],
      );
      await tx.rows(
        'insert into session_slot (organization_id, session_id, trainer_id, starts_at, minutes) values ($1, $2, $3, $4, $5)',
        [tx.organizationId, sessionId, input.trainerId, startsAt, slot.minutes],
      );
      const activityId = await record(tx, ctx, {
        verb: 'session.scheduled',
        subject: { kind: 'session', id: sessionId },
        memberId: input.memberId,
        locationId: place.id,
        facts: { trainerId: input.trainerId, startsAt: startsAt.toISOString(), minutes: slot.minutes },
      });
      return { type: 'SessionScheduled', sessionId, memberId: input.memberId, activityId };
    }),
  );
}
