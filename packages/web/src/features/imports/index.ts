// Imports: files of other systems, prepared, judged row by row, and written in at once.
// Owns the drop, the mapping, the verdicts, mending in place, progress, history and taking a whole run back.
// Must never know what an imported row means to the funnel.
export { AskDraft } from './ask-draft.tsx';
export { AskHistory } from './ask-history.tsx';
export { AskReport } from './ask-report.tsx';
export { type RowShow, ROW_SHOWS } from './words.ts';
