import { answered } from '../activity/index.ts';
import { type Ctx, may, type Reach } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { cursorOf, type Page, type PageAsked, readCursor } from '../members/index.ts';

/** How many rows of each verdict. */
export interface VerdictCounts {
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly repeated: number;
  readonly superseded: number;
  readonly refused: number;
}

/** The counts of a run as they are kept, by the names that people are told. */
export function countsByVerdict(kept: Readonly<Record<string, number>>): VerdictCounts {
  const of = (verdict: string) => kept[verdict] ?? 0;
  return {
    create: of('CREATE'),
    update: of('UPDATE'),
    unchanged: of('UNCHANGED'),
    repeated: of('REPEATED'),
    superseded: of('SUPERSEDED'),
    refused: of('REFUSED'),
  };
}

/** One file of a run: what it was taken for and what became of its rows. */
export interface FileReport {
  readonly name: string;
  /** Null: of no kind that can be taken in, and left alone. */
  readonly kind: string | null;
  readonly outcome: 'READ' | 'LEFT_ALONE' | 'REFUSED';
  readonly facts: Record<string, unknown>;
  readonly counts: VerdictCounts;
}

/** One refused row: the file, its row as a person counts, the source's id and every reason with its mend. */
export interface RefusedRowReport {
  readonly file: string;
  readonly row: number;
  readonly id: string | null;
  readonly reason: string;
  readonly reasons: readonly { column: string; value: string; code: string; message: string; mend: string }[];
}

/** What happened to every row of a run. */
export interface ImportReport {
  readonly type: 'ImportCommitted' | 'ImportJudged' | 'ImportRefused';
  readonly runId: string;
  readonly state: string;
  readonly files: readonly FileReport[];
  readonly refused: readonly RefusedRowReport[];
  readonly suggestedDuplicates: number;
}

const TYPES: Record<string, ImportReport['type']> = {
  COMMITTED: 'ImportCommitted',
  JUDGED: 'ImportJudged',
  UNDONE: 'ImportCommitted',
};

function readFiles(query: Query, organizationId: string, runId: string): Promise<FileReport[]> {
  return query.rows<FileReport>(
    `select f.name, f.kind, f.outcome, f.facts, jsonb_build_object(
       'create', count(*) filter (where r.verdict = 'CREATE'), 'update', count(*) filter (where r.verdict = 'UPDATE'),
       'unchanged', count(*) filter (where r.verdict = 'UNCHANGED'), 'repeated', count(*) filter (where r.verdict = 'REPEATED'),
       'superseded', count(*) filter (where r.verdict = 'SUPERSEDED'), 'refused', count(*) filter (where r.verdict = 'REFUSED')) as counts
     from import_file f left join import_row r on r.organization_id = f.organization_id and r.run_id = f.run_id and r.file_id = f.id
     where f.organization_id = $1 and f.run_id = $2 group by f.organization_id, f.id order by f.id`,
    [organizationId, runId],
  );
}

function readRefused(query: Query, organizationId: string, runId: string): Promise<RefusedRowReport[]> {
  return query.rows<RefusedRowReport>(
    `select f.name as file, r.row_number as row, r.ref as id, r.reasons, (
       select string_agg(reason ->> 'message', '; ') from jsonb_array_elements(r.reasons) reason) as reason
     from import_row r join import_file f on f.organization_id = r.organization_id and f.id = r.file_id
     where r.organization_id = $1 and r.run_id = $2 and r.verdict = 'REFUSED' order by r.place limit 10000`,
    [organizationId, runId],
  );
}

/**
 * Row scope for runs (`import_run i`, the organization in $1): a manager's are those that could write to own locations
 * alone, and those whose every member has a home there. The parameters are appended to.
 */
export function runsWithin(reach: Reach, parameters: unknown[]): string {
  if (reach.extent === 'ALL') return 'true';
  if (reach.extent === 'OWN') return 'false';
  const bound = `$${parameters.push(reach.locationIds)}::uuid[]`;
  const own = `m.home_location_id = any (${bound})`;
  const touched = `select from import_row r join member m on m.organization_id = $1
      and m.id = case when r.kind = 'members' then r.target_id else r.member_id end
    where r.organization_id = $1 and r.run_id = i.id`;
  return `(i.location_ids <@ ${bound} or (exists (${touched} and ${own}) and not exists (${touched} and not ${own})))`;
}

/**
 * What happened to every row of a run; of refused rows at most 10,000 are listed (the counts hold them all).
 * Refuses: `NotPermitted`, `NotFound`.
 */
