import type { Query } from '../../db/index.ts';
import type { Names } from './columns.ts';

/** The names of everybody who works here and of every location: few beside the rows that name them. */
export async function readNamesOfAll(query: Query, organizationId: string): Promise<Names> {
  const [locations, staff] = await Promise.all([
    query.rows<{ id: string; name: string }>('select id, name from location where organization_id = $1', [
      organizationId,
    ]),
    query.rows<{ id: string; name: string }>(
      "select id, btrim(first_name || ' ' || last_name) as name from staff where organization_id = $1",
      [organizationId],
    ),
  ]);
  const [places, people] = [locations, staff].map((rows) => new Map(rows.map(({ id, name }) => [id, name])));
  return {
    location: (id) => (id === null ? null : (places?.get(id) ?? null)),
    staff: (id) => (id === null ? null : (people?.get(id) ?? null)),
  };
}
