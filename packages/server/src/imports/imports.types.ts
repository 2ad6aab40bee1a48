import { ID, Int } from 'type-graphql';
import { connectionOf, DONE, enumType, inputType, InstantScalar, objectType, refusalType } from '../api/index.ts';
import type { FileReport, ImportReport, ImportRunLine, RefusedRowReport } from './imports.read.ts';
import type { ImportUndone } from './undo-import.ts';

export const ImportStateEnum = enumType('ImportState', 'Where an import stands.', {
  DRAFT: 'Its files are being prepared.',
  JUDGING: 'Its rows are being judged.',
  JUDGED: 'Every row has its verdict, and nothing was written.',
  MERGING: 'It is being written; nothing of it shows before it is whole.',
  COMMITTED: 'Written.',
  UNDONE: 'Written, and taken back.',
  REFUSED: 'Not taken in.',
  ABANDONED: 'Its process was stopped before anything was written.',
  STALE: 'The house changed since its rows were judged, so nothing was written: it is to be judged again.',
  FAILED: 'It could not be judged.',
  DISCARDED: 'Given up before anything was written.',
});
export const FileOutcomeEnum = enumType('ImportFileOutcome', 'What became of a file.', {
  READ: 'It was read.',
  LEFT_ALONE: 'Of no kind that can be taken in.',
  REFUSED: 'It could not be read.',
});

export const ImportRunType = objectType<
  Omit<ImportRunLine, 'counts' | 'runId' | 'startedByStaffId' | 'undoneByStaffId'>
>('ImportRun', 'One import in the history.', {
  source: [() => String, 'Where the files came from.'],
  state: [() => ImportStateEnum, 'Where it stands.'],
  dryRun: [() => Boolean, 'Whether it was to judge only.'],
  startedAt: [() => InstantScalar, 'When it began.'],
  finishedAt: [() => InstantScalar, 'When it was over.', 'nullable'],
  undoneAt: [() => InstantScalar, 'When it was taken back.', 'nullable'],
  rowsJudged: [() => Int, 'How many rows were judged so far.'],
  files: [() => [String], 'The names of its files.'],
  prepared: [() => Boolean, 'Whether it was prepared on a screen: then it can be opened as a draft under the same id.'],
});
export const ImportRunConnection = connectionOf('ImportRun', () => ImportRunType, 'imports', false);
export const CountsType = objectType<FileReport['counts']>('ImportCounts', 'What happened to the rows of a file.', {
  create: [() => Int, 'New.'],
  update: [() => Int, 'Changed something that was there.'],
  unchanged: [() => Int, 'As it was there already.'],
  repeated: [() => Int, 'The same row again in the file.'],
  superseded: [() => Int, 'Replaced by a later row of the file.'],
  refused: [() => Int, 'Refused.'],
});
const FileType = objectType<Omit<FileReport, 'facts'>>('ImportFile', 'A file of an import.', {
  name: [() => String, 'Its name.'],
  kind: [() => String, 'What it holds; none where it was left alone.', 'nullable'],
  outcome: [() => FileOutcomeEnum, 'What became of it.'],
  counts: [() => CountsType, 'What happened to its rows.'],
});
export const ReasonType = objectType<RefusedRowReport['reasons'][number]>('RefusedCell', 'Why a row was refused.', {
  column: [() => String, 'In which column.'],
  value: [() => String, 'What stands there.'],
  code: [() => String, 'The reason as a code.'],
  message: [() => String, 'The reason in words.'],
  mend: [() => String, 'What would be right.'],
});
const RefusedRowType = objectType<RefusedRowReport>('RefusedRow', 'A row that was refused.', {
  file: [() => String, 'In which file.'],
  row: [() => Int, 'The number of the row.'],
  id: [() => String, 'What the source calls it.', 'nullable'],
  reason: [() => String, 'Why, in words.'],
  reasons: [() => [ReasonType], 'Why, cell by cell.'],
});
export const ImportReportType = objectType<ImportReport>('ImportReport', 'What happened to every row of an import.', {
  runId: [() => ID, 'The import.'],
  state: [() => ImportStateEnum, 'Where it stands.'],
  files: [() => [FileType], 'Its files.'],
  refused: [() => [RefusedRowType], 'The refused rows, at most 10,000.'],
  suggestedDuplicates: [() => Int, 'New members who may be there already.'],
});

export const UndoImportInput = inputType<{ runId: string }>('UndoImportInput', 'An import that is to be taken back.', {
  runId: [() => ID, 'Which.'],
});
export const ImportUndoneType = objectType<ImportUndone>('ImportUndone', 'A whole import was taken back.', {
  ...DONE,
  runId: [() => ID, 'Which.'],
  rowsTakenBack: [() => Int, 'How many rows it had written.'],
});
export const NothingToUndoType = refusalType('NothingToUndo', 'It changed nothing, or was undone already.');
