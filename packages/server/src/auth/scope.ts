import type { Own, Reach } from './permissions.ts';

/** Where a table keeps what a reach is measured by. `own` columns: the staff members whose row it is. */
export interface ScopeColumns {
  readonly location: string;
  readonly own: readonly string[];
}

/** The part of a reach that is somebody's own, or null where there is none. */
export function ownIn(reach: Reach): Own | null {
  if (reach.extent === 'OWN') return reach;
  return reach.extent === 'LOCATIONS' ? (reach.besides ?? null) : null;
}

/**
 * The one predicate builder of row scope: an SQL condition for `reach` with its bind parameters appended to `parameters`, a
 * person's own the last of them. Column names come from the code, values are bound. A person's own rows are theirs at any
 * location.
 */
export function withinReach(reach: Reach, columns: ScopeColumns, parameters: unknown[]): string {
  if (reach.extent === 'ALL') return 'true';
  const ways: string[] = [];
  if (reach.extent === 'LOCATIONS') {
    ways.push(`${columns.location} = any ($${parameters.push(reach.locationIds)}::uuid[])`);
  }
  const own = ownIn(reach);
  if (own && columns.own.length > 0) {
    const me = parameters.push(own.staffId);
    ways.push(...columns.own.map((column) => `${column} = $${me}`));
  }
  return ways.length > 1 ? `(${ways.join(' or ')})` : (ways[0] ?? 'false');
}

/** The same question for one row already loaded: a rule for commands. */
export function isWithinReach(
  reach: Reach,
  row: { locationId: string | null; own: readonly (string | null)[] },
): boolean {
  if (reach.extent === 'ALL') return true;
  if (reach.extent === 'LOCATIONS' && row.locationId !== null && reach.locationIds.includes(row.locationId))
    return true;
  const own = ownIn(reach);
  return own !== null && row.own.includes(own.staffId);
}
