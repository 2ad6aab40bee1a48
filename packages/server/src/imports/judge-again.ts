import type { Reach } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { judgeRun } from './judge.ts';

/** A row's judgement in one word: two that are equal would write the same. */
const TOLD = `concat_ws('|', verdict, target_id, member_id, target_version)`;

const CLEARED = `told = ${TOLD}, verdict = null, member_id = null, suggested_duplicate_id = null, target_version = null,
  chain_id = null, place_in_chain = null, reasons = read_reasons`;

/** Judges rows anew that could be read: those at `places`, or all of the run when null. Their former judgement is kept. */
export async function judgeAgain(
  tx: Tx,
  runId: string,
  sourceId: string,
  reach: Reach,
  places: readonly number[] | null,
): Promise<void> {
  await tx.rows(
    `update import_row set ${CLEARED} where organization_id = $1 and run_id = $2 and content is not null
       and ($3::bigint[] is null or place = any ($3::bigint[]))`,
    [tx.organizationId, runId, places],
  );
  await judgeRun(tx, runId, sourceId, reach);
}

/** Rows that are judged otherwise than they were, but for kinds left out, a few in words; empty when all are as they were. */
export async function judgedOtherwise(tx: Tx, runId: string, leftOut: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ name: string; row: number; told: string; verdict: string }>(
    `select f.name, r.row_number as row, r.told, r.verdict from import_row r
     join import_file f on f.organization_id = $1 and f.id = r.file_id
     where r.organization_id = $1 and r.run_id = $2 and r.content is not null and r.kind <> all ($3)
       and r.told is distinct from concat_ws('|', r.verdict, r.target_id, r.member_id, r.target_version)
     order by r.place limit 10`,
    [tx.organizationId, runId, leftOut],
  );
  return rows.map(({ name, row, told, verdict }) => {
    const before = told.split('|')[0] ?? '';
    return before === verdict
      ? `${name} row ${row}: what it changes was changed meanwhile`
      : `${name} row ${row}: ${before.toLowerCase()} before, ${verdict.toLowerCase()} now`;
  });
}

/** The rows whose judgement may depend on these ids: of the same id, about the same member, in the same line of moves. */
export async function relatedPlaces(
  tx: Tx,
  runId: string,
  row: {
    readonly place: number;
    readonly kind: string;
    readonly refs: readonly string[];
    readonly movedTo: readonly string[];
  },
): Promise<number[]> {
  const rows = await tx.rows<{ place: number }>(
    `with recursive related as (
       select r.place, r.kind, r.ref, r.moved_to_ref from import_row r
       where r.organization_id = $1 and r.run_id = $2 and (r.place = $3 or (r.kind = $4 and r.ref = any ($5))
         or ($4 = 'members' and r.member_ref = any ($5))
         or ($4 = 'consultations' and r.kind = 'consultations' and (r.ref = any ($6) or r.moved_to_ref = any ($6))))
       union
       select n.place, n.kind, n.ref, n.moved_to_ref from related s join import_row n
         on n.organization_id = $1 and n.run_id = $2 and n.kind = 'consultations' and s.kind = 'consultations'
         and (n.moved_to_ref = s.ref or n.ref = s.moved_to_ref or n.moved_to_ref = s.moved_to_ref))
     select place from related`,
    [tx.organizationId, runId, row.place, row.kind, row.refs, row.movedTo],
  );
  return rows.map(({ place }) => place);
}
