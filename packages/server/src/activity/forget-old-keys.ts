import type { Database } from '../db/index.ts';

/** An answer is given again to its key for so long (README, "Idempotency"). */
const KEPT_DAYS = 30;
/** A bounded delete: it never holds many rows at once. */
const BATCH = 5_000;

/** Forgets the answers to keys older than 30 days. Returns how many. */
export async function forgetOldKeys(db: Database, organizationId: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  let forgotten = 0;
  for (;;) {
    const gone = await db.transact(organizationId, (tx) =>
      tx.rows(
        `delete from idempotency_key k where k.organization_id = $1 and (k.actor, k.operation, k.key) in (
           select o.actor, o.operation, o.key from idempotency_key o
           where o.organization_id = $1 and o.created_at < $2 order by o.created_at limit ${BATCH})
         returning 1 as one`,
        [organizationId, before],
      ),
    );
    forgotten += gone.length;
    if (gone.length < BATCH) return forgotten;
  }
}
