// Reports: the morning board, its days and its comparison.
// Owns the board's question, its tiles, steps, trend, tables, the strip of the data's quality, and what needs doing.
// Must never know the paths of the app, who is signed in, or how a figure is worked out.
export { AskMorningBoard } from './ask-morning-board.tsx';
export { AskWorkLine } from './ask-work-line.tsx';
export { AskWorkList } from './ask-work-list.tsx';
export type { FigureScope } from './board.ts';
export { BoardHeader } from './board-header.tsx';
export { BoardSkeleton } from './board-skeleton.tsx';
export { LEAGUE_FIGURES, LEAGUE_LINES, readSort, writeSort, type Sort } from './league.rules.ts';
export type { Worker } from './work.ts';
export { COMPARISONS, comparedPeriodOf, PERIOD_NAMES, periodOf, type PeriodChoice } from './period.rules.ts';
