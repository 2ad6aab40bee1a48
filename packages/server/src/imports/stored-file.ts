import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database, Tx } from '../db/index.ts';
import { temporaryFolder } from './reading/index.ts';

/** One piece: what a request holds in memory of a file, however long the file is. */
const PIECE_BYTES = 512 * 1024;

/** Keeps a file as it came, piece by piece. */
export async function keepFile(tx: Tx, fileId: string, path: string): Promise<void> {
  let place = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    await tx.rows('insert into import_chunk (organization_id, file_id, place, bytes) values ($1, $2, $3, $4)', [
      tx.organizationId,
      fileId,
      place,
      piece,
    ]);
    place += 1;
  }
}

/** A kept file on the disk again, for readers that go over it more than once. */
export interface OpenedFile {
  readonly path: string;
  dispose(): Promise<void>;
}

/** Brings a kept file back onto the disk, piece by piece. */
export async function openStoredFile(db: Database, organizationId: string, fileId: string): Promise<OpenedFile> {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'file');
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let place = 0; ; place += 1) {
      const piece = await db.read(organizationId, (query) =>
        query.one<{ bytes: Buffer }>(
          'select bytes from import_chunk where organization_id = $1 and file_id = $2 and place = $3',
          [organizationId, fileId, place],
        ),
      );
      if (!piece) return;
      yield piece.bytes;
    }
  }
  try {
    await pipeline(Readable.from(pieces()), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return { path, dispose: folder.dispose };
  } catch (error) {
    await folder.dispose();
    throw error;
  }
}

/** Forgets a kept file; what was read from it stays. */
export async function forgetFile(tx: Tx, fileId: string): Promise<void> {
  await tx.rows('delete from import_chunk where organization_id = $1 and file_id = $2', [tx.organizationId, fileId]);
}
