import type { Query } from '../db/index.ts';

/** Where members came from: a connected system. */
export interface SourceLine {
  readonly id: string;
  readonly name: string;
}

/** The connected systems by name; there are a handful of them. */
export function readSources(query: Query, organizationId: string): Promise<SourceLine[]> {
  return query.rows<SourceLine>(
    'select id, name from source where organization_id = $1 order by name collate names, id limit 1000',
    [organizationId],
  );
}
