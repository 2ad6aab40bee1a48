// An upload to a file of its own: judging needs to read it more than once, and memory is not the place to keep it.
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileRefused, refuse } from './refusals.rules.ts';
import type { FileRefusal } from './refusals.rules.ts';

export interface Spooled {
  readonly path: string;
  readonly bytes: number;
  /** Removes the file. */
  dispose(): Promise<void>;
}

const PREFIX = 'setshow-import-';

/** A folder for one reading, gone with `dispose`. Its name says which process made it. */
export async function temporaryFolder(): Promise<{ path: string; dispose(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  return { path, dispose: () => rm(path, { recursive: true, force: true }) };
}

/** Removes what a process that was killed left lying: folders made before `moment`. Returns how many. */
export async function sweepTemporaryFolders(moment: Date): Promise<number> {
  let swept = 0;
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(tmpdir(), name);
    // Another process may be quicker, and another user's folders are theirs to remove.
    const made = await stat(path).catch(() => null);
    if (made === null || made.mtime >= moment) continue;
    if (
      await rm(path, { recursive: true, force: true }).then(
        () => true,
        () => false,
      )
    )
      swept += 1;
  }
  return swept;
}

/** Writes a stream to a temporary file as it comes. Returns a refusal (file-too-large) past `limitBytes`, with nothing kept. */
export async function spoolStream(
  stream: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<Spooled | { readonly refusal: FileRefusal }> {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'upload');
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of stream) {
      bytes += piece.length;
      if (bytes > limitBytes) refuseUpload(limitBytes);
      yield piece;
    }
  }
  try {
    await pipeline(Readable.from(counted()), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return { path, bytes, dispose: folder.dispose };
  } catch (error) {
    await folder.dispose();
    if (error instanceof FileRefused) return { refusal: error.refusal };
    throw error;
  }
}

function refuseUpload(limit: number): never {
  const megabytes = Math.floor(limit / (1024 * 1024));
  return refuse({
    code: 'file-too-large',
    message: `The file has more than ${megabytes} MB.`,
    mend: 'Export a shorter period and send it in parts.',
  });
}
