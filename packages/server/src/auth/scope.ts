import type { Reach } from './permissions.ts';

/** Where a table keeps what a reach is measured by. `own` columns: the staff members whose row it is. */
export interface ScopeColumns {
  readonly location: string;
  readonly own: readonly string[];
}

/**
 * The one predicate builder of row scope: an SQL condition for `reach` with its bind parameters appended to `parameters`.
 * Column names come from the code, values are bound. A person's own rows are theirs at any location.
 */
export function withinReach(reach: Reach, columns: ScopeColumns, parameters: unknown[]): string {
  if (reach.extent === 'ALL') return 'true';
  if (reach.extent === 'LOCATIONS') {
    parameters.push(reach.locationIds);
    return `${columns.location} = any ($${parameters.length}::uuid[])`;
  }
  if (columns.own.length === 0) return 'false';
  parameters.push(reach.staffId);
  return `(${columns.own.map((column) => `${column} = $${parameters.length}`).join(' or ')})`;
}

/** The same question for one row already loaded: a rule for commands. */
export function isWithinReach(
  reach: Reach,
  row: { locationId: string | null; own: readonly (string | null)[] },
): boolean {
  if (reach.extent === 'ALL') return true;
  if (reach.extent === 'LOCATIONS') return row.locationId !== null && reach.locationIds.includes(row.locationId);
  return row.own.includes(reach.staffId);
}
