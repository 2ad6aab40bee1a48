// Figures: how a number of the trade is said and drawn, the same on every screen.
// Owns speech, change, interval band, sparkline and the "so far" mark.
// Must never know where a figure comes from, and never work one out.
export { Change } from './change.tsx';
export {
  figureClock,
  figureLabel,
  figureSentence,
  speak,
  speakChange,
  spellInterval,
  type ChangeShape,
  type FigureName,
  type FigureShape,
} from './figure.ts';
export { FigureCell } from './figure-cell.tsx';
export { Interval } from './interval.tsx';
export { Restated } from './restated.tsx';
export { SoFar } from './so-far.tsx';
export { Sparkline } from './sparkline.tsx';
export { LargeFigure, SmallFigure } from './value.tsx';
