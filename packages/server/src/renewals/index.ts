// Renewals: which package followed which.
// Owns: the matching of packages with their successors.
// Must never know: how a session is logged, what anybody is paid, or who asks.
export * from './successors.rules.ts';
