import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { ChangedMeanwhile, refuse, type Refusal } from '../kernel/index.ts';
import { placeOf } from '../trainers/index.ts';
import { lockMember } from './lock-member.ts';
import { tidyContact, whyNotContact, type Contact } from './members.rules.ts';
import { phoneKey } from './phone.rules.ts';

export interface ChangeMember extends Contact {
  readonly memberId: string;
  /** The version that the person looked at. */
  readonly version: number;
}

export interface MemberChanged {
  readonly type: 'MemberChanged';
  readonly memberId: string;
  readonly version: number;
  readonly activityId: string;
}

/** Keeps what the member's details say now, as this version of them. */
async function keepVersion(tx: Tx, memberId: string): Promise<void> {
  await tx.rows(
    `insert into member_version (organization_id, member_id, version, content)
     select organization_id, id, version,
       jsonb_build_object('first_name', first_name, 'last_name', last_name, 'email', email, 'phone', phone, 'phone_key', phone_key)
     from member where organization_id = $1 and id = $2
     on conflict do nothing`,
    [tx.organizationId, memberId],
  );
}

/**
 * Changes name, mail and phone. What they were is kept where an erasure reaches it; the log names the version only.
 * Activity: `member.changed`.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ChangedMeanwhile` (another version than the one looked at), `InvalidInput`.
 */
export function changeMember(
  db: Database,
  ctx: Ctx,
  input: ChangeMember,
  idempotencyKey: string,
): Promise<MemberChanged | Refusal> {
  return command(db, ctx, { operation: 'changeMember', idempotencyKey, input }, async (tx): Promise<MemberChanged> => {
    const member = await lockMember(tx, ctx, 'changeMember', input.memberId);
    if (member.version !== input.version) refuse(new ChangedMeanwhile('member'));
    const contact = tidyContact(input);
    const key = phoneKey(contact.phone, (await placeOf(tx, ctx.organizationId, member.homeLocationId)).country);
    const why = whyNotContact(contact, key);
    if (why) refuse(why);
    await keepVersion(tx, member.id);
    await tx.rows(
      `update member set first_name = $3, last_name = $4, email = $5, phone = $6, phone_key = $7, version = version + 1
       where organization_id = $1 and id = $2`,
      [tx.organizationId, member.id, contact.firstName, contact.lastName, contact.email, contact.phone, key],
    );
    await keepVersion(tx, member.id);
    const activityId = await record(tx, ctx, {
      verb: 'member.changed',
      subject: { kind: 'member', id: member.id },
      memberId: member.id,
      locationId: member.homeLocationId,
      facts: { before: member.version, after: member.version + 1 },
    });
    return { type: 'MemberChanged', memberId: member.id, version: member.version + 1, activityId };
  });
}
