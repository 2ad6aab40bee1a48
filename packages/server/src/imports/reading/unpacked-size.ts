// A workbook is a zip archive, and a small zip can hold gigabytes. Before anything unpacks one into memory it is
// inflated here to nowhere, piece by piece, and given up as soon as it grows past the limit: what an archive says about
// its own sizes is not believed.
import { createInflateRaw } from 'node:zlib';
import { refuse } from './refusals.rules.ts';

export interface ArchiveEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packedBytes: number;
  readonly headerAt: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

/** The archive's directory. Refuses: workbook-unreadable (damaged, or larger than a plain zip can be). */
export function archiveEntries(archive: Buffer): ArchiveEntry[] {
  const end = endOfDirectory(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries: ArchiveEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) refuseDamaged();
    const nameBytes = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameBytes),
      method: archive.readUInt16LE(at + 10),
      packedBytes: archive.readUInt32LE(at + 20),
      headerAt: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfDirectory(archive: Buffer): number {
  const last = archive.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return refuseDamaged();
}

/** Inflates every entry and counts. Refuses: workbook-too-large, workbook-unreadable. */
export async function refuseIfUnpacksPast(
  archive: Buffer,
  entries: readonly ArchiveEntry[],
  limit: number,
): Promise<void> {
  let total = 0;
  for (const entry of entries) {
    total += await unpackedBytes(archive, entry, limit - total);
    if (total > limit) refuseTooLarge(limit);
  }
}

async function unpackedBytes(archive: Buffer, entry: ArchiveEntry, room: number): Promise<number> {
  const packed = packedPart(archive, entry);
  if (entry.method === 0) return packed.length;
  if (entry.method !== 8) refuseDamaged();
  const inflate = createInflateRaw();
  inflate.end(packed);
  let total = 0;
  try {
    for await (const piece of inflate) {
      total += (piece as Buffer).length;
      if (total > room) break;
    }
  } catch {
    refuseDamaged();
  }
  return total;
}

function packedPart(archive: Buffer, entry: ArchiveEntry): Buffer {
  const at = entry.headerAt;
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== LOCAL_ENTRY) refuseDamaged();
  const from = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  if (from + entry.packedBytes > archive.length) refuseDamaged();
  return archive.subarray(from, from + entry.packedBytes);
}

function refuseTooLarge(limit: number): never {
  const megabytes = Math.floor(limit / (1024 * 1024));
  return refuse({
    code: 'workbook-too-large',
    message: `The workbook unpacks to more than ${megabytes} MB, about ${Math.round(megabytes * 1600).toLocaleString('en')} rows.`,
    mend: 'Save the sheet as CSV, which may be larger, or export a shorter period.',
  });
}

/** Refuses a workbook that cannot be opened. */
export function refuseDamaged(): never {
  return refuse({
    code: 'workbook-unreadable',
    message: 'The workbook is damaged or protected and cannot be opened.',
    mend: 'Open it in a spreadsheet, save it again as .xlsx without a password, or save the sheet as CSV.',
  });
}
