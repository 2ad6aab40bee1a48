// A file on the disk for one test, gone after it, and its rows collected.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefused, readFile } from './index.ts';
import type { AcceptedRow, FileReading, ReadableFile, ReadOptions, RefusedRow } from './index.ts';

const folders: string[] = [];

/** Writes a file and gives its path. */
export async function aFile(content: string | Uint8Array, name = 'export.csv'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setshow-test-'));
  folders.push(folder);
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Removes what `aFile` wrote. */
export async function removeFiles(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

/** Reads a file of these contents. */
export async function reading(content: string | Uint8Array, options: ReadOptions = {}): Promise<FileReading> {
  return readFile(await aFile(content), options);
}

/** The same, where it must be readable. */
export async function readable(content: string | Uint8Array, options: ReadOptions = {}): Promise<ReadableFile> {
  const file = await reading(content, options);
  if (file.outcome !== 'readable') throw new Error(`not readable: ${JSON.stringify(file)}`);
  return file;
}

/** The code of the first refusal of a whole file. */
export async function refusalOf(content: string | Uint8Array, options: ReadOptions = {}): Promise<string> {
  const file = await reading(content, options);
  return file.outcome === 'refused' ? file.refusals[0].code : file.outcome;
}

export interface Collected {
  readonly accepted: AcceptedRow[];
  readonly refused: RefusedRow[];
}

/** Every judged row of a file. */
export async function collect(file: ReadableFile): Promise<Collected> {
  const accepted: AcceptedRow[] = [];
  const refused: RefusedRow[] = [];
  for await (const row of file.rows()) {
    if (isRefused(row)) refused.push(row);
    else accepted.push(row);
  }
  await file.dispose();
  return { accepted, refused };
}
