import type { Query } from '../db/index.ts';
import type { PackageFacts, SpentVisit } from './history.rules.ts';

/** A member's packages and the visits that spent sessions, as the rules of history ask for them. */
export interface History {
  readonly packages: PackageFacts[];
  readonly visits: SpentVisit[];
}

/** The histories of many members by two statements, whatever their number. Members without a package have none. */
export async function readHistories(
  query: Query,
  organizationId: string,
  memberIds: readonly string[],
): Promise<Map<string, History>> {
  const bound = [organizationId, memberIds];
  const packages = await query.rows<PackageFacts & { memberId: string; rescinded: boolean }>(
    `select p.id, p.member_id as "memberId", p.sold_on as "soldOn", p.sold_at as "soldAt", p.intro, p.kind,
       p.kind_inferred as "kindInferred", p.price_minor as "priceMinor", p.sessions, p.expires_on as "expiresOn",
       p.refunded_on as "refundedOn", p.refunded_minor as "refundedMinor", p.rescinded
     from session_package p
     where p.organization_id = $1 and p.member_id = any ($2::uuid[]) and p.voided_at is null`,
    bound,
  );
  const histories = new Map<string, History>();
  for (const sold of packages) {
    const history = histories.get(sold.memberId) ?? { packages: [], visits: [] };
    history.packages.push(sold);
    histories.set(sold.memberId, history);
  }
  if (histories.size === 0) return histories;
  const visits = await query.rows<{ memberId: string; heldOn: string }>(
    `select v.member_id as "memberId", v.held_on as "heldOn" from visit_fact v
     where v.organization_id = $1 and v.member_id = any ($2::uuid[]) and v.voided_at is null
       and v.outcome in ('COMPLETED', 'NO_SHOW', 'LATE_CANCELLED')
     order by v.held_on, v.starts_at, v.id`,
    [organizationId, [...histories.keys()]],
  );
  for (const { memberId, heldOn } of visits) histories.get(memberId)?.visits.push({ heldOn });
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
