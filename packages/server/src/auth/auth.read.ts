import type { Query } from '../db/index.ts';
import type { Grant } from './ctx.ts';

/**
 * The day by which a role counts as held: the location's; for a role held everywhere the day at the person's home
 * location, else at the organization's first. Needs `g` (role_grant) and `s` (staff); `$1` the organization.
 */
export const dayOfGrant = (moment: string) => `(${moment}::timestamptz at time zone coalesce(
  (select l.time_zone from location l where l.organization_id = $1 and l.id = coalesce(g.location_id, s.home_location_id)),
  (select l.time_zone from location l where l.organization_id = $1 and l.voided_at is null order by l.created_at, l.id limit 1),
  'UTC'))::date`;

/** Grants of people that hold at the moment `$n` names: an SQL condition on `g` and `s`. */
export const heldAt = (moment: string) => `g.voided_at is null and g.held_from <= ${dayOfGrant(moment)}
  and (g.held_until is null or g.held_until > ${dayOfGrant(moment)})
  and not exists (select from location l where l.organization_id = $1 and l.id = g.location_id and l.voided_at is not null)`;

/** The staff member behind a user in this organization, with the grants that hold now; null when there is none. */
export async function staffOfUser(
  query: Query,
  organizationId: string,
  userId: string,
  now: Date,
): Promise<{ staffId: string; grants: Grant[] } | null> {
  const rows = await query.rows<{ staffId: string; role: Grant['role'] | null; locationId: string | null }>(
    `select s.id as "staffId", g.role, g.location_id as "locationId"
     from staff s left join role_grant g on g.organization_id = $1 and g.staff_id = s.id and ${heldAt('$3')}
     where s.organization_id = $1 and s.user_id = $2 and s.voided_at is null order by g.created_at, g.id`,
    [organizationId, userId, now],
  );
  const staffId = rows[0]?.staffId;
  if (staffId === undefined) return null;
  return { staffId, grants: rows.flatMap(({ role, locationId }) => (role === null ? [] : [{ role, locationId }])) };
}

/** The grants of one staff member that hold now. */
export async function grantsOfStaff(
  query: Query,
  organizationId: string,
  staffId: string,
  now: Date,
): Promise<Grant[]> {
  return query.rows<Grant>(
    `select g.role, g.location_id as "locationId"
     from role_grant g join staff s on s.organization_id = $1 and s.id = g.staff_id and s.voided_at is null
     where g.organization_id = $1 and g.staff_id = $2 and ${heldAt('$3')} order by g.created_at, g.id`,
    [organizationId, staffId, now],
  );
}
