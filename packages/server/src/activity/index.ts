// Activity: what happened, who did it, when; and the one way a command runs.
// Owns: the log and its seal, idempotency keys, batches of fact versions in commit order, undo.
// Never knows: what a verb means; it is told a name, a subject and ids, and each feature brings its own undoing.
export { type ActivityLine, type ActivityPage, type ActivityQuestion, readActivity } from './activity.read.ts';
export * from './activity.refusals.ts';
export * from './built-on.read.ts';
export { closeFactBatch } from './close-fact-batch.ts';
export { answered, command, type CommandCall } from './command.ts';
export { forgetOldKeys } from './forget-old-keys.ts';
export { HAPPENED, hotCommand, type HotDecision, type HotWork } from './hot-command.ts';
export { keepSealing, type Sealing } from './keep-sealing.ts';
export { keepTidy } from './keep-tidy.ts';
export * from './record.ts';
export * from './restore-fact.ts';
export { sealActivity } from './seal-activity.ts';
export { type ActivityProof, type ActivityVerification, readActivityProof, verifyActivity } from './proof.read.ts';
export {
  type Act,
  type ActivityUndone,
  mayTakeBack,
  mayUndo,
  type NeverUndone,
  undo,
  type Undoer,
  type Undoers,
} from './undo.ts';
export { type SealBreach, type SealReport, verifySeal } from './verify-seal.ts';
