// The PostgreSQL that SetShow brings along: its whole life on one machine.
// Owns the data folder, its port, password, lock, users and log, and its file-level backup.
// Must never know what lies in the database, nor who asks.
export { backupEmbedded, restoreEmbedded } from './backup.ts';
export { startEmbeddedPostgres } from './start-embedded-postgres.ts';
export type { EmbeddedOptions, EmbeddedPostgres } from './start-embedded-postgres.ts';
