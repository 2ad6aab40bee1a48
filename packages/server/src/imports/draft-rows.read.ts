import { answered } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { InvalidInput, isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { cursorOf, type Page, type PageAsked, readCursor } from '../members/index.ts';
import { cellOf } from './draft-file.rules.ts';
import type { OverwriteRule } from './house.read.ts';
import { type RefusedRowReport, runsWithin } from './imports.read.ts';
import { rowIdOf } from './mend-import-row.ts';
import { keptWhereUnsaid } from './overwrite.rules.ts';
import type { Cell, ImportKind, MappedColumn } from './reading/index.ts';
import { changesOf, type Content, type RowChange, titleOf } from './row-told.rules.ts';

/** Which of the judged rows are wanted. */
export const ROW_FILTERS = [
  'CREATE',
  'UPDATE',
  'UNCHANGED',
  'POSSIBLE_DUPLICATE',
  'REPEATED',
  'SUPERSEDED',
  'REFUSED',
  'MENDED',
] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

export interface RowsAsked extends PageAsked {
  readonly draftId: string;
  readonly fileId?: string | null;
  readonly show?: RowFilter | null;
}

/** One cell of a row. */
export interface RowCell {
  readonly index: number;
  readonly heading: string;
  readonly field: string | null;
  readonly value: string;
  /** What the file says, where somebody mended it. */
  readonly original: string | null;
}

/** Why a row is refused, or what is odd about it; `cell` is the column to mend. */
export type RowReason = RefusedRowReport['reasons'][number] & { readonly cell: number | null };

/** Somebody who may be the same person as a new member. */
export interface PossibleDuplicate {
  readonly id: string;
  readonly name: string;
  /** Comes with this import, and is not in the house yet. */
  readonly isNew: boolean;
}

/** A judged row. */
export interface DraftRow {
  readonly id: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly rowNumber: number;
  readonly kind: ImportKind;
  readonly ref: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly verdict: string;
  readonly possibleDuplicate: PossibleDuplicate | null;
  readonly reasons: readonly RowReason[];
  readonly changes: readonly RowChange[];
  readonly cells: readonly RowCell[];
  readonly isMended: boolean;
  readonly mendedByStaffId: string | null;
}

interface StoredRow {
  readonly place: number;
  readonly fileId: string;
  readonly fileName: string;
  readonly rowNumber: number;
  readonly kind: ImportKind;
  readonly ref: string | null;
  readonly verdict: string;
  readonly targetId: string | null;
  readonly memberName: string | null;
  readonly duplicateId: string | null;
  readonly duplicateName: string | null;
  readonly duplicateIsNew: boolean;
  readonly reasons: RefusedRowReport['reasons'];
  readonly content: Content | null;
  readonly raw: readonly Cell[];
  readonly original: readonly Cell[] | null;
  readonly mendedBy: string | null;
  readonly before: Content | null;
}

interface FileOfRow {
  readonly id: string;
  readonly kind: ImportKind;
  readonly overwrite: Readonly<Record<string, OverwriteRule>>;
  readonly headings: readonly string[];
  readonly mapped: readonly MappedColumn[];
}

const CONDITIONS: Readonly<Record<RowFilter, string>> = {
  CREATE: "r.verdict = 'CREATE'",
  UPDATE: "r.verdict = 'UPDATE'",
  UNCHANGED: "r.verdict = 'UNCHANGED'",
  POSSIBLE_DUPLICATE: "r.verdict = 'CREATE' and r.suggested_duplicate_id is not null",
  REPEATED: "r.verdict = 'REPEATED'",
  SUPERSEDED: "r.verdict = 'SUPERSEDED'",
  REFUSED: "r.verdict = 'REFUSED'",
  MENDED: 'd.cells is not null',
};

/** What a written row changed, as it was before: the run itself keeps it. */
const kept = (table: string, id: string) => `(select h.before from import_change h
  where h.organization_id = $1 and h.run_id = $2 and h.target_table = '${table}' and h.target_id = ${id})`;
const now = (table: string) =>
  `(select to_jsonb(t) from ${table} t where t.organization_id = $1 and t.id = r.target_id)`;
const before = (table: string) => `coalesce(${kept(table, 'r.target_id')}, ${now(table)})`;

/** A member's latest spell: the one that the run changed, as it was, else as it is. */
const SPELL = `coalesce((select jsonb_build_object('joined_on', k.said -> 'joined_on', 'membership', k.said -> 'membership',
    'spell_kind', k.said -> 'kind', 'status', k.said -> 'status', 'time_zone', k.said -> 'time_zone')
  from (select s.joined_on, s.id, coalesce(${kept('membership_spell', 's.id')}, to_jsonb(s)) as said, ${kept('membership_spell', 's.id')} is not null as changed
    from membership_spell s where s.organization_id = $1 and s.member_id = r.target_id and s.voided_at is null) k
  order by k.changed desc, k.joined_on desc, k.id desc limit 1), '{}')`;

const PAY = `coalesce((select jsonb_build_object('pay_per_session_minor', p.pay_per_session_minor, 'commission_bp', p.commission_bp,
    'currency', p.currency) from pay_rate p where p.organization_id = $1 and p.staff_id = r.target_id and p.voided_at is null
  order by ${kept('pay_rate', 'p.id')} is not null desc, p.held_until is null desc, p.held_from desc limit 1), '{}')`;

/** What each kind of row changes, as one document by the names that the staging area uses. */
const BEFORE = `case r.kind when 'members' then ${before('member')} || ${SPELL} when 'staff' then ${before('staff')} || ${PAY}
  when 'consultations' then ${before('consultation')} when 'sales' then ${before('session_package')}
  when 'visits' then ${before('visit_fact')} end`;

function rowsSql(where: string, limit: string): string {
  return `select r.place, r.file_id as "fileId", f.name as "fileName", r.row_number as "rowNumber", r.kind, r.ref, r.verdict,
      r.target_id as "targetId", nullif(btrim(m.first_name || ' ' || m.last_name), '') as "memberName",
      r.suggested_duplicate_id as "duplicateId", d.original, d.staff_id as "mendedBy",
      coalesce(btrim(q.first_name || ' ' || q.last_name), btrim((n.content ->> 'first_name') || ' ' || (n.content ->> 'last_name'))) as "duplicateName",
      q.id is null as "duplicateIsNew", r.reasons, r.content, r.raw, case when r.verdict = 'UPDATE' then ${BEFORE} end as before
    from import_row r join import_file f on f.organization_id = $1 and f.id = r.file_id
    left join import_mend d on d.organization_id = $1 and d.file_id = r.file_id and d.row_number = r.row_number
    left join member m on m.organization_id = $1 and m.id = r.member_id
    left join member q on q.organization_id = $1 and q.id = r.suggested_duplicate_id
    left join lateral (select x.content from import_row x where x.organization_id = $1 and x.run_id = $2
      and x.target_id = r.suggested_duplicate_id and q.id is null limit 1) n on true
    where r.organization_id = $1 and r.run_id = $2 and r.verdict is not null and ${where} order by r.place limit ${limit}`;
}

function readFilesOf(query: Query, organizationId: string, draftId: string): Promise<FileOfRow[]> {
  return query.rows<FileOfRow>(
    `select f.id, f.kind, coalesce(p.overwrite, '{}') || coalesce(f.options -> 'overwrite', '{}') as overwrite,
       f.facts -> 'headings' as headings, f.facts #> '{mapping,columns}' as mapped
     from import_file f join import_run i on i.organization_id = $1 and i.id = f.run_id
     left join source_profile p on p.organization_id = $1 and p.source_id = i.source_id and p.kind = f.kind
     where f.organization_id = $1 and f.run_id = $2 and f.outcome = 'READ' and f.removed_at is null`,
    [organizationId, draftId],
  );
}

/** Names of the staff and the locations that these rows mean. */
async function readNames(query: Query, organizationId: string, rows: readonly StoredRow[]) {
  const ids = rows
    .flatMap(({ before, content }) => [before, content])
    .flatMap((told) => (told ? Object.entries(told).filter(([key]) => key.endsWith('_id')) : []))
    .flatMap(([, value]) => (typeof value === 'string' && isId(value) ? [value] : []));
  const named = await query.rows<{ id: string; name: string }>(
    `select id, btrim(first_name || ' ' || last_name) as name from staff where organization_id = $1 and id = any ($2::uuid[])
     union all select id, name from location where organization_id = $1 and id = any ($2::uuid[])`,
    [organizationId, ids],
  );
  return new Map(named.map(({ id, name }) => [id, name]));
}

const wordsOf = ({ kind, overwrite, mapped }: FileOfRow) => ({
  ...overwrite,
  ...keptWhereUnsaid(
    kind,
    mapped.map(({ field }) => field),
  ),
});

function draftRow(draftId: string, row: StoredRow, file: FileOfRow, names: ReadonlyMap<string, string>): DraftRow {
  const { headings, mapped } = file;
  const { kind, ref, before, content, original } = row;
  const fields = new Map(mapped.map(({ index, field }) => [index, field]));
  return {
    id: rowIdOf(draftId, row.place),
    fileId: row.fileId,
    fileName: row.fileName,
    rowNumber: row.rowNumber,
    kind,
    ref,
    ...titleOf(kind, row.raw, mapped, { ref, memberName: row.memberName }),
    verdict: row.verdict,
    possibleDuplicate:
      row.duplicateId === null
        ? null
        : { id: row.duplicateId, name: row.duplicateName ?? '', isNew: row.duplicateIsNew },
    reasons: row.reasons.map((reason) => ({ ...reason, cell: cellOf(reason.column, headings, mapped) })),
    changes: before && content ? changesOf(kind, before, content, { names, overwrite: wordsOf(file) }) : [],
    cells: headings.map((heading, index) => ({
      index,
      heading,
      field: fields.get(index) ?? null,
      value: String(row.raw[index] ?? ''),
      original: differing(original?.[index], row.raw[index], original !== null),
    })),
    isMended: original !== null,
    mendedByStaffId: row.mendedBy,
  };
}

function differing(was: Cell | undefined, is: Cell | undefined, isMended: boolean): string | null {
  return isMended && String(was ?? '') !== String(is ?? '') ? String(was ?? '') : null;
}

/** States in which a draft's rows and their verdicts belong together. */
const WITH_ROWS = ['JUDGED', 'STALE', 'MERGING', 'ABANDONED', 'COMMITTED', 'UNDONE'];

/**
 * The judged rows of a draft in the order of its files, of one file or verdict where asked. A draft that is still being
 * prepared has none. Refuses: `NotPermitted`, `NotFound`, `InvalidInput` (a cursor that is none).
 */
export function listDraftRows(db: Database, ctx: Ctx, asked: RowsAsked): Promise<Page<DraftRow> | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'readImports');
    if (!isId(asked.draftId)) refuse(new NotFound('import'));
    const after = readCursor(asked.after, ['number']);
    return db.read(ctx.organizationId, async (query) => {
      const scope: unknown[] = [ctx.organizationId, asked.draftId];
      const within = runsWithin(reach, scope);
      const draft = await query.one<{ state: string }>(
        `select i.state from import_run i where i.organization_id = $1 and i.id = $2 and i.prepared and ${within}`,
        scope,
      );
      if (!draft) return refuse(new NotFound('import'));
      if (!WITH_ROWS.includes(draft.state)) return { edges: [], hasNextPage: false };
      const files = await readFilesOf(query, ctx.organizationId, asked.draftId);
      const rows = await readRows(query, ctx.organizationId, asked, after?.[0] ?? 0);
      const names = await readNames(query, ctx.organizationId, rows);
      const byId = new Map(files.map((file) => [file.id, file]));
      const edges = rows.slice(0, asked.first).flatMap((row) => {
        const file = byId.get(row.fileId);
        return file ? [{ node: draftRow(asked.draftId, row, file, names), cursor: cursorOf([row.place]) }] : [];
      });
      return { edges, hasNextPage: rows.length > asked.first };
    });
  });
}

async function readRows(
  query: Query,
  organizationId: string,
  asked: RowsAsked,
  after: string | number,
): Promise<StoredRow[]> {
  const parameters: unknown[] = [organizationId, asked.draftId];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const where = [`r.place > ${bind(Number(after))}`];
  if (asked.show) where.push(CONDITIONS[asked.show]);
  if (asked.fileId) {
    if (!isId(asked.fileId))
      refuse(new InvalidInput('fileId', 'That is no file of this import.', 'Leave it out, or name one of its files.'));
    const file = bind(asked.fileId);
    // A file's rows lie between two places: the condition that keeps a long list from being walked to find a short one.
    where.push(
      `r.file_id = ${file}`,
      `r.place between (select f.first_place from import_file f where f.organization_id = $1 and f.id = ${file})
      and (select f.last_place from import_file f where f.organization_id = $1 and f.id = ${file})`,
    );
  }
  return query.rows<StoredRow>(rowsSql(where.join(' and '), bind(asked.first + 1)), parameters);
}
