import type { Tx } from '../db/index.ts';

/**
 * Derives the stages of these members from their facts again: what every verb ends with that moves a membership. The
 * definition is the database's own; journeys do not rest on memberships.
 */
export async function refreshStages(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await tx.rows('select refresh_stages($1::uuid[])', [memberIds]);
}
