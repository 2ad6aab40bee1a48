import { reachOf, type Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Day } from '../kernel/index.ts';
import { membersWithin } from './members.policy.ts';

/** A member as the rows of other things name them; what is not for this reader is null, and `known` false. */
export interface MemberNamed {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Whether the reader may open them. */
  readonly known: boolean;
  readonly email: string | null;
  readonly phone: string | null;
  /** The first day of the latest membership. */
  readonly joinedOn: Day | null;
}

/**
 * Members by many ids at once, in no order. The caller has judged who may see the rows that name them; how they are
 * reached is told to those only who may open them.
 */
export function membersNamed(db: Database, ctx: Ctx, ids: readonly string[]): Promise<MemberNamed[]> {
  const parameters: unknown[] = [ctx.organizationId, ids];
  const reach = reachOf(ctx, 'readMembers');
  const known = reach ? membersWithin(reach, { id: 'm.id', home: 'm.home_location_id' }, parameters) : 'false';
  return db.read(ctx.organizationId, (query) =>
    query.rows<MemberNamed>(
      `select m.id, m.first_name as "firstName", m.last_name as "lastName", k.known,
         case when k.known then m.email end as email, case when k.known then m.phone end as phone,
         case when k.known then (select max(s.joined_on) from membership_spell s
           where s.organization_id = $1 and s.member_id = m.id and s.voided_at is null) end as "joinedOn"
       from member m cross join lateral (select m.voided_at is null and ${known} as known) k
       where m.organization_id = $1 and m.id = any ($2::uuid[])`,
      parameters,
    ),
  );
}
