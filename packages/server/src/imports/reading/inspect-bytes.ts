// The first pass over a file: is it text, in which encoding, how large, and which file is it (its SHA-256)?
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import {
  encodingNamed,
  encodingOfMark,
  encodingOfZeros,
  isBinaryByte,
  isUndefinedIn1252,
  Utf8Witness,
  whatIsItNot,
} from './encoding.rules.ts';
import type { Encoding } from './encoding.rules.ts';
import { refuseBytes, refuseNotText, refuseOver } from './byte-refusals.rules.ts';
import { refuse } from './refusals.rules.ts';

/** How much is taken in at most. Workbooks are unpacked in memory, text is not: hence two limits. */
export interface Limits {
  /** Bytes of a text file. */
  readonly textBytes: number;
  /** Bytes of a workbook as sent. */
  readonly workbookBytes: number;
  /** Bytes of a workbook once unpacked (a small one can hide gigabytes). */
  readonly unpackedBytes: number;
  /** Rows of data. */
  readonly rows: number;
}

export const DEFAULT_LIMITS: Limits = {
  textBytes: 512 * 1024 * 1024,
  workbookBytes: 16 * 1024 * 1024,
  unpackedBytes: 96 * 1024 * 1024,
  rows: 5_000_000,
};

export interface InspectedBytes {
  readonly format: 'csv' | 'xlsx';
  /** null for a workbook. */
  readonly encoding: Encoding | null;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const HEAD_BYTES = 64 * 1024;

/**
 * Reads the file once from end to end. Refuses: file-missing, file-empty, file-too-large, file-binary,
 * file-old-excel, file-web-page, encoding-unknown, bytes-invalid.
 */
export async function inspectBytes(path: string, limits: Limits, encodingWanted?: string): Promise<InspectedBytes> {
  const size = await sizeOf(path);
  if (size === 0) {
    refuse({
      code: 'file-empty',
      message: 'The file is empty.',
      mend: 'Export it again and check that it has rows before sending it.',
    });
  }
  const head = await readHead(path, size);
  const notText = whatIsItNot(head);
  if (notText === 'zip') return inspectWorkbook(path, size, limits);
  if (notText !== null) refuseNotText(notText);
  refuseOver(size, limits.textBytes);
  return inspectText(path, size, head, encodingWanted);
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) {
    return refuse({
      code: 'file-missing',
      message: 'There is no such file.',
      mend: 'Check the path and that it may be read.',
    });
  }
  return found.size;
}

async function readHead(path: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const head = new Uint8Array(Math.min(HEAD_BYTES, size));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function inspectWorkbook(path: string, size: number, limits: Limits): Promise<InspectedBytes> {
  refuseOver(size, limits.workbookBytes);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return { format: 'xlsx', encoding: null, bytes: size, sha256: hash.digest('hex') };
}

async function inspectText(
  path: string,
  size: number,
  head: Uint8Array,
  encodingWanted?: string,
): Promise<InspectedBytes> {
  const wanted = encodingWanted === undefined ? null : wantedEncoding(encodingWanted);
  const mark = encodingOfMark(head);
  // "UTF-16" is said of either byte order; the file's own mark knows which.
  const declared = wanted === 'utf-16le' && mark === 'utf-16be' ? mark : (wanted ?? mark ?? encodingOfZeros(head));
  const hash = createHash('sha256');
  const witness = witnessFor(declared);
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Uint8Array);
    witness.see(chunk as Uint8Array);
  }
  return { format: 'csv', encoding: witness.verdict(), bytes: size, sha256: hash.digest('hex') };
}

function wantedEncoding(name: string): Encoding {
  const encoding = encodingNamed(name);
  if (encoding !== null) return encoding;
  return refuse({
    code: 'encoding-unknown',
    message: `"${name}" is no encoding that can be read.`,
    mend: 'Name one such as utf-8, utf-16le or cp1252, or leave it out and it is found from the file.',
    question: { option: 'encoding', options: ['utf-8', 'utf-16le', 'utf-16be', 'cp1252'], examples: [] },
  });
}

interface Witness {
  see(chunk: Uint8Array): void;
  verdict(): Encoding;
}

function witnessFor(declared: Encoding | null): Witness {
  return declared === null || declared === 'utf-8' ? utf8OrElse(declared) : decodingAs(declared);
}

// Nobody said which encoding it is: UTF-8 if every byte agrees, else the Western single-byte one. A file with more
// right than broken UTF-8 characters is a damaged UTF-8 file, and reading it as Windows-1252 would garble the right ones.
function utf8OrElse(declared: Encoding | null): Witness {
  const utf8 = new Utf8Witness();
  const western = new LineFinder();
  return {
    see(chunk) {
      utf8.see(chunk);
      western.see(chunk);
    },
    verdict() {
      utf8.end();
      if (western.isBinary()) return refuseNotText('binary');
      if (utf8.broken === 0) return 'utf-8';
      if (declared !== null || utf8.right > utf8.broken) return refuseBytes('UTF-8', utf8.firstBrokenLine ?? 1);
      if (western.undefinedLine !== null) return refuseBytes('UTF-8 or Windows-1252', western.undefinedLine);
      return 'windows-1252';
    },
  };
}

/** Counts bytes that no text has, and finds the first one that Windows-1252 does not define. */
class LineFinder {
  private seen = 0;
  private zeros = 0;
  private controls = 0;
  undefinedLine: number | null = null;
  private line = 1;
  private afterReturn = false;

  /** A zero byte is never text; a stray control character in a note is, one in a hundred bytes is not. */
  isBinary(): boolean {
    return this.zeros > 0 || (this.controls > 2 && this.controls * 100 > this.seen);
  }

  see(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (byte === 13 || (byte === 10 && !this.afterReturn)) this.line += 1;
      this.afterReturn = byte === 13;
      this.seen += 1;
      if (byte === 0) this.zeros += 1;
      else if (isBinaryByte(byte)) this.controls += 1;
      if (byte >= 0x80 && isUndefinedIn1252(byte)) this.undefinedLine ??= this.line;
    }
  }
}

// The decoder puts U+FFFD where it finds no character: its place gives the line to name.
function decodingAs(encoding: Encoding): Witness {
  const decoder = new TextDecoder(encoding);
  const bad = encoding === 'windows-1252' ? /[\u0081\u008d\u008f\u0090\u009d]/ : /\ufffd/;
  let line = 1;
  let endedOnReturn = false;
  let zeros = 0;
  const look = (text: string): void => {
    const at = text.search(bad);
    if (at >= 0) refuseBytes(encoding, line + breaksIn(text.slice(0, at), endedOnReturn));
    if (text.includes('\u0000')) zeros += 1;
    line += breaksIn(text, endedOnReturn);
    if (text !== '') endedOnReturn = text.endsWith('\r');
  };
  return {
    see: (chunk) => look(decoder.decode(chunk, { stream: true })),
    verdict() {
      look(decoder.decode());
      if (zeros > 0) refuseNotText('binary');
      return encoding;
    },
  };
}

function breaksIn(text: string, afterReturn: boolean): number {
  const counted = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return afterReturn && text.startsWith('\n') ? counted - 1 : counted;
}
