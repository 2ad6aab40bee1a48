import { command, record } from '../activity/index.ts';
import { isWithinReach, may, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, newId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { placeOf } from '../trainers/index.ts';
import { duplicatesOf, type PossibleDuplicate } from './duplicates.read.ts';
import { tidyContact, whyNotContact, type Contact } from './members.rules.ts';
import { phoneKey } from './phone.rules.ts';
import { refreshStages } from './refresh-stages.ts';
import { insertSpell, refuseUnlessCome } from './spells.ts';

export interface AddMember extends Contact {
  readonly locationId: string;
  /** The day of joining at that location: today or earlier. */
  readonly joinedOn: Day;
  readonly membership: string;
  readonly kind: 'STANDARD' | 'STAFF' | 'COMPLIMENTARY';
}

export interface MemberAdded {
  readonly type: 'MemberAdded';
  readonly memberId: string;
  readonly spellId: string;
  readonly possibleDuplicates: readonly Pick<PossibleDuplicate, 'memberId' | 'because'>[];
  readonly activityId: string;
}

async function insertMember(tx: Tx, input: AddMember, contact: Contact, key: string | null): Promise<string> {
  const id = newId();
  await tx.rows(
    `insert into member (organization_id, id, first_name, last_name, email, phone, phone_key, home_location_id, is_staff)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.organizationId,
      id,
      contact.firstName,
      contact.lastName,
      contact.email,
      contact.phone,
      key,
      input.locationId,
      input.kind === 'STAFF',
    ],
  );
  return id;
}

/**
 * Adds a person with the first membership spell inside a running command: `addMember` is this, and whoever walks in for the
 * first time is added by it in the same breath.
 *
 * Refuses: `NotPermitted`, `NotFound` (the location), `InvalidInput`.
 */
export async function enterMember(tx: Tx, ctx: Ctx, input: AddMember): Promise<MemberAdded> {
  const reach = may(ctx, 'addMember');
  const place = await placeOf(tx, ctx.organizationId, input.locationId);
  if (!isWithinReach(reach, { locationId: place.id, own: [] })) refuse(new NotFound('location'));
  const contact = tidyContact(input);
  const key = phoneKey(contact.phone, place.country);
  const why = whyNotContact(contact, key);
  if (why) refuse(why);
  refuseUnlessCome('joinedOn', input.joinedOn, dayAt(ctx.now, place.timeZone));
  const alike = await duplicatesOf(tx, ctx, { contact, phoneKey: key, id: null });
  const suggested = alike.map(({ memberId, because }) => ({ memberId, because }));
  const memberId = await insertMember(tx, input, contact, key);
  const spellId = await insertSpell(tx, { ...input, memberId, place, entry: 'JOINED' });
  await refreshStages(tx, [memberId]);
  const activityId = await record(tx, ctx, {
    verb: 'member.added',
    subject: { kind: 'member', id: memberId },
    memberId,
    locationId: place.id,
    facts: { spellId, joinedOn: input.joinedOn, possibleDuplicates: suggested.map((one) => one.memberId) },
  });
  return { type: 'MemberAdded', memberId, spellId, possibleDuplicates: suggested, activityId };
}

/**
 * Adds a person with the first membership spell. Somebody who looks alike is suggested in the answer and never withheld
 * (README, "Who is who"). Activity: `member.added`.
 *
 * Refuses: `NotPermitted`, `NotFound` (the location), `InvalidInput`.
 */
export function addMember(
  db: Database,
  ctx: Ctx,
  input: AddMember,
  idempotencyKey: string,
): Promise<MemberAdded | Refusal> {
  return command(db, ctx, { operation: 'addMember', idempotencyKey, input }, (tx) => enterMember(tx, ctx, input));
}
