import { command, record } from '../activity/index.ts';
import { isWithinReach, may, reachOf, type Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { dayAt, newId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { placeOf } from '../trainers/index.ts';
import { membersWithin } from './members.policy.ts';
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

/** Somebody who may be the same person, and why it looks so. Only a person decides and merges. */
export interface PossibleDuplicate {
  readonly memberId: string;
  readonly because: 'EMAIL' | 'PHONE' | 'NAME';
}

export interface MemberAdded {
  readonly type: 'MemberAdded';
  readonly memberId: string;
  readonly spellId: string;
  readonly possibleDuplicates: readonly PossibleDuplicate[];
  readonly activityId: string;
}

const MAX_SUGGESTED = 5;

/** Looks among those whom the actor may find anyway, so that a suggestion tells nothing about other clubs. */
async function possibleDuplicates(
  tx: Tx,
  ctx: Ctx,
  contact: Contact,
  key: string | null,
): Promise<PossibleDuplicate[]> {
  const reach = reachOf(ctx, 'findMembers');
  if (!reach) return [];
  const parameters: unknown[] = [
    ctx.organizationId,
    contact.email,
    key,
    contact.firstName,
    contact.lastName,
    MAX_SUGGESTED,
  ];
  const scope = membersWithin(reach, { id: 'm.id', home: 'm.home_location_id' }, parameters);
  return tx.rows<PossibleDuplicate>(
    `select m.id as "memberId", case when m.email_key = lower($2) then 'EMAIL' when m.phone_key = $3 then 'PHONE' else 'NAME' end as because
     from member m where m.organization_id = $1 and m.voided_at is null and ${scope}
       and (m.email_key = lower($2) or m.phone_key = $3
         or ($4 <> '' and lower(m.last_name) = lower($5) and fold_text(m.first_name) = fold_text($4))
         or (m.search_text like fold_text($4 || ' ' || $5) || '%' and fold_text(m.first_name || ' ' || m.last_name) = fold_text($4 || ' ' || $5)))
     order by case when m.email_key = lower($2) then 1 when m.phone_key = $3 then 2 else 3 end, m.id limit $6`,
    parameters,
  );
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
  const suggested = await possibleDuplicates(tx, ctx, contact, key);
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
