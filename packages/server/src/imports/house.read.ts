import type { Reach } from '../auth/index.ts';
import type { Query } from '../db/index.ts';
import { nameKey } from './reading/index.ts';

/** A location as rows of a file need it. */
export interface KnownLocation {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly country: string;
}

/** Somebody on the staff as rows of a file name them. */
export interface KnownStaff {
  readonly id: string;
  readonly ref: string | null;
  readonly nameKey: string;
  readonly email: string | null;
  readonly homeLocationId: string | null;
  /** Whether the importer may name them. */
  readonly withinReach: boolean;
  /** An owner or a manager today: only an owner's import changes them. */
  readonly leads: boolean;
}

/** The locations of a reach as a bound list; null for all of them. */
export function locationsIn(reach: Reach): readonly string[] | null {
  return reach.extent === 'ALL' ? null : reach.locationIds;
}

/** The organization's locations within reach that are not voided. */
export function readLocations(query: Query, organizationId: string, reach: Reach): Promise<KnownLocation[]> {
  return query.rows<KnownLocation>(
    `select id, name, time_zone as "timeZone", currency, country from location
     where organization_id = $1 and voided_at is null and ($2::uuid[] is null or id = any ($2::uuid[]))
     order by name collate names`,
    [organizationId, locationsIn(reach)],
  );
}

/**
 * The staff with what this source calls them. Somebody is within reach who is at home at a location of it or nowhere,
 * holds a role there, or has worked there: a trainer who helps out is named in that club's files.
 */
export async function readStaff(
  query: Query,
  organizationId: string,
  sourceId: string,
  reach: Reach,
): Promise<KnownStaff[]> {
  const rows = await query.rows<Omit<KnownStaff, 'nameKey'> & { first: string; last: string }>(
    `select s.id, e.external_id as ref, s.first_name as first, s.last_name as last, s.email,
       s.home_location_id as "homeLocationId",
       $3::uuid[] is null or s.home_location_id is null or s.home_location_id = any ($3::uuid[])
         or exists (select from role_grant g where g.organization_id = $1 and g.staff_id = s.id and g.voided_at is null
           and (g.location_id is null or g.location_id = any ($3::uuid[])))
         or exists (select from consultation c where c.organization_id = $1 and c.trainer_id = s.id and c.voided_at is null
           and c.location_id = any ($3::uuid[])) as "withinReach",
       exists (select from role_grant g where g.organization_id = $1 and g.staff_id = s.id and g.voided_at is null
         and g.role in ('OWNER', 'MANAGER') and (g.held_until is null or g.held_until > current_date)) as leads
     from staff s
     left join external_ref e on e.organization_id = s.organization_id and e.source_id = $2 and e.kind = 'staff' and e.target_id = s.id
     where s.organization_id = $1 and s.voided_at is null order by s.id`,
    [organizationId, sourceId, locationsIn(reach)],
  );
  return rows.map(({ first, last, ...rest }) => ({ ...rest, nameKey: nameKey(first, last) }));
}

/** The source of this name, or null when the organization has none yet. */
export function readSource(query: Query, organizationId: string, name: string): Promise<{ id: string } | null> {
  return query.one<{ id: string }>('select id from source where organization_id = $1 and name_key = fold_text($2)', [
    organizationId,
    name,
  ]);
}

/** How one kind of a source's files was read last time. */
export interface SourceProfile {
  readonly kind: string;
  readonly headings: Record<string, string>;
  readonly dateOrder: 'MDY' | 'DMY' | 'YMD' | null;
  readonly overwrite: Record<string, OverwriteRule>;
}

/** Whose word wins for a column: the file's, the file's only where ours is empty, or ours. */
export type OverwriteRule = 'OVERWRITE' | 'FILL_EMPTY' | 'KEEP';

/** What is remembered of a source, by kind of file. */
export function readProfiles(query: Query, organizationId: string, sourceId: string): Promise<SourceProfile[]> {
  return query.rows<SourceProfile>(
    `select kind, headings, date_order as "dateOrder", overwrite from source_profile
     where organization_id = $1 and source_id = $2`,
    [organizationId, sourceId],
  );
}
