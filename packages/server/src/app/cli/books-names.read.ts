import type { Query } from '../../db/index.ts';

/** What each location is called, voided ones included: old entries name them. */
export async function readLocationNames(query: Query, organizationId: string): Promise<Map<string, string>> {
  const rows = await query.rows<{ id: string; name: string }>(
    'select id, name from location where organization_id = $1',
    [organizationId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What a source calls our staff and our sales; without a name, the source that was connected first. */
export async function readSourceRefs(
  query: Query,
  organizationId: string,
  source: string | null,
): Promise<Map<string, string>> {
  const rows = await query.rows<{ id: string; ref: string }>(
    `select e.target_id as id, e.external_id as ref from external_ref e
     where e.organization_id = $1 and e.kind in ('staff', 'sale') and e.source_id = (
       select s.id from source s where s.organization_id = $1 and ($2::text is null or s.name_key = fold_text($2))
       order by s.created_at, s.id limit 1)
     order by e.external_id desc`,
    [organizationId, source],
  );
  return new Map(rows.map(({ id, ref }) => [id, ref]));
}
