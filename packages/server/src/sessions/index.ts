// Sessions: scheduled, held, missed, cancelled, taken back; each with its four effects in one transaction.
// Owns: a session's life and the hot path that ends it; which policy holds where; what waits for somebody to resolve it.
// Must never know: renewals, pay periods, or which system told of a session.
export { type CancelSession, cancelSession, type SessionCancelled } from './cancel-session.ts';
export type { SessionMeant, SessionReceipt, ToldSession } from './end-session.ts';
export type { GivenBack } from './give-back.ts';
export { type LogSession, logSession, type SessionLogged } from './log-session.ts';
export { type MissSession, missSession, type SessionMissed } from './miss-session.ts';
export { type ScheduleSession, scheduleSession, type SessionScheduled } from './schedule-session.ts';
export * from './sessions.refusals.ts';
export { type SessionTakenBack, type TakeBackSession, takeBackSession } from './take-back-session.ts';
export { undoers } from './undo-sessions.ts';
