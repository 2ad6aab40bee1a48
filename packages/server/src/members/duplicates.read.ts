import { answered } from '../activity/index.ts';
import { isWithinReach, may, reachOf, type Ctx } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { foldText, isId, NotFound, refuse, type Day, type Refusal } from '../kernel/index.ts';
import { placesOf } from '../trainers/index.ts';
import { membersWithin } from './members.policy.ts';
import { tidyContact, type Contact } from './members.rules.ts';
import { phoneKey } from './phone.rules.ts';

/** Somebody who may be the same person, and why it looks so. Only a person decides and merges. */
export interface PossibleDuplicate {
  readonly memberId: string;
  readonly because: 'EMAIL' | 'PHONE' | 'NAME';
  readonly firstName: string;
  readonly lastName: string;
  readonly homeLocationId: string;
  readonly joinedOn: Day | null;
  /** Whether the reader may open them; else they are known by name alone. */
  readonly known: boolean;
}

/** Who somebody is said to be: as stored, or as being typed. */
export interface Person {
  readonly contact: Contact;
  /** The phone number as it is compared. */
  readonly phoneKey: string | null;
  /** Their own id, where they are stored already. */
  readonly id: string | null;
}

const MAX_SUGGESTED = 5;
/** How alike two names are to be suggested: the share of trigrams in common, 0 to 1. */
const ALIKE = 0.66;
const COLUMNS = { id: 'm.id', home: 'm.home_location_id' };

/**
 * Who may be the same person, the surest first, five at most: by mail, by phone, or by a name that is nearly the same. Looks
 * among those whom the actor may find anyway, so that a suggestion tells nothing about other clubs; leaves out whom somebody
 * told apart.
 */
export async function duplicatesOf(query: Query, ctx: Ctx, person: Person): Promise<PossibleDuplicate[]> {
  const reach = reachOf(ctx, 'findMembers');
  if (!reach) return [];
  const { contact } = person;
  const name = foldText(`${contact.firstName} ${contact.lastName}`);
  const parameters: unknown[] = [
    ctx.organizationId,
    contact.email,
    person.phoneKey,
    name,
    contact.firstName !== '' && contact.lastName !== '' ? name.slice(0, 1) : null,
    person.id,
    ALIKE,
    MAX_SUGGESTED,
  ];
  const scope = membersWithin(reach, COLUMNS, parameters);
  const read = reachOf(ctx, 'readMembers');
  const known = read ? membersWithin(read, COLUMNS, parameters) : 'false';
  // The first letter is judged before likeness: it costs nothing and leaves one in fifteen to be compared.
  return query.rows<PossibleDuplicate>(
    `select m.id as "memberId", m.first_name as "firstName", m.last_name as "lastName", m.home_location_id as "homeLocationId",
       spell.joined_on as "joinedOn", ${known} as known,
       case when m.email_key = lower($2) then 'EMAIL' when m.phone_key = $3 then 'PHONE' else 'NAME' end as because
     from member m
     left join lateral (select s.joined_on from membership_spell s where s.organization_id = $1 and s.member_id = m.id and s.voided_at is null
       order by s.joined_on desc, s.created_at desc, s.id desc limit 1) spell on true
     where m.organization_id = $1 and m.voided_at is null and ${scope} and ($6::uuid is null or m.id <> $6::uuid)
       and (m.email_key = lower($2) or m.phone_key = $3
         or (starts_with(m.search_text, $5) and similarity(fold_text(m.first_name || ' ' || m.last_name), $4) >= $7::real))
       and not exists (select from told_apart t where t.organization_id = $1 and t.voided_at is null
         and t.one_member_id = least(m.id, $6::uuid) and t.other_member_id = greatest(m.id, $6::uuid))
     order by case when m.email_key = lower($2) then 1 when m.phone_key = $3 then 2 else 3 end,
       similarity(fold_text(m.first_name || ' ' || m.last_name), $4) desc, m.id limit $8`,
    parameters,
  );
}

export interface DuplicatesAsked extends Contact {
  /** Where they join: its country reads the phone number. */
  readonly locationId: string;
}

/** Who may be there already while somebody is being typed. Refuses: `NotPermitted`, `NotFound` (the location, or not the actor's). */
export function possibleDuplicates(
  db: Database,
  ctx: Ctx,
  asked: DuplicatesAsked,
): Promise<PossibleDuplicate[] | Refusal> {
  return answered(async () => {
    const adding = may(ctx, 'addMember');
    return db.read(ctx.organizationId, async (query) => {
      const [place] = isId(asked.locationId) ? await placesOf(query, ctx.organizationId, [asked.locationId]) : [];
      if (!place || !isWithinReach(adding, { locationId: place.id, own: [] })) return refuse(new NotFound('location'));
      const contact = tidyContact(asked);
      return duplicatesOf(query, ctx, { contact, phoneKey: phoneKey(contact.phone, place.country), id: null });
    });
  });
}

/** Who may be the same person as a member. Refuses: `NotPermitted`, `NotFound`. */
export function duplicatesOfMember(db: Database, ctx: Ctx, memberId: string): Promise<PossibleDuplicate[] | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, memberId];
    const scope = membersWithin(may(ctx, 'readMembers'), COLUMNS, parameters);
    if (!isId(memberId)) refuse(new NotFound('member'));
    return db.read(ctx.organizationId, async (query) => {
      const member = await query.one<Contact & { phoneKey: string | null }>(
        `select m.first_name as "firstName", m.last_name as "lastName", m.email, m.phone, m.phone_key as "phoneKey" from member m
         where m.organization_id = $1 and m.id = $2 and m.voided_at is null and ${scope}`,
        parameters,
      );
      if (!member) return refuse(new NotFound('member'));
      return duplicatesOf(query, ctx, { contact: member, phoneKey: member.phoneKey, id: memberId });
    });
  });
}
