// Which characters the bytes mean, and whether they are text at all.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | (string & {});

const NAMES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  ucs2: 'utf-16le',
  unicode: 'utf-16le',
  cp1252: 'windows-1252',
  win1252: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  cp1250: 'windows-1250',
  win1250: 'windows-1250',
  latin9: 'iso-8859-15',
  macroman: 'macintosh',
};

/** The decoder's name for an encoding as people write it ("CP1252", "UTF16"), or null where it is unknown. */
export function encodingNamed(name: string): Encoding | null {
  const known = NAMES[name.toLowerCase().replace(/[^a-z0-9]/g, '')];
  if (known !== undefined) return known;
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch {
    return null;
  }
}

/** The encoding that a byte-order mark at the start declares, or null. */
export function encodingOfMark(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/**
 * UTF-16 without a mark: in text of European languages nearly every second byte is zero, always on the same side.
 * Both counts of zeros are of the head's even and odd positions.
 */
export function encodingOfZeros(head: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return null;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

export type NotText = 'zip' | 'old-excel' | 'pdf' | 'picture' | 'packed' | 'web-page' | 'binary';

const MAGIC: readonly (readonly [NotText, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['old-excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['packed', [0x1f, 0x8b]],
  ['packed', [0x37, 0x7a, 0xbc, 0xaf]],
  ['packed', [0x52, 0x61, 0x72, 0x21]],
];

/** What a file that is no text is, by its first bytes; null where they could be text. */
export function whatIsItNot(head: Uint8Array): NotText | null {
  for (const [what, bytes] of MAGIC) {
    if (bytes.every((byte, at) => head[at] === byte)) return what;
  }
  const start = new TextDecoder('windows-1252')
    .decode(head.subarray(0, 512))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<table|<\?xml|<head|<body)/.test(start)) return 'web-page';
  return null;
}

/** True for a control byte that no text file has (tab, line breaks, form feed, Ctrl-Z and escape may be there). */
export function isBinaryByte(byte: number): boolean {
  return (
    byte < 0x20 &&
    byte !== 9 &&
    byte !== 10 &&
    byte !== 11 &&
    byte !== 12 &&
    byte !== 13 &&
    byte !== 0x1a &&
    byte !== 0x1b
  );
}

/** Bytes that stand for nothing in Windows-1252. */
export function isUndefinedIn1252(byte: number): boolean {
  return byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d;
}

/**
 * Follows UTF-8 byte by byte: how many characters of more than one byte were right, how many were broken, and the
 * line of the first broken one. It needs the whole file because the one accented letter may be in the last row.
 */
export class Utf8Witness {
  right = 0;
  broken = 0;
  firstBrokenLine: number | null = null;
  private pending = 0;
  private low = 0x80;
  private high = 0xbf;
  private line = 1;
  private afterReturn = false;

  see(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (byte < 0x80 && this.pending === 0) {
        this.countLine(byte);
        continue;
      }
      this.step(byte);
    }
  }

  end(): void {
    if (this.pending > 0) this.isBroken();
  }

  private step(byte: number): void {
    if (this.pending > 0) {
      if (byte >= this.low && byte <= this.high) {
        this.pending -= 1;
        this.low = 0x80;
        this.high = 0xbf;
        if (this.pending === 0) this.right += 1;
        return;
      }
      this.isBroken();
    }
    if (byte < 0x80) this.countLine(byte);
    else this.lead(byte);
  }

  // The bounds of the second byte keep out overlong forms, surrogates and code points past U+10FFFF.
  private lead(byte: number): void {
    this.afterReturn = false;
    if (byte >= 0xc2 && byte <= 0xdf) this.pending = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.pending = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.pending = 3;
    else return this.isBroken();
    if (byte === 0xe0) this.low = 0xa0;
    if (byte === 0xed) this.high = 0x9f;
    if (byte === 0xf0) this.low = 0x90;
    if (byte === 0xf4) this.high = 0x8f;
  }

  private isBroken(): void {
    this.broken += 1;
    this.firstBrokenLine ??= this.line;
    this.pending = 0;
    this.low = 0x80;
    this.high = 0xbf;
  }

  private countLine(byte: number): void {
    if (byte === 13 || (byte === 10 && !this.afterReturn)) this.line += 1;
    this.afterReturn = byte === 13;
  }
}
