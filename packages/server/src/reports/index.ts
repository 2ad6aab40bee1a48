// Reports: what a manager reads in the morning, composed from the funnel's figures.
// Owns: the board: its lines, its trend and its steps; no definition of any figure.
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
