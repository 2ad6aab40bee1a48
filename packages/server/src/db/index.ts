// Db: the stored world: opening it, binding a transaction to its organization, migrating it.
// Owns: connections, migrations, roles and the ORM's driver. SQL of the features lives with them, in their *.read.ts.
// Never knows: what any table means to the trade.
export { CannotStart } from './cannot-start.ts';
export { connect, type Database, type Query, type Tx } from './database.ts';
export { inBatches } from './in-batches.ts';
export { describeCatalogue } from './describe-catalogue.ts';
export { migrate } from './migrate.ts';
export { openDatabase, type OpenDatabase } from './open-database.ts';
export { isReachable, pendingMigrations } from './readiness.ts';
export { queryOnce } from './query-once.ts';
export type { Decision, Statement } from './two-trips.ts';
export { setUpRoles } from './set-up-roles.ts';
