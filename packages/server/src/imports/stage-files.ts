import { newId } from '../kernel/index.ts';
import {
  type FileReading,
  IMPORT_KINDS,
  type ImportKind,
  mapToRemember,
  type Mends,
  type ReadableFile,
  type ReadingPlan,
} from './reading/index.ts';
import type { RunAtWork } from './run-at-work.ts';
import { stageFile } from './stage.ts';

/** A readable file with what a person mended in it. */
export interface FileToStage {
  readonly id: string;
  readonly file: ReadableFile;
  readonly mends?: Mends;
}

/** What a file showed of itself, to be kept with the run. */
export function factsOf(reading: FileReading): Record<string, unknown> {
  if (reading.outcome === 'refused') {
    const { facts, mapping } = reading.table ?? { facts: {}, mapping: null };
    return { ...facts, mapping, refusals: reading.refusals };
  }
  if (reading.outcome === 'unknown-kind') return { ...reading.facts, nearest: reading.nearest };
  const { facts, dateOrder, decimalMarks, control, setApart, mapping } = reading;
  return { ...facts, dateOrder, decimalMarks, control, setApart, mapping, columns: mapToRemember(mapping) };
}

/** What became of a file when it was looked at. */
export const OUTCOMES = { refused: 'REFUSED', 'unknown-kind': 'LEFT_ALONE', readable: 'READ' } as const;

/** A plan as it is kept beside the file. */
export function planKept(plan: ReadingPlan): Record<string, unknown> {
  return { ...plan, marks: [...plan.marks] };
}

/** A plan from what was kept. */
export function planFrom(kept: Record<string, unknown>): ReadingPlan {
  const plan = kept as unknown as Omit<ReadingPlan, 'marks'> & { marks: [string, ','][] };
  return { ...plan, marks: new Map(plan.marks) };
}

/** Notes a file that was read from a folder. Returns its id. */
export async function noteFile(run: RunAtWork, reading: FileReading): Promise<string> {
  const fileId = newId();
  const name = reading.outcome === 'refused' ? reading.fileName : reading.facts.fileName;
  const kind = reading.outcome === 'unknown-kind' ? null : reading.kind;
  await run.db.transact(run.ctx.organizationId, (tx) =>
    tx.rows(
      'insert into import_file (organization_id, id, run_id, name, kind, outcome, facts) values ($1, $2, $3, $4, $5, $6, $7)',
      [tx.organizationId, fileId, run.runId, name, kind, OUTCOMES[reading.outcome], JSON.stringify(factsOf(reading))],
    ),
  );
  return fileId;
}

/** Files are staged in the order of their dependence: whom the later ones name must be known by then. */
export async function stageFiles(
  run: RunAtWork,
  files: readonly FileToStage[],
  onProgress: (rowsJudged: number) => void = () => undefined,
): Promise<void> {
  const { db, runId, directory } = run;
  const { organizationId } = run.ctx;
  const staging = { db, organizationId, runId, directory, placesTaken: 0, onProgress };
  const place = ({ file }: FileToStage) => (IMPORT_KINDS as readonly ImportKind[]).indexOf(file.kind);
  for (const { id, file, mends } of [...files].sort((a, b) => place(a) - place(b))) {
    await stageFile(staging, id, file, mends);
  }
  await db.transact(organizationId, (tx) => tx.rows('select analyze_staging()'));
}
