import { command, record } from '../activity/index.ts';
import { staffOf, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { InvalidInput, newId, refuse, type Refusal } from '../kernel/index.ts';
import { lockFoundMember, lockMember } from './lock-member.ts';

export interface TellApart {
  readonly memberId: string;
  /** Whom they were taken for. */
  readonly otherMemberId: string;
}

export interface ToldApart {
  readonly type: 'ToldApart';
  readonly activityId: string;
}

/**
 * Says of two members who look alike that they are not the same person: they are suggested to nobody again. Said twice it is
 * said once. Activity: `member.told-apart`.
 *
 * Refuses: `NotPermitted`, `NotFound` (either), `InvalidInput` (the same one twice).
 */
export function tellApart(
  db: Database,
  ctx: Ctx,
  input: TellApart,
  idempotencyKey: string,
): Promise<ToldApart | Refusal> {
  return command(db, ctx, { operation: 'tellApart', idempotencyKey, input }, async (tx): Promise<ToldApart> => {
    const member = await lockMember(tx, ctx, 'changeMember', input.memberId);
    const other = await lockFoundMember(tx, ctx, input.otherMemberId);
    if (member.id === other.id)
      refuse(new InvalidInput('otherMemberId', 'Everybody is the same as themselves.', 'Name two members.'));
    const [one, two] = [member.id, other.id].sort();
    const id = newId();
    const said = await tx.rows(
      `insert into told_apart (organization_id, id, one_member_id, other_member_id, told_at, told_by_staff_id)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      [tx.organizationId, id, one, two, ctx.now, staffOf(ctx)],
    );
    const before = await tx.one<{ id: string }>(
      'select id from told_apart where organization_id = $1 and one_member_id = $2 and other_member_id = $3 and voided_at is null',
      [tx.organizationId, one, two],
    );
    const activityId = await record(tx, ctx, {
      verb: 'member.told-apart',
      subject: { kind: 'told_apart', id: before?.id ?? id },
      memberId: member.id,
      locationId: member.homeLocationId,
      facts: { otherMemberId: other.id, first: said.length > 0 },
    });
    return { type: 'ToldApart', activityId };
  });
}
