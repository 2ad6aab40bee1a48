import type { Query } from '../db/index.ts';

/** A location as everybody names it. */
export interface LocationLine {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly country: string;
}

/** A member of the staff as everybody names them. */
export interface StaffLine {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
}

/** Locations by their ids, closed ones too; an id that is not ours is left out. */
export function locationsByIds(query: Query, organizationId: string, ids: readonly string[]): Promise<LocationLine[]> {
  return query.rows(
    `select l.id, l.name, l.time_zone as "timeZone", l.currency, l.country
     from location l where l.organization_id = $1 and l.id = any ($2::uuid[])`,
    [organizationId, ids],
  );
}

/** Staff by their ids, those who left too; an id that is not ours is left out. */
export function staffByIds(query: Query, organizationId: string, ids: readonly string[]): Promise<StaffLine[]> {
  return query.rows(
    `select s.id, coalesce(nullif(btrim(s.first_name || ' ' || s.last_name), ''), s.email, '') as name,
       upper(left(s.first_name, 1) || left(s.last_name, 1)) as initials
     from staff s where s.organization_id = $1 and s.id = any ($2::uuid[])`,
    [organizationId, ids],
  );
}

/** The organization's own name. */
export async function organizationNamed(query: Query, organizationId: string): Promise<string> {
  const found = await query.one<{ name: string }>('select name from organization where organization_id = $1', [
    organizationId,
  ]);
  return found?.name ?? '';
}
