import type { Sealing } from '../activity/index.ts';
import { type Database, isReachable, pendingMigrations } from '../db/index.ts';
import type { Readiness } from './http/health.ts';

/** A round takes seconds; a sealer that has not come round for this long is stuck or dead. */
const SEALER_QUIET_MS = 120_000;

/** What must hold before requests are let in. */
export function readinessOf(db: Database, sealing: Sealing, startedAt: Date): readonly Readiness[] {
  return [
    { name: 'database', check: async () => ((await isReachable(db)) ? null : 'no answer') },
    {
      name: 'migrations',
      check: async () => {
        const pending = await pendingMigrations(db);
        return pending.length === 0 ? null : `${pending.length} pending`;
      },
    },
    {
      name: 'sealer',
      check: async () => {
        const quietSince = sealing.lastRoundAt() ?? startedAt;
        return Date.now() - quietSince.getTime() < SEALER_QUIET_MS ? null : 'quiet for too long';
      },
    },
  ];
}
