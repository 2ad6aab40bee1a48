import { command, record } from '../activity/index.ts';
import { may, staffOf, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, isId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { placeOf } from '../trainers/index.ts';
import { whyNotWithdrawn } from './consent.rules.ts';
import { lockMember } from './lock-member.ts';
import { ConsentWithdrawnAlready } from './members.refusals.ts';

export interface WithdrawConsent {
  readonly consentId: string;
  /** The first day on which it does not hold any more: today or earlier; today when left out. */
  readonly withdrawnOn?: Day | null;
}

export interface ConsentWithdrawn {
  readonly type: 'ConsentWithdrawn';
  readonly consentId: string;
  readonly activityId: string;
}

interface StoredConsent {
  readonly id: string;
  readonly memberId: string;
  readonly channel: string;
  readonly givenOn: Day;
  readonly withdrawnOn: Day | null;
}

function consentById(tx: Tx, id: string): Promise<StoredConsent | null> {
  return tx.one<StoredConsent>(
    `select id, member_id as "memberId", channel, given_on as "givenOn", withdrawn_on as "withdrawnOn" from consent
     where organization_id = $1 and id = $2 and voided_at is null for update`,
    [tx.organizationId, id],
  );
}

/**
 * Records that a member took a consent back; it stays readable as one that held until then. Activity: `consent.withdrawn`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (the day), `ConsentWithdrawnAlready`.
 */
export function withdrawConsent(
  db: Database,
  ctx: Ctx,
  input: WithdrawConsent,
  idempotencyKey: string,
): Promise<ConsentWithdrawn | Refusal> {
  const call = { operation: 'withdrawConsent', idempotencyKey, input };
  return command(db, ctx, call, async (tx): Promise<ConsentWithdrawn> => {
    may(ctx, 'recordConsent');
    const consent = isId(input.consentId) ? await consentById(tx, input.consentId) : null;
    if (!consent) return refuse(new NotFound('consent'));
    const member = await lockMember(tx, ctx, 'recordConsent', consent.memberId, 'consent');
    if (consent.withdrawnOn !== null) refuse(new ConsentWithdrawnAlready(consent.withdrawnOn));
    const place = await placeOf(tx, ctx.organizationId, member.homeLocationId);
    const today = dayAt(ctx.now, place.timeZone);
    const withdrawnOn = input.withdrawnOn ?? today;
    const why = whyNotWithdrawn(withdrawnOn, consent.givenOn, today);
    if (why) refuse(why);
    await tx.rows(
      `update consent set withdrawn_on = $3, withdrawal_recorded_at = $4, withdrawal_recorded_by_staff_id = $5, version = version + 1
       where organization_id = $1 and id = $2`,
      [tx.organizationId, consent.id, withdrawnOn, ctx.now, staffOf(ctx)],
    );
    const activityId = await record(tx, ctx, {
      verb: 'consent.withdrawn',
      subject: { kind: 'consent', id: consent.id },
      memberId: member.id,
      locationId: place.id,
      facts: { channel: consent.channel, withdrawnOn },
    });
    return { type: 'ConsentWithdrawn', consentId: consent.id, activityId };
  });
}
