import type { Tx } from '../db/index.ts';

/** Members a statement: bounded memory for an import of any size. */
const MEMBERS_AT_ONCE = 5000;

/**
 * Derives the journeys and stages of these members from their facts again, and stores what differs. Every verb and every
 * import that moves a consultation, a sale, a visit or a membership spell calls it in its own transaction, last. The
 * definition is the database's `expected_journeys` (README, "Journey"), which `verify` uses too.
 */
export async function refreshJourneys(tx: Tx, memberIds: readonly string[]): Promise<void> {
  for (let from = 0; from < memberIds.length; from += MEMBERS_AT_ONCE) {
    const some = [...memberIds.slice(from, from + MEMBERS_AT_ONCE)];
    await tx.rows('select refresh_journeys($1::uuid[])', [some]);
    await tx.rows('select refresh_stages($1::uuid[])', [some]);
  }
}
