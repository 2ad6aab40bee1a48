// Consultations: set, moved, held or not, and why somebody did not buy; those who are to be followed up.
// Owns the day's list and its keys, the sheets of every act but the sale, the be-back queue.
// Must never know what is sold, the paths of the app, or how members are found: the page hands that in.
export { AskBeBacks } from './ask-be-backs.tsx';
export { AskCancel } from './ask-cancel.tsx';
export { AskConsultation } from './ask-consultation.tsx';
export { AskCorrect } from './ask-correct.tsx';
export { AskDay } from './ask-day.tsx';
export { AskMove } from './ask-move.tsx';
export { AskObjection } from './ask-objection.tsx';
export { AskSet } from './ask-set.tsx';
export { AskTalk } from './ask-talk.tsx';
export { AskWalkIn } from './ask-walk-in.tsx';
export { DayFilters } from './day-filters.tsx';
export type { BeBackRow } from './be-backs-view.tsx';
export type { Kind } from './groups.ts';
export type { ConsultationRow } from './rows.ts';
export type { Act } from './states.rules.ts';
export { useWaiting } from './use-waiting.ts';
export { useTrainers } from './use-trainers.ts';
export { nameOf } from './words.ts';
