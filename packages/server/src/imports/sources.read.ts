import { answered } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import type { OverwriteRule } from './house.read.ts';
import { runsWithin } from './imports.read.ts';
import type { DateOrder, ImportKind } from './reading/index.ts';

/** How a source's files of one kind are read. */
export interface SourceMapping {
  readonly kind: ImportKind;
  readonly dateOrder: DateOrder | null;
  readonly columns: readonly { readonly heading: string; readonly field: string | null }[];
  readonly overwrite: readonly { readonly field: string; readonly rule: OverwriteRule }[];
  readonly updatedAt: Date;
}

/** A system that files come from. */
export interface ImportSource {
  readonly id: string;
  readonly name: string;
  readonly lastImportedAt: Date | null;
  readonly lastRunId: string | null;
  readonly mappings: readonly SourceMapping[];
}

interface StoredProfile {
  readonly kind: ImportKind;
  readonly dateOrder: DateOrder | null;
  readonly headings: Readonly<Record<string, string>>;
  readonly overwrite: Readonly<Record<string, OverwriteRule>>;
  readonly updatedAt: string;
}

function mappingOf({ kind, dateOrder, headings, overwrite, updatedAt }: StoredProfile): SourceMapping {
  const columns = Object.entries(headings).map(([heading, field]) => ({
    heading,
    field: field === 'ignore' ? null : field,
  }));
  const rules = Object.entries(overwrite).map(([field, rule]) => ({ field, rule }));
  return { kind, dateOrder, columns, overwrite: rules, updatedAt: new Date(updatedAt) };
}

/**
 * The systems that files came from, by name, at most 200, each with how its files are read. A manager sees those that own
 * imports came from. Refuses: `NotPermitted`.
 */
export function readSources(db: Database, ctx: Ctx): Promise<ImportSource[] | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'readImports');
    const parameters: unknown[] = [ctx.organizationId];
    const within = runsWithin(reach, parameters);
    const rows = await db.read(ctx.organizationId, (query) =>
      query.rows<Omit<ImportSource, 'mappings'> & { profiles: readonly StoredProfile[] }>(
        `select s.id, s.name, last.finished_at as "lastImportedAt", last.id as "lastRunId", coalesce((
           select jsonb_agg(jsonb_build_object('kind', p.kind, 'dateOrder', p.date_order, 'headings', p.headings,
             'overwrite', p.overwrite, 'updatedAt', p.updated_at) order by p.kind)
           from source_profile p where p.organization_id = $1 and p.source_id = s.id and p.headings <> '{}'), '[]') as profiles
         from source s left join lateral (select i.id, i.finished_at from import_run i where i.organization_id = $1 and i.source_id = s.id
           and i.state = 'COMMITTED' and ${within} order by i.started_at desc, i.id desc limit 1) last on true
         where s.organization_id = $1 ${reach.extent === 'ALL' ? '' : `and exists (select from import_run i where i.organization_id = $1 and i.source_id = s.id and ${within})`}
         order by s.name collate names, s.id limit 200`,
        parameters,
      ),
    );
    return rows.map(({ profiles, ...source }) => ({ ...source, mappings: profiles.map(mappingOf) }));
  });
}
