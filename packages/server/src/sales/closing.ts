import type { KeptFact } from '../activity/index.ts';
import { type Ctx, isWithinReach, may } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { dayAt, type Day, isId, NotFound, refuse } from '../kernel/index.ts';
import { finishFollowUps } from '../tasks/index.ts';
import { ConsultationNotClosable } from './sales.refusals.ts';

/** What a sale did to the consultation that it closed; an undo puts it back. */
export interface Closing {
  readonly consultationId: string;
  readonly trainerId: string;
  /** Whether the show was logged in the same breath. */
  readonly showedHere: boolean;
  /** The version that the consultation had afterwards. */
  readonly version: number;
  /** The follow-ups that were open and are done with the sale. */
  readonly stepIds: readonly string[];
}

/** What a show that a sale logged consists of: an undo asks whether it still says the same. */
export const SHOW: KeptFact = {
  fact: 'consultation',
  table: 'consultation',
  columns: ['is_last', 'outcome', 'outcome_at', 'objection', 'voided_at', 'trainer_id', 'location_id', 'starts_at'],
};

export interface Closable {
  readonly id: string;
  readonly memberId: string;
  readonly locationId: string;
  readonly trainerId: string;
  readonly outcome: string | null;
  readonly isLast: boolean;
  readonly slotOn: Day;
  readonly timeZone: string;
  readonly version: number;
  readonly closed: boolean;
}

const DID_NOT_HAPPEN: Record<string, string> = {
  NO_SHOW: 'The member did not come to this consultation. Correct the outcome first if they did.',
  CANCELLED_BY_MEMBER: 'The member cancelled this consultation. Correct the outcome first if it took place.',
  CANCELLED_BY_CLUB: 'The club cancelled this consultation. Correct the outcome first if it took place.',
  RESCHEDULED: 'This consultation was moved. Close the slot it was moved to.',
};

/** Why a consultation can not be closed by a sale of a day; null when it can (README: a sale before the show is no close). */
export function whyNotClose(
  consultation: Omit<Closable, 'id' | 'memberId' | 'locationId' | 'trainerId'>,
  soldOn: Day,
  now: Date,
): string | null {
  const { outcome, isLast, slotOn, timeZone, closed } = consultation;
  if (closed) return 'A sale closed this consultation already.';
  if (outcome !== null && outcome !== 'SHOWED')
    return DID_NOT_HAPPEN[outcome] ?? 'This consultation did not take place.';
  if (!isLast) return DID_NOT_HAPPEN['RESCHEDULED'] ?? null;
  if (outcome === null && slotOn > dayAt(now, timeZone)) return 'This consultation has not taken place yet.';
  return soldOn < slotOn
    ? 'The sale lies before the consultation, so it did not close it. Give the later day, or sell without it.'
    : null;
}

/** The consultation, locked when asked for; who may not close it does not learn that it exists. */
export async function findClosable(
  tx: Tx,
  ctx: Ctx,
  consultationId: string,
  lock: 'locked' | 'unlocked',
): Promise<Closable> {
  const reach = may(ctx, 'closeConsultation');
  const found = isId(consultationId)
    ? await tx.one<Closable>(
        `select c.id, c.member_id as "memberId", c.location_id as "locationId", c.trainer_id as "trainerId", c.outcome,
           c.is_last as "isLast", c.slot_on as "slotOn", c.time_zone as "timeZone", c.version,
           exists (select from session_package p where p.organization_id = $1 and p.consultation_id = c.id and p.voided_at is null) as closed
         from consultation c where c.organization_id = $1 and c.id = $2 and c.voided_at is null ${lock === 'locked' ? 'for update of c' : ''}`,
        [tx.organizationId, consultationId],
      )
    : null;
  if (!found || !isWithinReach(reach, { locationId: found.locationId, own: [found.trainerId] }))
    return refuse(new NotFound('consultation'));
  return found;
}

/**
 * Closes a consultation with a sale: where nobody has logged it, the member showed; whom somebody was to come back to, that
 * is done.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ConsultationNotClosable`.
 */
export async function closeWithSale(
  tx: Tx,
  ctx: Ctx,
  consultationId: string,
  sale: { readonly memberId: string; readonly soldOn: Day },
): Promise<Closing> {
  const found = await findClosable(tx, ctx, consultationId, 'locked');
  if (found.memberId !== sale.memberId) refuse(new NotFound('consultation'));
  const why = whyNotClose(found, sale.soldOn, ctx.now);
  if (why !== null) refuse(new ConsultationNotClosable(why));
  const { trainerId, version, timeZone } = found;
  const stepIds = await finishFollowUps(tx, consultationId, { on: dayAt(ctx.now, timeZone), at: ctx.now });
  if (found.outcome !== null) return { consultationId, trainerId, showedHere: false, version, stepIds };
  await tx.rows(
    `update consultation set outcome = 'SHOWED', outcome_at = $3, version = version + 1 where organization_id = $1 and id = $2`,
    [tx.organizationId, consultationId, ctx.now],
  );
  return { consultationId, trainerId, showedHere: true, version: version + 1, stepIds };
}
