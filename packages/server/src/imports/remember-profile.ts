import type { Tx } from '../db/index.ts';
import type { OverwriteRule } from './house.read.ts';
import { type HeadingMap, mapToRemember, type ReadableFile } from './reading/index.ts';

/** Keeps how a source's file of one kind was read, so that the next one is read the same way. */
export async function rememberProfile(
  tx: Tx,
  sourceId: string,
  file: Pick<ReadableFile, 'kind' | 'mapping'> & { readonly dateOrder: { readonly order: string } },
  said: HeadingMap = {},
  overwrite: Readonly<Record<string, OverwriteRule>> = {},
): Promise<void> {
  if (file.kind === 'locations') return;
  const ignored = Object.entries(said).filter(([, field]) => field === 'ignore');
  await tx.rows(
    `insert into source_profile (organization_id, source_id, kind, headings, date_order, overwrite) values ($1, $2, $3, $4, $5, $6)
     on conflict (organization_id, source_id, kind) do update set headings = source_profile.headings || excluded.headings,
       date_order = excluded.date_order, overwrite = source_profile.overwrite || excluded.overwrite, updated_at = now()`,
    [
      tx.organizationId,
      sourceId,
      file.kind,
      JSON.stringify({ ...mapToRemember(file.mapping), ...Object.fromEntries(ignored) }),
      file.dateOrder.order,
      JSON.stringify(overwrite),
    ],
  );
}
