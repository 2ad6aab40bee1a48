// Funnel: the rates and the rows behind them: one definition a figure, for screen, API, command line and export.
// Owns: the row sets, the figures over them, how a figure may be said and compared, which role reads which.
// Never knows: how a board is laid out, or who imported the facts.
export * from './figure.rules.ts';
export type { FigureDefinition } from './figure-definition.ts';
export { ALL_FIGURES, EXCLUDED_WORDS, FIGURE_NAMES, FIGURES, type FigureName } from './figures.read.ts';
export { readSources, type SourceLine } from './sources.read.ts';
export { numbers, type Numbers, type NumbersAsked } from './numbers.ts';
export type { FigureQuestion } from './find-figure.ts';
export {
  type RestatedChange,
  type RestatedRow,
  type Restatement,
  readRestatedRows,
  readRestatement,
} from './read-restatement.ts';
export { type Marks, marksOnDemand } from './restated-marks.ts';
export { EVERY_ROW, type LineOfRows } from './restated.rules.ts';
export {
  type CountedReason,
  type FigureDetail,
  type FigureRow,
  type FigureRowPage,
  readFigure,
  readFigureRows,
  reasonInWords,
  takeFigureRows,
  type Taker,
} from './read-figure.ts';
export type { RowPart } from './figure-rows.read.ts';
export { type Asked, checkPeriod, currencyOf, figuresIn, settle, type Settled, type View, viewOf } from './question.ts';
export {
  baseOf,
  BY_HAND,
  type Dimension,
  tally,
  type Moment,
  type Scope,
  type Tally,
  type TallyLine,
} from './tally.read.ts';
export { trainersOf, type TrainerLine } from './trainers.read.ts';
