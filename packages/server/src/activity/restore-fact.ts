import type { Tx } from '../db/index.ts';

/** A fact whose versions are kept: its name there, its table, and the columns that a verb may change. */
export interface KeptFact {
  readonly fact: 'consultation' | 'sale' | 'membership_spell';
  readonly table: 'consultation' | 'session_package' | 'membership_spell';
  readonly columns: readonly string[];
}

const versionSql = (kept: KeptFact): string => `
  with kept as (
    select v.content from fact_version v
    where v.organization_id = $1 and v.fact = '${kept.fact}' and v.fact_id = $2 and (v.content ->> 'version')::integer = $3
    order by v.written_at desc limit 1)`;

/** Whether a fact still says what it said in a version of it: nothing changed it since, or every change was undone. */
export async function factStands(tx: Tx, kept: KeptFact, id: string, version: number): Promise<boolean> {
  const [now, then] = ['t', 'r'].map((alias) => kept.columns.map((column) => `${alias}.${column}`).join(', '));
  const row = await tx.one<{ stands: boolean }>(
    `${versionSql(kept)}
     select (${now}) is not distinct from (${then}) as stands
     from kept, jsonb_populate_record(null::${kept.table}, kept.content) r, ${kept.table} t
     where t.organization_id = $1 and t.id = $2`,
    [tx.organizationId, id, version],
  );
  return row?.stands ?? false;
}

/** Puts a fact back to what it said in a version of it; the versions since are kept. */
export async function restoreFact(tx: Tx, kept: KeptFact, id: string, version: number): Promise<void> {
  const put = kept.columns.map((column) => `${column} = r.${column}`).join(', ');
  await tx.rows(
    `${versionSql(kept)}
     update ${kept.table} t set ${put}, version = t.version + 1
     from kept, jsonb_populate_record(null::${kept.table}, kept.content) r
     where t.organization_id = $1 and t.id = $2`,
    [tx.organizationId, id, version],
  );
}
