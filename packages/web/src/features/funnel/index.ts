// Funnel: the rates and the rows behind them.
// Owns the opened figure: its formula in words, its parts, the reasons for what is left out.
// Must never know the paths of the app or who is signed in.
export { AskFigureRows } from './ask-figure-rows.tsx';
export { useSourceName, useStaffName } from './ask-staff-name.ts';
export { PARTS, TABS, type Part, type Tab } from './figure-rows.ts';
