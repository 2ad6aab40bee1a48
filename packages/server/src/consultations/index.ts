// Consultations: set, moved, held or not, cancelled, and why somebody did not buy; the journeys that shows open.
// Owns: chains and their slots, outcomes, objections, journeys and stages.
// Must never know: packages and their prices, or how a rate is computed from what happened here.
export { bookWalkIn, type BookWalkIn } from './book-walk-in.ts';
export { cancelConsultation, type CancelConsultation, type ConsultationCancelled } from './cancel-consultation.ts';
export { type ConsultationCounts, countConsultations, type CountsAsked } from './consultation-counts.read.ts';
export * from './consultations.read.ts';
export * from './consultations.refusals.ts';
export * from './consultations.rules.ts';
export { correctOutcome, type CorrectOutcome, type OutcomeCorrected } from './correct-outcome.ts';
export * from './journeys.ts';
export { missConsultation, type ConsultationMissed } from './miss-consultation.ts';
export { moveConsultation, type ConsultationMoved, type MoveConsultation } from './move-consultation.ts';
export { recordObjection, type ObjectionRecorded, type RecordObjection } from './record-objection.ts';
export { setConsultation, type ConsultationSet, type SetConsultation } from './set-consultation.ts';
export { showConsultation, type ConsultationShowed } from './show-consultation.ts';
export { undoers } from './undo-consultations.ts';
