// What is said of a file whose bytes are no table.
import type { NotText } from './encoding.rules.ts';
import { refuse } from './refusals.rules.ts';

const MEBIBYTE = 1024 * 1024;

/** Bytes that the encoding does not have. */
export function refuseBytes(encoding: string, line: number): never {
  return refuse({
    code: 'bytes-invalid',
    line,
    message: `Line ${line} has bytes that are no ${encoding} text.`,
    mend: 'Export the file again as UTF-8, or name the encoding that it really has.',
    question: { option: 'encoding', options: ['utf-8', 'utf-16le', 'utf-16be', 'cp1252'], examples: [] },
  });
}

/** Past the size limit. */
export function refuseOver(size: number, limit: number): void {
  if (size <= limit) return;
  refuse({
    code: 'file-too-large',
    message: `The file has ${megabytes(size)} MB; at most ${megabytes(limit)} MB are taken in.`,
    mend: 'Export a shorter period, or a workbook as CSV, which may be larger.',
  });
}

function megabytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(1).replace(/\.0$/, '');
}

const WHAT_IT_IS: Readonly<Record<Exclude<NotText, 'zip' | 'old-excel' | 'web-page'>, string>> = {
  pdf: 'a PDF document',
  picture: 'a picture',
  packed: 'a packed archive',
  binary: 'not text',
};

/** A file that is something else than text. */
export function refuseNotText(what: NotText): never {
  if (what === 'old-excel') {
    return refuse({
      code: 'file-old-excel',
      message: 'This is a workbook of the old Excel format (.xls).',
      mend: 'Open it and save it as .xlsx or as CSV.',
    });
  }
  if (what === 'web-page') {
    return refuse({
      code: 'file-web-page',
      message: 'This is a web page, perhaps named as a table.',
      mend: 'Open it in a spreadsheet and save it as .xlsx or as CSV, or choose CSV where it was exported.',
    });
  }
  const described = what === 'zip' ? 'a packed archive' : WHAT_IT_IS[what];
  return refuse({
    code: 'file-binary',
    message: `The file is ${described}, not a table.`,
    mend: 'Send a CSV file or an .xlsx workbook.',
  });
}
