// Activity: what happened, as the screens tell it.
// Owns the words of the log's verbs, a member's story, how the log is searched and proved, and how an entry is taken back.
// Must never know what an act changes beyond its words.
export { AskLog } from './ask-log.tsx';
export { AskLogFilter } from './ask-log-filter.tsx';
export { AskLogProof } from './ask-log-proof.tsx';
export { AskTimeline } from './ask-timeline.tsx';
export type { LogFilter } from './log-filter-sheet.tsx';
export { type Subject, SUBJECTS } from './log.rules.ts';
