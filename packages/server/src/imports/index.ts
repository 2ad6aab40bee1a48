// Imports: a club's files in: read, mapped, judged row by row, merged at once, and undone whole.
// Owns: runs, files, the staging area, what a run changed, how each source's files are read.
// Never knows: which screen or command asked; it calls no feature below it.
export { type ImportInput, importFiles } from './import-files.ts';
export {
  type FileReport,
  type ImportReport,
  type ImportRunLine,
  listImportRuns,
  readImportRuns,
  readReport,
  type RefusedRowReport,
} from './imports.read.ts';
export { StaleJudgement, TooMuch } from './imports.refusals.ts';
export { keepImporting } from './keep-importing.ts';
export { MOST_BYTES as MOST_UPLOAD_BYTES } from './look-at-file.ts';
export { settleStaleRuns } from './settle-stale-runs.ts';
export { type FileUploaded, uploadFile, type UploadInput } from './upload-file.ts';
export { isTableName } from './upload.rules.ts';
export { spoolStream } from './reading/index.ts';
export { type ImportUndone, NothingToUndo, undoImport } from './undo-import.ts';
