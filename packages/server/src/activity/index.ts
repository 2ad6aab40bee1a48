// Activity: what happened, who did it, when; and the one way a command runs.
// Owns: the log and its seal, idempotency keys, batches of fact versions in commit order.
// Never knows: what a verb means; it is told a name, a subject and ids.
export * from './command.ts';
export * from './record.ts';
