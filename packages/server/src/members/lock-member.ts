import { may, reachOf, type Ctx, type Operation } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { isId, NotFound, refuse } from '../kernel/index.ts';
import { membersWithin } from './members.policy.ts';

/** A member as verbs need it, locked until the commit. */
export interface LockedMember {
  readonly id: string;
  readonly homeLocationId: string;
  readonly version: number;
}

async function lock(
  tx: Tx,
  memberId: string,
  scope: string,
  parameters: readonly unknown[],
  what = 'member',
): Promise<LockedMember> {
  const member = isId(memberId)
    ? await tx.one<LockedMember>(
        `select m.id, m.home_location_id as "homeLocationId", m.version from member m
         where m.organization_id = $1 and m.id = $2 and m.voided_at is null and (${scope}) for no key update of m`,
        parameters,
      )
    : null;
  return member ?? refuse(new NotFound(what));
}

/**
 * A living member within the reach of an operation. `what` was asked for and is named in the refusal: a membership of
 * somebody out of reach must look like one that is not there. Refuses `NotPermitted`, `NotFound`.
 */
export function lockMember(
  tx: Tx,
  ctx: Ctx,
  operation: Operation,
  memberId: string,
  what = 'member',
): Promise<LockedMember> {
  const parameters: unknown[] = [ctx.organizationId, memberId];
  return lock(
    tx,
    memberId,
    membersWithin(may(ctx, operation), { id: 'm.id', home: 'm.home_location_id' }, parameters),
    parameters,
    what,
  );
}

/** A living member whom the actor may at least find by name: what setting a consultation with somebody new needs. Refuses `NotFound`. */
export function lockFoundMember(tx: Tx, ctx: Ctx, memberId: string): Promise<LockedMember> {
  const parameters: unknown[] = [ctx.organizationId, memberId];
  // A person changes whom they read; a key that only writes has nothing else to be measured by.
  const scopes = (['changeMember', 'findMembers'] as const).flatMap((operation) => {
    const reach = reachOf(ctx, operation);
    return reach ? [membersWithin(reach, { id: 'm.id', home: 'm.home_location_id' }, parameters)] : [];
  });
  return lock(tx, memberId, scopes.join(' or ') || 'false', parameters);
}
