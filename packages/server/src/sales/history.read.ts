import type { Query } from '../db/index.ts';
import type { PackageFacts, PackageFate } from './history.rules.ts';

type Row = Omit<PackageFacts, 'fate'> & PackageFate & { readonly memberId: string };

/** The packages of many members by one statement, each with what became of it. Members without a package have none. */
export async function readHistories(
  query: Query,
  organizationId: string,
  memberIds: readonly string[],
): Promise<Map<string, PackageFacts[]>> {
  const packages = await query.rows<Row>(
    `select p.id, p.member_id as "memberId", p.sold_on as "soldOn", p.sold_at as "soldAt", p.intro, p.kind,
       p.kind_inferred as "kindInferred", p.price_minor as "priceMinor", p.sessions, p.expires_on as "expiresOn",
       p.refunded_on as "refundedOn", p.refunded_minor as "refundedMinor", coalesce(s.used, 0) as used,
       coalesce(s.ended_on, p.expires_on) as "endedOn"
     from session_package p left join package_state s on s.organization_id = $1 and s.package_id = p.id
     where p.organization_id = $1 and p.member_id = any ($2::uuid[]) and p.voided_at is null`,
    [organizationId, memberIds],
  );
  const histories = new Map<string, PackageFacts[]>();
  for (const { memberId, used, endedOn, ...sold } of packages) {
    const history = histories.get(memberId) ?? [];
    history.push({ ...sold, fate: { used, endedOn } });
    histories.set(memberId, history);
  }
  return histories;
}

/** Of these members, those with a package whose kind is inferred or that was refunded: the only ones that facts can restate. */
export async function membersToJudge(
  query: Query,
  organizationId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const rows = await query.rows<{ id: string }>(
    `select distinct p.member_id as id from session_package p
     where p.organization_id = $1 and p.member_id = any ($2::uuid[]) and p.voided_at is null
       and (p.kind_inferred or p.refunded_on is not null or p.rescinded)`,
    [organizationId, memberIds],
  );
  return rows.map(({ id }) => id);
}