export async function readReport(db: Database, ctx: Ctx, runId: string): Promise<ImportReport> {
  const reach = may(ctx, 'readImports');
  if (!isId(runId)) refuse(new NotFound('import'));
  const parameters: unknown[] = [ctx.organizationId, runId];
  const within = runsWithin(reach, parameters);
  return db.read(ctx.organizationId, async (query) => {
    const run = await query.one<{ state: string; suggested: number }>(
      `select i.state, (select count(*) from import_row r where r.organization_id = i.organization_id and r.run_id = i.id
         and r.suggested_duplicate_id is not null and r.verdict = 'CREATE') as suggested
       from import_run i where i.organization_id = $1 and i.id = $2 and ${within}`,
      parameters,
    );
    if (!run) return refuse(new NotFound('import'));
    const files = await readFiles(query, ctx.organizationId, runId);
    const refused = await readRefused(query, ctx.organizationId, runId);
    return {
      type: TYPES[run.state] ?? 'ImportRefused',
      runId,
      state: run.state,
      files,
      refused,
      suggestedDuplicates: run.suggested,
    };
  });
}

/** One run in the history. */
export interface ImportRunLine {
  readonly runId: string;
  readonly source: string;
  readonly state: string;
  readonly dryRun: boolean;
  /** Prepared on a screen: a draft under the same id. */
  readonly prepared: boolean;
  readonly startedAt: Date;
  readonly startedByStaffId: string | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly undoneByStaffId: string | null;
  readonly rowsJudged: number;
  /** By verdict. */
  readonly counts: Record<string, number>;
  readonly files: readonly string[];
}

const LINE = `i.id as "runId", s.name as source, i.state, i.dry_run as "dryRun", i.prepared, i.started_at as "startedAt",
  i.staff_id as "startedByStaffId", i.finished_at as "finishedAt", i.undone_at as "undoneAt", i.undone_by_staff_id as "undoneByStaffId",
  i.rows_judged as "rowsJudged", i.counts,
  coalesce((select jsonb_agg(f.name order by f.id) from import_file f where f.organization_id = i.organization_id and f.run_id = i.id
    and f.removed_at is null), '[]') as files`;

/** The runs of the organization, newest first, at most `limit` (100 at the most). Refuses: `NotPermitted`. */
export async function readImportRuns(db: Database, ctx: Ctx, limit = 50): Promise<ImportRunLine[]> {
  const parameters: unknown[] = [ctx.organizationId, Math.min(limit, 100)];
  const within = runsWithin(may(ctx, 'readImports'), parameters);
  return db.read(ctx.organizationId, (query) =>
    query.rows<ImportRunLine>(
      `select ${LINE} from import_run i join source s on s.organization_id = i.organization_id and s.id = i.source_id
       where i.organization_id = $1 and ${within} order by i.started_at desc, i.id desc limit $2`,
      parameters,
    ),
  );
}

/**
 * The history, newest first, page by page: everything but what was discarded.
 * Refuses: `NotPermitted`, `InvalidInput` (a cursor that is none).
 */
export function listImportRuns(db: Database, ctx: Ctx, asked: PageAsked): Promise<Page<ImportRunLine> | Refusal> {
  return answered(async () => {
    const parameters: unknown[] = [ctx.organizationId, asked.first + 1];
    const within = runsWithin(may(ctx, 'readImports'), parameters);
    const after = readCursor(asked.after, ['instant', 'id']);
    // An instant in the code knows milliseconds, one in the database microseconds: the id settles what lies between.
    const order = `date_trunc('milliseconds', i.started_at), i.id`;
    const where = after
      ? `and (${order}) < ($${parameters.push(after[0])}::timestamptz, $${parameters.push(after[1])}::uuid)`
      : '';
    const rows = await db.read(ctx.organizationId, (query) =>
      query.rows<ImportRunLine>(
        `select ${LINE} from import_run i join source s on s.organization_id = i.organization_id and s.id = i.source_id
         where i.organization_id = $1 and i.state <> 'DISCARDED' and ${within} ${where}
         order by date_trunc('milliseconds', i.started_at) desc, i.id desc limit $2`,
        parameters,
      ),
    );
    const edges = rows
      .slice(0, asked.first)
      .map((node) => ({ node, cursor: cursorOf([node.startedAt.toISOString(), node.runId]) }));
    return { edges, hasNextPage: rows.length > asked.first };
  });
}
