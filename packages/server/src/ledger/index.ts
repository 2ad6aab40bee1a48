// Ledger: money and session credits in double entry, only ever added to.
// Owns: the chart of accounts, entries with their lines, mirrors; that each entry balances and is turned back once at most.
// Never knows: what a package, a session, a member or a pay period is; it is told ids and dates.
export * from './post-entries.ts';
export * from './postings.rules.ts';
