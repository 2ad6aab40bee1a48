// Reports: what a manager reads in the morning, composed from the funnel's figures.
// Owns: the board, the funnel with its gaps, lines side by side, what needs doing today; no definition of any figure.
// Never knows: how a figure is counted; it asks the funnel.
export {
  type Board,
  type BoardLine,
  type BoardQuestion,
  type FunnelStep,
  type FunnelStepKey,
  readBoard,
  type TrendPoint,
} from './read-board.ts';
export { assignWorkLine, type AssignWorkLine, type WorkLineAssigned } from './assign-work-line.ts';
export { snoozeWorkLine, type SnoozeWorkLine, type WorkLineSnoozed } from './snooze-work-line.ts';
export { undoers } from './undo-reports.ts';
export { workLine, type WorkLine, type WorkLineAsked, workList, type WorkList, workRows } from './work-list.ts';
export type { WorkRow } from './work-list.read.ts';
export { MOST_LINES, readKey, WORK_KINDS, type WorkKind, type WorkLineKey } from './work-list.rules.ts';
export type { FunnelGap, FunnelGapKey, FunnelLine, FunnelStage } from './funnel-lines.ts';
export { type Funnel, type FunnelBy, type FunnelQuestion, readFunnel } from './read-funnel.ts';
export {
  type ComparedBy,
  type ComparedLine,
  type Comparison,
  type ComparisonQuestion,
  readComparison,
} from './read-comparison.ts';
export type { LocationAmount, MonthAmount, PackageInBooks, PayAmount } from './books.read.ts';
export { type Books, readBooks } from './read-books.ts';
