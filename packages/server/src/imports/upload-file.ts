import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { answered, record } from '../activity/index.ts';
import { type Ctx, may, type Reach, staffOf } from '../auth/index.ts';
import type { Database, Tx } from '../db/index.ts';
import { newId, refuse, type Refusal } from '../kernel/index.ts';
import { locationsIn } from './house.read.ts';
import { ensureSource } from './import-files.ts';
import { TooMuch } from './imports.refusals.ts';
import { lockDraft, OPEN, reopenDraft } from './lock-draft.ts';
import { lookAtFile, noteLook } from './look-at-file.ts';
import { meetHouse } from './run-at-work.ts';
import { keepFile } from './stored-file.ts';

/** Files of one draft at most, and what they may weigh together. */
const MOST_FILES = 20;
const MOST_BYTES_TOGETHER = 256 * 1024 * 1024;
/** A source that nobody named yet. */
const UNNAMED_SOURCE = 'Files';

/** A file that was sent: where it lies now, what it is called, and the draft that it joins (a new one when null). */
export interface UploadInput {
  readonly draftId: string | null;
  readonly sourceName: string | null;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** The answer to an upload. */
export interface FileUploaded {
  readonly type: 'FileUploaded';
  readonly draftId: string;
  readonly fileId: string;
  readonly activityId: string | null;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function openDraft(tx: Tx, ctx: Ctx, reach: Reach, sourceName: string | null): Promise<string> {
  const draftId = newId();
  await tx.rows(
    `insert into import_run (organization_id, id, source_id, state, dry_run, staff_id, prepared, location_ids, actor)
     values ($1, $2, $3, 'DRAFT', false, $4, true, $5, $6)`,
    [
      tx.organizationId,
      draftId,
      await ensureSource(tx, sourceName ?? UNNAMED_SOURCE),
      staffOf(ctx),
      locationsIn(reach),
      JSON.stringify(ctx.actor),
    ],
  );
  return draftId;
}

/** What the draft holds already. The same file again is the file that is there: nothing is kept twice. */
async function roomFor(tx: Tx, draftId: string, sha256: string, bytes: number): Promise<string | null> {
  const files = await tx.rows<{ id: string; sha256: string; bytes: number }>(
    'select id, sha256, bytes from import_file where organization_id = $1 and run_id = $2 and removed_at is null',
    [tx.organizationId, draftId],
  );
  const same = files.find((file) => file.sha256 === sha256);
  if (same) return same.id;
  if (files.length >= MOST_FILES)
    refuse(new TooMuch(`An import holds at most ${MOST_FILES} files.`, 'Run this one, then begin another.'));
  if (files.reduce((sum, file) => sum + file.bytes, bytes) > MOST_BYTES_TOGETHER)
    refuse(new TooMuch('These files are too large together: at most 256 MB.', 'Send them in several imports.'));
  return null;
}

/** The name as people know the file, without the folders of their machine. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // A control character in a name is nobody's.
  const plain = last.replaceAll(/\p{Cc}/gu, '').trim();
  return plain.slice(0, 200) || 'file';
}

/**
 * Takes a file into a draft (a new one when none is named) and looks at it: kind, encoding, columns, the order of its
 * dates, or what it asks. The file is kept as it came. The very same file again is answered with the one that is there.
 *
 * Refuses: `NotPermitted`, `NotFound`, `ImportElsewhere`, `InvalidInput` (a source name), `TooMuch`.
 */
export function uploadFile(db: Database, ctx: Ctx, input: UploadInput): Promise<FileUploaded | Refusal> {
  return answered(async () => {
    const reach = may(ctx, 'importFiles');
    const sha256 = await digestOf(input.path);
    return db.transact(ctx.organizationId, async (tx): Promise<FileUploaded> => {
      const draftId = input.draftId ?? (await openDraft(tx, ctx, reach, input.sourceName));
      const draft = await lockDraft(tx, ctx, draftId, OPEN, 'Begin another import for further files.');
      const there = await roomFor(tx, draftId, sha256, input.bytes);
      if (there !== null) return { type: 'FileUploaded', draftId, fileId: there, activityId: null };
      const fileId = newId();
      await tx.rows(
        `insert into import_file (organization_id, id, run_id, name, outcome, bytes, sha256, uploaded_at, uploaded_by_staff_id)
         values ($1, $2, $3, $4, 'LEFT_ALONE', $5, $6, $7, $8)`,
        [tx.organizationId, fileId, draftId, plainName(input.name), input.bytes, sha256, ctx.now, staffOf(ctx)],
      );
      await keepFile(tx, fileId, input.path);
      const run = { runId: draftId, sourceId: draft.sourceId, reach: draft.reach, overwrite: {} };
      const { profiles, today } = await meetHouse(tx, db, ctx, run);
      const reading = await lookAtFile(input.path, {}, profiles, today);
      if (reading.outcome === 'readable') await reading.dispose();
      await noteLook(tx, fileId, reading, {});
      await reopenDraft(tx, draftId);
      const activityId = await record(tx, ctx, {
        verb: 'file.uploaded',
        subject: { kind: 'import_file', id: fileId },
        facts: { draftId, bytes: input.bytes },
      });
      return { type: 'FileUploaded', draftId, fileId, activityId };
    });
  });
}
