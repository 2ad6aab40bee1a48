import { command, record } from '../activity/index.ts';
import type { Ctx } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { ChangedMeanwhile, InvalidInput, NotFound, refuse, type Refusal } from '../kernel/index.ts';
import type { OverwriteRule } from './house.read.ts';
import { lockDraftOfFile, OPEN, reopenDraft } from './lock-draft.ts';
import { type FileOptions, lookAtFile, noteLook } from './look-at-file.ts';
import { type DateOrder, type DecimalMark, type HeadingMap, type ImportKind, KINDS } from './reading/index.ts';
import { meetHouse } from './run-at-work.ts';
import { openStoredFile } from './stored-file.ts';
import { overwritable } from './overwrite.rules.ts';

/** What one column is: a field of the file's kind, or nothing that is read; and whose word wins where both sides have one. */
export interface ColumnSaid {
  readonly heading: string;
  /** Null: the column is left unread. */
  readonly field?: string | null;
  readonly overwrite?: OverwriteRule | null;
}

/** How a file is to be read. What is left out stays as it is; the columns, where given, are said anew one by one. */
export interface ChangeImportFileInput {
  readonly fileId: string;
  /** The version that the person looked at. */
  readonly version: number;
  readonly kind?: ImportKind | null;
  readonly encoding?: string | null;
  readonly dateOrder?: DateOrder | null;
  readonly decimal?: DecimalMark | null;
  readonly columns?: readonly ColumnSaid[] | null;
}

export interface ImportFileChanged {
  readonly type: 'ImportFileChanged';
  readonly fileId: string;
  readonly draftId: string;
  readonly activityId: string;
}

interface StoredFile {
  readonly kind: ImportKind | null;
  readonly version: number;
  readonly options: FileOptions;
  readonly headings: readonly string[] | null;
}

async function loadFile(tx: Tx, fileId: string): Promise<StoredFile> {
  const file = await tx.one<StoredFile>(
    `select kind, version, options, facts -> 'headings' as headings from import_file
     where organization_id = $1 and id = $2 for update`,
    [tx.organizationId, fileId],
  );
  return file ?? refuse(new NotFound('import'));
}

function fieldsSaid(kind: ImportKind, columns: readonly ColumnSaid[], headings: readonly string[]): HeadingMap {
  const map: Record<string, string> = {};
  for (const { heading, field } of columns) {
    if (field === undefined) continue;
    if (!headings.includes(heading))
      refuse(
        new InvalidInput('columns', `The file has no column “${heading}”.`, `Name one of: ${headings.join(', ')}.`),
      );
    if (field !== null && !Object.hasOwn(KINDS[kind].fields, field))
      refuse(
        new InvalidInput(
          'columns',
          `“${field}” is nothing that a file of ${kind} can say.`,
          `Use one of ${Object.keys(KINDS[kind].fields).join(', ')}, or none.`,
        ),
      );
    const twin = field === null ? undefined : Object.entries(map).find(([, taken]) => taken === field)?.[0];
    if (twin !== undefined)
      refuse(
        new InvalidInput(
          'columns',
          `“${twin}” and “${heading}” can not both be ${field}.`,
          'Leave one of them unread.',
        ),
      );
    map[heading] = field ?? 'ignore';
  }
  return map;
}

function wordsSaid(kind: ImportKind, columns: readonly ColumnSaid[]): Record<string, OverwriteRule> {
  return Object.fromEntries(
    columns.flatMap(({ field, overwrite }) =>
      field && overwrite ? overwritable(kind, field).map((column) => [column, overwrite]) : [],
    ),
  );
}

/** What was said before with what is said now. Another kind forgets what was said on columns: they meant other fields. */
function optionsSaid(file: StoredFile, input: ChangeImportFileInput): FileOptions {
  const { encoding, dateOrder, decimal, columns } = input;
  const kind = input.kind ?? file.kind;
  const before = kind === file.kind ? file.options : { ...file.options, headings: {}, overwrite: {} };
  const said: FileOptions = {
    ...before,
    ...(input.kind || columns ? { kind: kind ?? undefined } : {}),
    ...(encoding ? { encoding } : {}),
    ...(dateOrder ? { dateOrder } : {}),
    ...(decimal ? { decimal } : {}),
  } as FileOptions;
  if (!columns) return said;
  if (kind === null)
    return refuse(new InvalidInput('kind', 'Nobody knows what the file holds.', 'Say its kind first.'));
  return {
    ...said,
    headings: { ...said.headings, ...fieldsSaid(kind, columns, file.headings ?? []) },
    overwrite: { ...said.overwrite, ...wordsSaid(kind, columns) },
  };
}

/**
 * Says how a file of a draft is to be read (its kind, encoding, order of dates, decimal mark, what each column is and whose
 * word wins there) and looks at it again. Rows that were judged are to be judged again.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ImportElsewhere`, `ChangedMeanwhile`, `InvalidInput` (a column that is not there, a
 * field that the kind does not have, one field twice), and what `command` refuses.
 */
export function changeImportFile(
  db: Database,
  ctx: Ctx,
  input: ChangeImportFileInput,
  idempotencyKey: string,
): Promise<ImportFileChanged | Refusal> {
  return command<ImportFileChanged>(db, ctx, { operation: 'changeImportFile', idempotencyKey, input }, async (tx) => {
    const { fileId } = input;
    const draft = await lockDraftOfFile(tx, ctx, fileId, OPEN, 'Wait until it is done, or discard it.');
    const file = await loadFile(tx, fileId);
    if (file.version !== input.version) refuse(new ChangedMeanwhile('file'));
    const options = optionsSaid(file, input);
    const run = { runId: draft.id, sourceId: draft.sourceId, reach: draft.reach, overwrite: {} };
    const { profiles, today } = await meetHouse(tx, db, ctx, run);
    const stored = await openStoredFile(db, ctx.organizationId, fileId);
    try {
      const reading = await lookAtFile(stored.path, options, profiles, today);
      if (reading.outcome === 'readable') await reading.dispose();
      await noteLook(tx, fileId, reading, options);
    } finally {
      await stored.dispose();
    }
    await reopenDraft(tx, draft.id);
    const subject = { kind: 'import_file', id: fileId };
    const activityId = await record(tx, ctx, { verb: 'import_file.changed', subject, facts: { draftId: draft.id } });
    return { type: 'ImportFileChanged', fileId, draftId: draft.id, activityId };
  });
}
