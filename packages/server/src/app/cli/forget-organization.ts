import { invariant } from '../../kernel/index.ts';
import type { House } from './open-house.ts';

/** What founding an organization and judging files writes, in the order in which it can go again. */
const WRITTEN_BY_JUDGING = [
  'import_row',
  'import_file',
  'import_run',
  'source_profile',
  'source',
  'idempotency_key',
  'activity_seal',
  'fact_batch',
  'activity',
  'location',
  'organization',
  'organization_directory',
] as const;

/**
 * Takes an organization away again that was founded for files of which nothing was taken in, or for a dry run. Whatever
 * else may hang on it holds it fast: then nothing goes. It needs the owner of the tables, for the application may not delete.
 */
export async function forgetOrganization(house: House, organizationId: string): Promise<void> {
  await house.asOwner((db) =>
    db.transact(organizationId, async (tx) => {
      const people = await tx.rows(
        'select 1 as one from staff where organization_id = $1 union all select 1 from member where organization_id = $1',
        [organizationId],
      );
      invariant(people.length === 0, 'an organization with people is never forgotten');
      for (const table of WRITTEN_BY_JUDGING) {
        await tx.rows(`delete from ${table} where organization_id = $1`, [organizationId]);
      }
    }),
  );
}
