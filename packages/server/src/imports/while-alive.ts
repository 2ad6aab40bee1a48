import type { Database, Tx } from '../db/index.ts';

/** The lock of one run's worker: it dies with the connection, and so with the process, whatever ended it. */
const ALIVE = 'pg_try_advisory_xact_lock(hashtextextended($1::text, 78))';

/**
 * Does the work of one run while holding the lock that says so. Null when somebody else holds it: one run is worked on
 * once, whichever server or command line got there first. Another process sees at once when this one is gone.
 */
export async function whileAlive<Answer>(
  db: Database,
  organizationId: string,
  runId: string,
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  let done: { readonly answer: Answer } | null = null;
  try {
    await db.transact(organizationId, async (tx) => {
      // The connection waits while others work: nobody may take that for idleness.
      await tx.rows("select set_config('idle_in_transaction_session_timeout', '0', true)");
      if (await isFree(tx, runId)) done = { answer: await work() };
    });
  } catch (error) {
    // Losing the lock after the work is done takes nothing from it.
    if (done === null) throw error;
  }
  return (done as { readonly answer: Answer } | null)?.answer ?? null;
}

/** Takes the run's lock until the transaction ends; false where its worker lives. */
export async function isFree(tx: Tx, runId: string): Promise<boolean> {
  const held = await tx.one<{ free: boolean }>(`select ${ALIVE} as free`, [runId]);
  return held?.free === true;
}
