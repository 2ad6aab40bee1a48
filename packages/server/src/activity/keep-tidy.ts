import { setTimeout as pause } from 'node:timers/promises';
import { sweepSignIns } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { forgetOldKeys } from './forget-old-keys.ts';

const EVERY_MS = 60 * 60 * 1_000;

async function tidyAll(
  db: Database,
  now: Date,
  goesOn: () => boolean,
  onError: (error: unknown) => void,
): Promise<void> {
  await sweepSignIns(db, now).catch(onError);
  const organizations = await db.global.rows<{ id: string }>('select organization_id as id from directory_list()');
  for (const { id } of organizations) {
    if (!goesOn()) return;
    await forgetOldKeys(db, id, now).catch(onError);
  }
}

/** Forgets, hour by hour, what is kept for a time only: ended visits, dead links, old counts, answers to old keys. */
export function keepTidy(
  db: Database,
  options: { everyMs?: number; onError?: (error: unknown) => void } = {},
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const onError = options.onError ?? (() => undefined);
  const rounds = (async () => {
    while (!signal.aborted) {
      await tidyAll(db, new Date(), () => !signal.aborted, onError).catch(onError);
      await pause(options.everyMs ?? EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await rounds;
    },
  };
}
