// Trainers: who trains, where they belong, and at what pay from which day on.
// Owns: pay rates; looking up a trainer or a location by id, for one and for many.
// Must never know: members, consultations, or what a trainer achieved.
export { setPayRate, type PayRateSet, type SetPayRate } from './set-pay-rate.ts';
export * from './trainers.read.ts';
export { undoers } from './undo-trainers.ts';
