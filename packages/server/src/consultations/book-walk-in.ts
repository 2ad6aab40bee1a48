import { command } from '../activity/index.ts';
import { may, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, localTimeAt, refuse, type LocalTime, type Refusal } from '../kernel/index.ts';
import { lockFoundMember } from '../members/index.ts';
import { isWalkIn } from './consultations.rules.ts';
import { bookable, bookFirst, type ConsultationSet, type SetConsultation } from './set-consultation.ts';
import { refuseOddLength, startOf } from './slots.ts';

export interface BookWalkIn extends Omit<SetConsultation, 'startsAtLocal'> {
  /** Left out: now. Up to a day ago, for what is written down in the evening. */
  readonly startsAtLocal?: LocalTime | null;
}

/** A walk-in is written down within so many hours. */
const HOURS_BACK = 24;

/**
 * Somebody is here and is seen at once: a walk-in, no set. Activity: `consultation.walked-in`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (an hour from now on that is 60 minutes away, or more than a day ago),
 * `SlotTaken`.
 */
export function bookWalkIn(
  db: Database,
  ctx: Ctx,
  input: BookWalkIn,
  idempotencyKey: string,
): Promise<ConsultationSet | Refusal> {
  return command(db, ctx, { operation: 'bookWalkIn', idempotencyKey, input }, async (tx): Promise<ConsultationSet> => {
    may(ctx, 'setConsultation');
    await lockFoundMember(tx, ctx, input.memberId);
    const place = await bookable(tx, ctx, 'setConsultation', input);
    const startsAtLocal = input.startsAtLocal ?? localTimeAt(ctx.now, place.timeZone);
    const startsAt = input.startsAtLocal ? startOf(input.startsAtLocal, place) : ctx.now;
    refuseOddLength(input.minutes);
    if (!isWalkIn(ctx.now, startsAt))
      refuse(
        new InvalidInput(
          'startsAtLocal',
          'That is an hour away or more: it is a set, not a walk-in.',
          'Set a consultation instead.',
        ),
      );
    if (ctx.now.getTime() - startsAt.getTime() > HOURS_BACK * 3_600_000)
      refuse(
        new InvalidInput('startsAtLocal', 'That is more than a day ago.', 'Bring older consultations in by an import.'),
      );
    return bookFirst(tx, ctx, { ...input, startsAtLocal }, startsAt, place, 'consultation.walked-in');
  });
}
