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

async function lock(tx: Tx, memberId: string, scope: string, parameters: readonly unknown[]): Promise<LockedMember> {
  const member = isId(memberId)
    ? await tx.one<LockedMember>(
        `select m.id, m.home_location_id as "homeLocationId", m.version from member m
         where m.organization_id = $1 and m.id = $2 and m.voided_at is null and (${scope}) for no key update of m`,
        parameters,
      )
    : null;
  return member ?? refuse(new NotFound('member'));
}

/** A living member within the reach of an operation. Refuses `NotPermitted`, `NotFound`. */
export function lockMember(tx: Tx, ctx: Ctx, operation: Operation, memberId: string): Promise<LockedMember> {
  const parameters: unknown[] = [ctx.organizationId, memberId];
  return lock(
    tx,
    memberId,
    membersWithin(may(ctx, operation), { id: 'm.id', home: 'm.home_location_id' }, parameters),
    parameters,
  );
}

/** A living member whom the actor may at least find by name: what setting a consultation with somebody new needs. Refuses `NotFound`. */
export function lockFoundMember(tx: Tx, ctx: Ctx, memberId: string): Promise<LockedMember> {
  const parameters: unknown[] = [ctx.organizationId, memberId];
  const scopes = (['readMembers', 'findMembers'] as const).flatMap((operation) => {
    const reach = reachOf(ctx, operation);
    return reach ? [membersWithin(reach, { id: 'm.id', home: 'm.home_location_id' }, parameters)] : [];
  });
  return lock(tx, memberId, scopes.join(' or ') || 'false', parameters);
}
