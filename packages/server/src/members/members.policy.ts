import { ownIn, type Reach, withinReach } from '../auth/index.ts';

/** Where a statement keeps the member's id and home location. */
export interface MemberColumns {
  readonly id: string;
  readonly home: string;
}

/**
 * Row scope for members: the home location lies within reach, or it is the trainer's own client (met, to be met, or owner of
 * the package). The statement's $1 is the organization; the parameters are appended to.
 */
export function membersWithin(reach: Reach, columns: MemberColumns, parameters: unknown[]): string {
  const there = withinReach(reach, { location: columns.home, own: [] }, parameters);
  const own = ownIn(reach);
  if (!own) return there;
  const theirs = `${columns.id} in (select oc.member_id from own_clients($1, $${parameters.push(own.staffId)}) oc)`;
  return there === 'false' ? theirs : `(${there} or ${theirs})`;
}
