import { command } from '../activity/index.ts';
import { may, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, InvalidInput, localTimeAt, refuse, type LocalTime, type Refusal } from '../kernel/index.ts';
import { enterMember, lockFoundMember } from '../members/index.ts';
import { placeOf } from '../trainers/index.ts';
import { isWalkIn } from './consultations.rules.ts';
import { bookable, bookFirst, type ConsultationSet, type SetConsultation } from './set-consultation.ts';
import { refuseOddLength, startOf } from './slots.ts';

/** Somebody nobody knew before: added with a membership that begins today. */
export interface Newcomer {
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  /** What the membership is called; may be left out. */
  readonly membership?: string | null;
}

export interface BookWalkIn extends Omit<SetConsultation, 'startsAtLocal' | 'memberId'> {
  /** Who; or somebody new. */
  readonly memberId?: string | null;
  readonly newcomer?: Newcomer | null;
  /** Left out: now. Up to a day ago, for what is written down in the evening. */
  readonly startsAtLocal?: LocalTime | null;
}

/** A walk-in is written down within so many hours. */
const HOURS_BACK = 24;

/** The member who walked in, locked; somebody new is added. Refuses `InvalidInput` both and neither, `NotFound`. */
async function whoCame(tx: Tx, ctx: Ctx, input: BookWalkIn): Promise<string> {
  const { memberId, newcomer, locationId } = input;
  if (Boolean(memberId) === Boolean(newcomer))
    refuse(
      new InvalidInput('memberId', 'It was not said who came.', 'Choose the member, or give the name of somebody new.'),
    );
  if (memberId) return (await lockFoundMember(tx, ctx, memberId)).id;
  const { firstName = '', lastName = '', email = null, phone = null, membership } = newcomer ?? {};
  const { timeZone } = await placeOf(tx, ctx.organizationId, locationId);
  const joining = {
    locationId,
    joinedOn: dayAt(ctx.now, timeZone),
    membership: membership ?? '',
    kind: 'STANDARD',
  } as const;
  return (await enterMember(tx, ctx, { firstName, lastName, email, phone, ...joining })).memberId;
}

/**
 * Somebody is here and is seen at once: a walk-in, no set. Whom nobody knew before is added in the same breath. Activity: `consultation.walked-in`.
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
    const memberId = await whoCame(tx, ctx, input);
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
    return bookFirst(tx, ctx, { ...input, memberId, startsAtLocal }, startsAt, place, 'consultation.walked-in');
  });
}
