import type { Tx } from '../db/index.ts';

/** Adds up again what stands beside the ledger for packages whose facts moved without an entry: a freeze, an expiry. */
export async function refreshPackages(tx: Tx, packageIds: readonly string[]): Promise<void> {
  await tx.rows('select refresh_package_state($1::uuid[])', [packageIds]);
}
