import type { Tx } from '../db/index.ts';
import type { OverwriteRule, SourceProfile } from './house.read.ts';
import {
  type DateOrder,
  type DecimalMark,
  type FileReading,
  type HeadingMap,
  type ImportKind,
  readFile,
} from './reading/index.ts';
import { factsOf, OUTCOMES, planKept } from './stage-files.ts';

/** Rows of one uploaded file at most. */
export const MOST_ROWS = 500_000;
/** Bytes of one uploaded file at most; a workbook is unpacked in memory and has a smaller limit of its own. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** What a person said on how a file is to be read; what is left out is found from the file. */
export interface FileOptions {
  readonly kind?: ImportKind;
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  /** Heading → field, or "ignore". */
  readonly headings?: HeadingMap;
  readonly overwrite?: Readonly<Record<string, OverwriteRule>>;
}

/** Reads a file as the person said, as its source's files were read before, and as the file itself shows, in this order. */
export async function lookAtFile(
  path: string,
  options: FileOptions,
  profiles: readonly SourceProfile[],
  today: string,
): Promise<FileReading> {
  const maps: Partial<Record<ImportKind, HeadingMap>> = Object.fromEntries(
    profiles.map(({ kind, headings }) => [kind, headings]),
  );
  const { kind, headings, encoding, dateOrder, decimal } = options;
  if (kind && headings) maps[kind] = { ...maps[kind], ...headings };
  const asked = {
    maps,
    today,
    limits: { rows: MOST_ROWS, textBytes: MOST_BYTES },
    ...(kind ? { kind } : {}),
    ...(encoding ? { encoding } : {}),
    ...(decimal ? { decimal } : {}),
  };
  const reading = await readFile(path, { ...asked, ...(dateOrder ? { dateOrder } : {}) });
  const asksOrder =
    reading.outcome === 'refused' && reading.refusals.some(({ question }) => question?.option === 'dateOrder');
  const before = profiles.find((profile) => profile.kind === kindOf(reading))?.dateOrder;
  // An order that the source's files had before answers the question; it never overrules what a file shows.
  return asksOrder && before && !dateOrder ? readFile(path, { ...asked, dateOrder: before }) : reading;
}

function kindOf(reading: FileReading): ImportKind | null {
  return reading.outcome === 'unknown-kind' ? null : reading.kind;
}

/** Notes what a look at a file of a draft showed, and what a person said on it. */
export async function noteLook(tx: Tx, fileId: string, reading: FileReading, options: FileOptions): Promise<void> {
  const plan = reading.outcome === 'readable' ? planKept(reading.plan) : null;
  await tx.rows(
    `update import_file set kind = $3, outcome = $4, facts = $5, options = $6, plan = $7, counts = '{}', version = version + 1
     where organization_id = $1 and id = $2`,
    [
      tx.organizationId,
      fileId,
      kindOf(reading),
      OUTCOMES[reading.outcome],
      JSON.stringify(factsOf(reading)),
      JSON.stringify(options),
      plan === null ? null : JSON.stringify(plan),
    ],
  );
}
