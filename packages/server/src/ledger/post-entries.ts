import type { Tx } from '../db/index.ts';
import { type Day } from '../kernel/index.ts';
import { type Entry, type Mirror, validate } from './postings.rules.ts';

/** Entries a statement: bounded memory for an import of any size. */
const ENTRIES_AT_ONCE = 4_000;

/** Who posts, and for which import. */
export interface PostedBy {
  readonly staffId: string | null;
  readonly importRunId?: string | null;
}

interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly subject_id: string;
  readonly location_id: string;
  readonly business_on: Day;
  readonly reverses_id: string | null;
  readonly why: string;
}

/** An entry as the statements that write it take it. */
export function entryRow(entry: Omit<Entry, 'lines'> & { readonly reversesId?: string }): EntryRow {
  return {
    id: entry.id,
    kind: entry.kind,
    subject_id: entry.subjectId,
    location_id: entry.locationId,
    business_on: entry.businessOn,
    reverses_id: entry.reversesId ?? null,
    why: entry.why ?? '',
  };
}

/** An entry's lines as the statements that write them take them. Throws `InvariantBroken` where they are not whole. */
export function lineRows(entry: Entry) {
  validate(entry.lines);
  return entry.lines.map((line, index) => ({
    entry_id: entry.id,
    place: index + 1,
    account: line.account,
    unit: line.unit,
    amount: line.amount,
    location_id: line.locationId,
    holder_id: line.holderId ?? null,
    staff_id: line.staffId ?? null,
    business_on: entry.businessOn,
  }));
}

async function postSome(tx: Tx, entries: readonly Entry[], mirrors: readonly Mirror[], by: PostedBy): Promise<void> {
  await tx.rows(
    `with entry as (
       insert into ledger_entry (organization_id, id, kind, subject_id, location_id, business_on, reverses_id, why, staff_id, import_run_id)
       select $1, e.id, e.kind, e.subject_id, e.location_id, e.business_on, e.reverses_id, e.why, $4, $5
       from jsonb_to_recordset($2::jsonb) as e(id uuid, kind text, subject_id uuid, location_id uuid, business_on date,
         reverses_id uuid, why text)),
     line as (
       insert into ledger_line (organization_id, entry_id, place, account, unit, amount, location_id, holder_id, staff_id, business_on)
       select $1, l.* from jsonb_to_recordset($3::jsonb) as l(entry_id uuid, place integer, account text, unit text, amount bigint,
         location_id uuid, holder_id uuid, staff_id uuid, business_on date)
       union all
       select $1, m.id, o.place, o.account, o.unit, -o.amount, o.location_id, o.holder_id, o.staff_id, m.business_on
       from jsonb_to_recordset($2::jsonb) as m(id uuid, business_on date, reverses_id uuid)
       join ledger_line o on o.organization_id = $1 and o.entry_id = m.reverses_id)
     select 1`,
    [
      tx.organizationId,
      JSON.stringify([...entries, ...mirrors].map(entryRow)),
      JSON.stringify(entries.flatMap(lineRows)),
      by.staffId,
      by.importRunId ?? null,
    ],
  );
}

/**
 * Posts entries and mirrors in the running transaction. A mirror of what has one, or of nothing, fails by the table's own keys;
 * entries that do not balance never reach it.
 */
export async function postEntries(
  tx: Tx,
  postings: { readonly entries: readonly Entry[]; readonly mirrors: readonly Mirror[] },
  by: PostedBy,
): Promise<void> {
  const { entries, mirrors } = postings;
  // A mirror may turn an entry of the same round only where that one is written first.
  for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE)
    await postSome(tx, entries.slice(from, from + ENTRIES_AT_ONCE), [], by);
  for (let from = 0; from < mirrors.length; from += ENTRIES_AT_ONCE)
    await postSome(tx, [], mirrors.slice(from, from + ENTRIES_AT_ONCE), by);
}
