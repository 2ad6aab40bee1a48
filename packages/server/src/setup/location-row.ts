import type { Tx } from '../db/index.ts';
import { type Location, LOCATION_COLUMNS, type LocationTerms } from '../organizations/index.ts';

/** An open location, locked against everything that would rest on it; null when there is none. */
export async function lockLocation(tx: Tx, id: string): Promise<Location | null> {
  return tx.one<Location>(
    `select ${LOCATION_COLUMNS} from location l where l.organization_id = $1 and l.id = $2 and l.voided_at is null for update`,
    [tx.organizationId, id],
  );
}

/** Writes a location's terms; false when another open location has the name. */
export async function writeLocation(tx: Tx, id: string, terms: LocationTerms): Promise<boolean> {
  // Two that take one name at once: the second waits here and then finds it taken.
  await tx.rows('select 1 as one from organization where organization_id = $1 for no key update', [tx.organizationId]);
  const other = await tx.rows(
    'select id from location where organization_id = $1 and name_key = fold_text($3) and id <> $2 and voided_at is null',
    [tx.organizationId, id, terms.name],
  );
  if (other.length > 0) return false;
  await tx.rows(
    `update location set name = $3, time_zone = $4, currency = $5, country = $6, league_visible = $7, discount_limit_bp = $8,
       version = version + 1 where organization_id = $1 and id = $2`,
    [
      tx.organizationId,
      id,
      terms.name,
      terms.timeZone,
      terms.currency,
      terms.country,
      terms.leagueVisible,
      terms.discountLimitBp,
    ],
  );
  return true;
}
