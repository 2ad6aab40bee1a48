import { command, record } from '../activity/index.ts';
import { staffOf, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, newId, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { placeOf } from '../trainers/index.ts';
import { whyNotWording, type Channel } from './consent.rules.ts';
import { lockMember } from './lock-member.ts';
import { ConsentStands } from './members.refusals.ts';
import { refuseUnlessCome } from './spells.ts';

export interface GiveConsent {
  readonly memberId: string;
  readonly channel: Channel;
  /** What the member agreed to, in the words that were used. */
  readonly wording: string;
  /** The day at the member's location: today or earlier; today when left out. */
  readonly givenOn?: Day | null;
}

export interface ConsentGiven {
  readonly type: 'ConsentGiven';
  readonly consentId: string;
  readonly activityId: string;
}

async function insertConsent(tx: Tx, ctx: Ctx, input: GiveConsent, givenOn: Day): Promise<string> {
  const id = newId();
  await tx.rows(
    `insert into consent (organization_id, id, member_id, channel, wording, given_on, recorded_at, recorded_by_staff_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.organizationId, id, input.memberId, input.channel, input.wording.trim(), givenOn, ctx.now, staffOf(ctx)],
  );
  return id;
}

/**
 * Records that a member agreed to be reached by a channel: when, in which words, told to whom. Activity: `consent.given`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (the words, the day), `ConsentStands`.
 */
export function giveConsent(
  db: Database,
  ctx: Ctx,
  input: GiveConsent,
  idempotencyKey: string,
): Promise<ConsentGiven | Refusal> {
  return command(db, ctx, { operation: 'giveConsent', idempotencyKey, input }, async (tx): Promise<ConsentGiven> => {
    const member = await lockMember(tx, ctx, 'recordConsent', input.memberId);
    const why = whyNotWording(input.wording);
    if (why) refuse(why);
    const place = await placeOf(tx, ctx.organizationId, member.homeLocationId);
    const today = dayAt(ctx.now, place.timeZone);
    const givenOn = input.givenOn ?? today;
    refuseUnlessCome('givenOn', givenOn, today);
    const standing = await tx.one<{ givenOn: Day }>(
      `select given_on as "givenOn" from consent
       where organization_id = $1 and member_id = $2 and channel = $3 and withdrawn_on is null and voided_at is null`,
      [tx.organizationId, member.id, input.channel],
    );
    if (standing) refuse(new ConsentStands(standing.givenOn));
    const consentId = await insertConsent(tx, ctx, input, givenOn);
    const activityId = await record(tx, ctx, {
      verb: 'consent.given',
      subject: { kind: 'consent', id: consentId },
      memberId: member.id,
      locationId: place.id,
      facts: { channel: input.channel, givenOn },
    });
    return { type: 'ConsentGiven', consentId, activityId };
  });
}
