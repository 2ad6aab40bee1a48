import { answered } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { isId, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import { columnsOf, type DraftColumn, type DraftProblem, problemsOf } from './draft-file.rules.ts';
import { readProfiles, type SourceProfile } from './house.read.ts';
import { runsWithin, type VerdictCounts } from './imports.read.ts';
import type { FileOptions } from './look-at-file.ts';
import type { ControlTotal, DateOrder, FileRefusal, ImportKind, Mapping } from './reading/index.ts';

/** How many rows of each verdict, and how many of the new ones may be people who are there already. */
export interface DraftCounts extends VerdictCounts {
  readonly possibleDuplicates: number;
}

/** A file of a draft: how it is read, and what it asks. */
export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly uploadedAt: Date;
  readonly version: number;
  readonly outcome: 'READ' | 'LEFT_ALONE' | 'REFUSED';
  readonly kind: ImportKind | null;
  /** Said by a person, not guessed. */
  readonly kindGiven: boolean;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly headingRow: number | null;
  readonly dateOrder: DateOrder | null;
  readonly dateOrderBecause: string | null;
  readonly columns: readonly DraftColumn[];
  /** In words, what is required and was not found. */
  readonly missing: readonly string[];
  readonly problems: readonly DraftProblem[];
  readonly rowsRead: number | null;
  readonly rowsDeclared: number | null;
  readonly rowsAgree: boolean | null;
  /** Rows that are no data: totals, blank ones, headings again, footnotes. */
  readonly rowsSetApart: number;
  readonly rowsMended: number;
  /** Null until it was judged. */
  readonly counts: DraftCounts | null;
}

/** How far the work at hand is; steps are those of the merge. */
export interface DraftProgress {
  readonly rowsDone: number;
  readonly rowsExpected: number;
  readonly stepsDone: number;
  readonly stepsExpected: number;
}

/** An import that was prepared on a screen, from its first file to its end. */
export interface ImportDraft {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly state: string;
  readonly startedAt: Date;
  readonly startedByStaffId: string | null;
  readonly judgedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly undoneByStaffId: string | null;
  readonly progress: DraftProgress;
  /** Over all files; null until it was judged. */
  readonly counts: DraftCounts | null;
  readonly problem: { readonly message: string; readonly mend: string; readonly examples?: readonly string[] } | null;
  readonly files: readonly DraftFile[];
}

type StoredRun = Omit<ImportDraft, 'progress' | 'counts' | 'files'> & DraftProgress;

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly uploadedAt: Date;
  readonly version: number;
  readonly outcome: DraftFile['outcome'];
  readonly kind: ImportKind | null;
  readonly options: FileOptions;
  readonly counts: Partial<DraftCounts>;
  readonly mended: number;
  readonly facts: {
    readonly encoding?: string | null;
    readonly delimiter?: string | null;
    readonly sheet?: string | null;
    readonly headingRow?: number;
    readonly headings?: readonly string[];
    readonly samples?: readonly (readonly string[])[];
    readonly mapping?: Mapping | null;
    readonly dateOrder?: { readonly order: DateOrder; readonly because: string };
    readonly control?: ControlTotal;
    readonly setApart?: Readonly<Record<string, number | readonly unknown[]>>;
    readonly refusals?: readonly FileRefusal[];
    readonly nearest?: { readonly kind: ImportKind; readonly missing: readonly string[] } | null;
  };
}

const isCounted = (counts: Partial<DraftCounts>): counts is DraftCounts => counts.create !== undefined;

