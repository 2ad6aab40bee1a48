import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../db/index.ts';
import { closeFactBatch } from './close-fact-batch.ts';
import { sealActivity } from './seal-activity.ts';

/** The background sealer. */
export interface Sealing {
  /** When a round last came to its end; null before the first. */
  lastRoundAt(): Date | null;
  /** Finishes the organization at hand and ends; resolves when it has. */
  stop(): Promise<void>;
}

const EVERY_MS = 2_000;

async function sealAll(db: Database, goesOn: () => boolean, onError: (error: unknown) => void): Promise<void> {
  const organizations = await db.global.rows<{ organization_id: string }>(
    'select organization_id from directory_list()',
  );
  for (const { organization_id: id } of organizations) {
    if (!goesOn()) return;
    // One organization's trouble must not leave the others unsealed.
    await closeFactBatch(db, id).catch(onError);
    await sealActivity(db, id).catch(onError);
  }
}

/**
 * Seals every organization's log and closes its batches of fact versions, again and again until stopped. A failure (the
 * database restarts) is told to `onError` and tried again at the next round.
 */
export function keepSealing(
  db: Database,
  options: { everyMs?: number; onError?: (error: unknown) => void } = {},
): Sealing {
  const stopping = new AbortController();
  const onError = options.onError ?? (() => undefined);
  const goesOn = () => !stopping.signal.aborted;
  let lastRoundAt: Date | null = null;
  const rounds = (async () => {
    while (goesOn()) {
      await sealAll(db, goesOn, onError).then(() => (lastRoundAt = new Date()), onError);
      await pause(options.everyMs ?? EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(
        () => undefined,
      );
    }
  })();
  return {
    lastRoundAt: () => lastRoundAt,
    stop: async () => {
      stopping.abort();
      await rounds;
    },
  };
}
