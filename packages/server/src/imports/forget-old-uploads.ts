import type { Database } from '../db/index.ts';
import { clearDraft } from './discard-import.ts';
import { OPEN } from './lock-draft.ts';

/** A draft that nobody touched for this long is given up. */
const DRAFT_DAYS = 30;
/** The files of an import that is over are kept for this long, for looking up what they said. */
const FILE_DAYS = 30;
const DAY_MS = 86_400_000;

/** Gives up drafts that were left lying, and forgets the files of imports that are long over. */
export async function forgetOldUploads(db: Database, organizationId: string, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const left = await db.read(organizationId, (query) =>
    query.rows<{ id: string }>(
      `select i.id from import_run i where i.organization_id = $1 and i.prepared and i.state = any ($2) and i.heartbeat_at < $3
         and not exists (select from import_file f where f.organization_id = $1 and f.run_id = i.id and f.uploaded_at >= $3)
       order by i.id limit 100`,
      [organizationId, OPEN, before(DRAFT_DAYS)],
    ),
  );
  for (const { id } of left) await db.transact(organizationId, (tx) => clearDraft(tx, id, now));
  await db.transact(organizationId, (tx) =>
    tx.rows(
      `delete from import_chunk c using import_file f, import_run i
       where c.organization_id = $1 and f.organization_id = $1 and f.id = c.file_id and i.organization_id = $1 and i.id = f.run_id
         and i.state in ('COMMITTED', 'UNDONE', 'DISCARDED', 'REFUSED') and i.finished_at < $2`,
      [organizationId, before(FILE_DAYS)],
    ),
  );
}
