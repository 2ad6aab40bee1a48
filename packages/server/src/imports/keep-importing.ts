import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../db/index.ts';
import { forgetOldUploads } from './forget-old-uploads.ts';
import { sweepTemporaryFolders } from './reading/index.ts';
import { settleStaleRuns } from './settle-stale-runs.ts';
import { workOnDraft } from './work-on-draft.ts';

/** How soon work that somebody asked for begins. */
const EVERY_MS = 500;
const DAY_MS = 86_400_000;
const TIDY_EVERY_MS = 60 * 60 * 1_000;
/** Looked at in one round; whatever another server is at is passed over. */
const AT_ONCE = 20;

async function tidyAll(db: Database, now: Date, onError: (error: unknown) => void): Promise<void> {
  // A folder for one reading lives for minutes: an older one is a killed process's, and people's data lie in it.
  await sweepTemporaryFolders(new Date(now.getTime() - DAY_MS)).catch(onError);
  const organizations = await db.global.rows<{ id: string }>('select organization_id as id from directory_list()');
  for (const { id } of organizations) {
    await settleStaleRuns(db, id).catch(onError);
    await forgetOldUploads(db, id, now).catch(onError);
  }
}

async function workOnAll(db: Database, goesOn: () => boolean, onError: (error: unknown) => void): Promise<void> {
  const jobs = await db.global.rows<{ organizationId: string; runId: string }>(
    'select organization_id as "organizationId", run_id as "runId" from import_job_list($1)',
    [AT_ONCE],
  );
  for (const { organizationId, runId } of jobs) {
    if (!goesOn()) return;
    // One draft's trouble must not keep the others waiting.
    await workOnDraft(db, organizationId, runId, new Date()).catch(onError);
  }
}

/**
 * Judges and writes the imports that people ask for on their screens, one after the other, until stopped; any number of
 * servers share the work. A server that ends in the middle leaves nothing half-written, and another takes the work up. Hour
 * by hour it closes what was killed and forgets old files. Failures are told to `onError`.
 */
export function keepImporting(
  db: Database,
  options: { everyMs?: number; onError?: (error: unknown) => void } = {},
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const onError = options.onError ?? (() => undefined);
  const goesOn = () => !signal.aborted;
  const rounds = (async () => {
    let tidiedAt = 0;
    while (goesOn()) {
      if (Date.now() - tidiedAt > TIDY_EVERY_MS) {
        tidiedAt = Date.now();
        await tidyAll(db, new Date(), onError).catch(onError);
      }
      await workOnAll(db, goesOn, onError).catch(onError);
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
