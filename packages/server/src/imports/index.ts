// Imports: a club's files in: read, mapped, judged row by row, merged at once, and undone whole.
// Owns: runs, files, the staging area, what a run changed, how each source's files are read.
// Never knows: which screen or command asked; it calls no feature below it.
export { type ImportInput, importFiles } from './import-files.ts';
export {
  type FileReport,
  type ImportReport,
  type ImportRunLine,
  readImportRuns,
  readReport,
  type RefusedRowReport,
} from './imports.read.ts';
export { settleStaleRuns } from './settle-stale-runs.ts';
export { type ImportUndone, NothingToUndo, undoImport } from './undo-import.ts';
