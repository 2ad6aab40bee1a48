import type { Database, Query } from '../db/index.ts';
import type { LocationTerms } from './location.rules.ts';

/** A franchise. */
export interface Organization {
  readonly id: string;
  readonly name: string;
}

/** A club. */
export interface Location extends LocationTerms {
  readonly id: string;
  /** Grows with every change: whoever changes it says which one they looked at. */
  readonly version: number;
}

/** The organization of this name, compared without case, accents and doubled spaces; null when there is none. */
export function findOrganization(db: Database, name: string): Promise<Organization | null> {
  return db.global.one<Organization>('select organization_id as id, name from directory_find($1)', [name]);
}

/** All organizations, the oldest first. */
export function listOrganizations(db: Database): Promise<Organization[]> {
  return db.global.rows<Organization>('select organization_id as id, name from directory_list()');
}

/** The columns of a location as `Location` names them; the table is `l`. */
export const LOCATION_COLUMNS = `l.id, l.name, l.time_zone as "timeZone", l.currency, l.country, l.league_visible as "leagueVisible",
  l.discount_limit_bp as "discountLimitBp", l.version`;

/** The organization's open locations by name: those of the list, or all when it is null. */
export function locationsOf(query: Query, organizationId: string, ids: readonly string[] | null): Promise<Location[]> {
  return query.rows<Location>(
    `select ${LOCATION_COLUMNS} from location l
     where l.organization_id = $1 and l.voided_at is null and ($2::uuid[] is null or l.id = any ($2::uuid[]))
     order by l.name collate names, l.id`,
    [organizationId, ids],
  );
}
