// Funnel: the rates and the rows behind them.
// Owns the funnel with its gaps and break-downs, and the opened figure: its formula, its parts, its reasons, its corrections.
// Must never know the paths of the app or who is signed in.
export { AskFigureRows } from './ask-figure-rows.tsx';
export { AskFunnel } from './ask-funnel.tsx';
export { FUNNEL_BY, type FunnelBy, type FunnelHrefs } from './funnel.ts';
export { useSourceName, useStaffName } from './ask-staff-name.ts';
export { PARTS, TABS, type Part, type Tab } from './figure-rows.ts';
