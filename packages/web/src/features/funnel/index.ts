// Funnel: the rates and the rows behind them.
// Owns the opened figure: its formula in words, its parts, the reasons for what is left out.
// Must never know the paths of the app or who is signed in.
export { AskFigureRows } from './ask-figure-rows.tsx';
export { useStaffName } from './ask-staff-name.ts';
export { PARTS, type FilterChip, type Part } from './figure-rows.ts';