function draftFile(file: StoredFile, profiles: readonly SourceProfile[]): DraftFile {
  const { id, name, bytes, uploadedAt, version, outcome, kind, options, facts, counts } = file;
  const mapped = facts.mapping?.columns ?? [];
  const { headings = [], samples = [], control } = facts;
  const profile = profiles.find((one) => one.kind === kind);
  const kept = { kind, headings, samples, mapped, said: options.headings ?? {}, overwrite: options.overwrite ?? {} };
  const apart = Object.values(facts.setApart ?? {});
  return {
    id,
    name,
    bytes,
    uploadedAt,
    version,
    outcome,
    kind,
    kindGiven: options.kind !== undefined,
    encoding: facts.encoding ?? null,
    delimiter: facts.delimiter ?? null,
    sheet: facts.sheet ?? null,
    headingRow: facts.headingRow ?? null,
    dateOrder: facts.dateOrder?.order ?? null,
    dateOrderBecause: facts.dateOrder?.because ?? null,
    columns: columnsOf(kept, profile),
    missing: facts.mapping?.missing ?? facts.nearest?.missing ?? [],
    problems: problemsOf(facts.refusals),
    rowsRead: control?.readRows ?? null,
    rowsDeclared: control?.declaredRows ?? null,
    rowsAgree: control?.agrees ?? null,
    rowsSetApart: apart.reduce<number>((sum, rows) => sum + (typeof rows === 'number' ? rows : rows.length), 0),
    rowsMended: file.mended,
    counts: isCounted(counts) ? counts : null,
  };
}

/** Adds up what the files' rows were judged; null where nothing was. */
function together(files: readonly DraftFile[]): DraftCounts | null {
  const counted = files.flatMap(({ counts }) => (counts ? [counts] : []));
  if (counted.length === 0) return null;
  const sum = (key: keyof DraftCounts) => counted.reduce((total, counts) => total + counts[key], 0);
  return {
    create: sum('create'),
    update: sum('update'),
    unchanged: sum('unchanged'),
    repeated: sum('repeated'),
    superseded: sum('superseded'),
    refused: sum('refused'),
    possibleDuplicates: sum('possibleDuplicates'),
  };
}

function readFiles(query: Query, organizationId: string, draftId: string): Promise<StoredFile[]> {
  return query.rows<StoredFile>(
    `select f.id, f.name, coalesce(f.bytes, 0) as bytes, coalesce(f.uploaded_at, now()) as "uploadedAt", f.version, f.outcome,
       f.kind, f.options, f.counts, f.facts,
       (select count(*) from import_mend d where d.organization_id = $1 and d.file_id = f.id) as mended
     from import_file f where f.organization_id = $1 and f.run_id = $2 and f.removed_at is null order by f.id limit 100`,
    [organizationId, draftId],
  );
}

/** An import from its first file to its end, with how far it is. Refuses: `NotPermitted`, `NotFound`. */
export function readDraft(db: Database, ctx: Ctx, draftId: string): Promise<ImportDraft | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'readImports');
    if (!isId(draftId)) refuse(new NotFound('import'));
    const parameters: unknown[] = [ctx.organizationId, draftId];
    const within = runsWithin(reach, parameters);
    return db.read(ctx.organizationId, async (query) => {
      const run = await query.one<StoredRun>(
        `select i.id, i.source_id as "sourceId", s.name as "sourceName", i.state, i.started_at as "startedAt",
           i.staff_id as "startedByStaffId", i.judged_at as "judgedAt", i.finished_at as "finishedAt", i.undone_at as "undoneAt",
           i.undone_by_staff_id as "undoneByStaffId", i.problem, i.rows_judged as "rowsDone",
           coalesce(i.rows_expected, 0) as "rowsExpected", i.steps_done as "stepsDone", i.steps_expected as "stepsExpected"
         from import_run i join source s on s.organization_id = $1 and s.id = i.source_id
         where i.organization_id = $1 and i.id = $2 and i.prepared and ${within}`,
        parameters,
      );
      if (!run) return refuse(new NotFound('import'));
      const { rowsDone, rowsExpected, stepsDone, stepsExpected, ...rest } = run;
      const profiles = await readProfiles(query, ctx.organizationId, run.sourceId);
      const stored = await readFiles(query, ctx.organizationId, draftId);
      const files = stored.map((file) => draftFile(file, profiles));
      const progress = { rowsDone, rowsExpected, stepsDone, stepsExpected };
      return { ...rest, progress, counts: together(files), files };
    });
  });
}
