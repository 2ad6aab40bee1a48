// Books of packages: what sales, payments, sessions, refunds and expiries post to the ledger, and what is left of each package.
// Owns: which package a session is taken from, what a session does to balance, revenue and pay, the plan that keeps the books right.
// Must never know: who may do it, how a session is booked, or what a renewal is.
export * from './choose-package.rules.ts';
export * from './draw-session.rules.ts';
export * from './member-books.ts';
export * from './package-entries.rules.ts';
export { type BooksDifference, booksDifferences, booksSize } from './proofs.read.ts';
export { type BooksPlan, type PaidSession, planBooks } from './plan-books.rules.ts';
export * from './session-effect.rules.ts';
export * from './session-pay.rules.ts';
export { settleBooks, type Settling } from './settle-books.ts';
export { POLICY_AND_RATE } from './books.read.ts';
