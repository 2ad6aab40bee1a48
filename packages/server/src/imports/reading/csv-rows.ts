// Text to rows, a piece at a time. Nothing here ever holds more than one piece of the file and the row being read.
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Encoding } from './encoding.rules.ts';
import type { Delimiter } from './delimiter.rules.ts';
import { FileRefused, refuse } from './refusals.rules.ts';
import type { RawRow } from './rows.rules.ts';

/** A quote that is never closed would swallow the rest of the file as one cell: past this many bytes it is refused. */
export const LONGEST_ROW_BYTES = 256 * 1024;
const PIECE_BYTES = 64 * 1024;

/** The file's text in pieces, without its byte-order mark. */
export async function* textPieces(path: string, encoding: Encoding): AsyncGenerator<string> {
  yield* decodePieces(createReadStream(path, { highWaterMark: PIECE_BYTES }), encoding);
}

/** Bytes to text; a character split over two pieces is put together again. */
export async function* decodePieces(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let isFirst = true;
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    if (text === '') continue;
    // The UTF-8 mark, should the sender have named another encoding over it.
    yield isFirst ? text.replace(/^ï»¿/, '') : text;
    isFirst = false;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The first `characters` of the text. */
export async function textHead(path: string, encoding: Encoding, characters = PIECE_BYTES): Promise<string> {
  let head = '';
  for await (const piece of textPieces(path, encoding)) {
    head += piece;
    if (head.length >= characters) break;
  }
  return head.slice(0, characters);
}

/**
 * Rows of delimited text with the line on which each starts. Empty lines are rows of one empty cell, so that the line
 * numbers stay a person's. Refuses (thrown as `FileRefused`): table-unreadable.
 */
export async function* csvRows(pieces: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<RawRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_ROW_BYTES,
  });
  // The iteration below hears of every failure: the parser is destroyed with it.
  pipeline(Readable.from(pieces), parser, () => undefined);
  let line = 1;
  try {
    for await (const record of parser) {
      const cells = record as string[];
      yield { rowNumber: line, cells };
      line += 1;
      for (const cell of cells) line += lineBreaks(cell);
    }
  } catch (error) {
    if (error instanceof FileRefused || !(error instanceof CsvError)) throw error;
    refuseRow(line);
  }
}

function lineBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function refuseRow(line: number): never {
  return refuse({
    code: 'table-unreadable',
    line,
    message: `The row that starts on line ${line} does not end: a quotation mark there is never closed.`,
    mend: 'Close or remove the quotation mark on that line, or export the file again.',
  });
}
