// Verbs: how a screen does something: asks once, says what came of it, offers to take it back.
// Owns the idempotency key, the toast with its undo, and the sentence of a refusal.
// Must never know what is done.
export { RefusalNote } from './refusal-note.tsx';
export { tell, Toasts } from './toasts.tsx';
export { type Refused, useVerb } from './use-verb.ts';
export { useUndo } from './use-undo.ts';
