import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../db/index.ts';
import { lapsePackages } from './lapse-packages.ts';

/** Midnight comes at another hour at each location; nobody waits longer than this for it. */
const EVERY_MS = 60_000;

async function settleAll(db: Database, goesOn: () => boolean, onError: (error: unknown) => void): Promise<void> {
  const organizations = await db.global.rows<{ id: string }>('select organization_id as id from directory_list()');
  for (const { id } of organizations) {
    if (!goesOn()) return;
    await lapsePackages(db, id, new Date()).catch(onError);
  }
}

/** Lapses packages soon after each location's midnight, and catches up with the midnights that nobody was there for. */
export function keepBooks(
  db: Database,
  options: { everyMs?: number; onError?: (error: unknown) => void } = {},
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const onError = options.onError ?? (() => undefined);
  const rounds = (async () => {
    while (!signal.aborted) {
      await settleAll(db, () => !signal.aborted, onError).catch(onError);
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
