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
}

/** The organization's locations that are not voided. */
export function readLocations(query: Query, organizationId: string): Promise<KnownLocation[]> {
  return query.rows<KnownLocation>(
    `select id, name, time_zone as "timeZone", currency, country from location
     where organization_id = $1 and voided_at is null order by name collate names`,
    [organizationId],
  );
}

/** The staff with what this source calls them. */
export async function readStaff(query: Query, organizationId: string, sourceId: string): Promise<KnownStaff[]> {
  const rows = await query.rows<{
    id: string;
    ref: string | null;
    first: string;
    last: string;
    email: string | null;
    homeLocationId: string | null;
  }>(
    `select s.id, e.external_id as ref, s.first_name as first, s.last_name as last, s.email,
       s.home_location_id as "homeLocationId"
     from staff s
     left join external_ref e on e.organization_id = s.organization_id and e.source_id = $2 and e.kind = 'staff' and e.target_id = s.id
     where s.organization_id = $1 and s.voided_at is null`,
    [organizationId, sourceId],
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
