import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, InvalidInput, isDay, isId, refuse } from '../kernel/index.ts';
import type { Figure } from './figure.rules.ts';
import { eachRow, readReasons, readRows, type RowPart, type StoredRow } from './figure-rows.read.ts';
import { type FigureQuestion, find } from './find-figure.ts';
import { EVERY_ROW } from './restated.rules.ts';
import { marksOnDemand } from './restated-marks.ts';
import { CLOCK_WORDS, EXCLUDED_WORDS, type FigureName, FIGURES, WHY_WORDS } from './figures.read.ts';
import { detailOf, eventsOf, type RowEvent } from './row-words.rules.ts';
import { baseOf, type Tally } from './tally.read.ts';

/** How many rows of a part have one reason; the code is what the rows are narrowed by. */
export interface CountedReason {
  readonly code: string;
  readonly reason: string;
  readonly count: number;
}

/** A figure with its words and what it leaves out. */
export interface FigureDetail {
  readonly figure: Figure<FigureName>;
  readonly formula: string;
  readonly clockInWords: string;
  /** In words, the most frequent first. */
  readonly excludedReasons: readonly CountedReason[];
  /** The same of the rows that count, for figures of who fell out between two steps. */
  readonly countedReasons: readonly CountedReason[];
  /** What was asked: its rows are asked for with it again. */
  readonly question: FigureQuestion;
}

/** One row behind a figure. */
export interface FigureRow {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly trainerId: string | null;
  readonly locationId: string;
  /** On the figure's clock. */
  readonly date: Day;
  readonly part: RowPart;
  /** In the numerator. */
  readonly counted: boolean;
  readonly open: boolean;
  readonly reason: string | null;
  /** What happened, for a reader's own words and dates; `detail` says the same in ISO days. */
  readonly events: readonly RowEvent[];
  readonly detail: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
}

/** A page of rows. */
export interface FigureRowPage {
  readonly rows: readonly { readonly cursor: string; readonly row: FigureRow }[];
  readonly hasNextPage: boolean;
  /** The figure's own count of this part. */
  readonly totalCount: number;
}

/**
 * A figure, its formula in words, its clock, and the reasons of the rows that it leaves out.
 * Refuses: `NotPermitted`; `NotFound` (a figure, location or trainer that is not the reader's); `InvalidInput`.
 */
export function readFigure(db: Database, ctx: Ctx, name: FigureName, question: FigureQuestion): Promise<FigureDetail> {
  return db.read(ctx.organizationId, async (query) => {
    const { asked, figure, settled } = await find(query, ctx, 'readBoard', name, question);
    const [left, counted] = [
      await readReasons(query, ctx.organizationId, asked, 'EXCLUDED'),
      await readReasons(query, ctx.organizationId, asked, 'NUMERATOR'),
    ];
    const knownAt = question.knownAt ?? null;
    const marks = marksOnDemand(db, ctx, { names: [name], period: asked.period, settled, knownAt });
    return {
      figure: { ...figure, restated: async () => (await marks())(name, EVERY_ROW) },
      formula: FIGURES[name].formula,
      clockInWords: CLOCK_WORDS[FIGURES[name].clock],
      excludedReasons: left.map(inWords),
      countedReasons: counted.map(inWords),
      question,
    };
  });
}

function countOf(name: FigureName, part: RowPart, counted: Tally | undefined): number {
  if (part === 'EXCLUDED') return counted?.excluded ?? 0;
  if (part === 'NUMERATOR') return counted?.counted ?? 0;
  return FIGURES[name].kind === 'RATE' ? (counted?.inside ?? 0) : 0;
}

/** A reason's code in words. */
export const reasonInWords = (code: string): string => EXCLUDED_WORDS[code] ?? WHY_WORDS[code] ?? code;
const inWords = ({ code, count }: { code: string; count: number }): CountedReason => ({
  code,
  reason: reasonInWords(code),
  count,
});

const MOST_ROWS = 100;
const cursorOf = (row: StoredRow) => Buffer.from(JSON.stringify([row.day, row.id])).toString('base64url');

function placeOf(cursor: string | null | undefined): readonly [Day, string] | null {
  if (!cursor) return null;
  try {
    const [day, id, ...more]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof day === 'string' && isDay(day) && typeof id === 'string' && isId(id) && more.length === 0)
      return [day, id];
  } catch {
    // What can not be read is refused below, like any other text that is no cursor.
  }
  return refuse(new InvalidInput('after', 'That is no cursor of this list.', 'Send the endCursor of the page before.'));
}

function rowOf(name: FigureName, part: RowPart, row: StoredRow, events: RowEvent[]): FigureRow {
  const isMoney = FIGURES[name].base === 'sales';
  return {
    id: row.id,
    memberId: row.memberId,
    memberName: row.memberName,
    trainerId: row.trainerId,
    locationId: row.locationId,
    date: row.day,
    part,
    counted: row.counted,
    open: row.open,
    reason: row.reason === null ? null : reasonInWords(row.reason),
    events,
    detail: detailOf(events),
    amountMinor: isMoney ? row.amountMinor : null,
    currency: isMoney ? row.currency : null,
  };
}

/**
 * The rows of one part of a figure, the newest first, at most 100 a page. They are counted and listed over the same row set
 * within the same snapshot, so `totalCount` is the number that the figure says.
 * Refuses: `NotPermitted`; `NotFound` (a figure, location or trainer that is not the reader's); `InvalidInput`.
 */
export function readFigureRows(
  db: Database,
  ctx: Ctx,
  name: FigureName,
  question: FigureQuestion,
  page: {
    readonly part: RowPart;
    readonly first: number;
    readonly after?: string | null;
    readonly reason?: string | null;
  },
): Promise<FigureRowPage> {
  const after = placeOf(page.after);
  if (page.first < 1 || page.first > MOST_ROWS) {
    refuse(
      new InvalidInput('first', `A page of ${page.first} rows can not be had.`, `Ask for 1 to ${MOST_ROWS} rows.`),
    );
  }
  return db.read(ctx.organizationId, async (query) => {
    const { asked, counted } = await find(query, ctx, 'readFigureRows', name, question);
    const reason = page.part === 'DENOMINATOR' ? null : (page.reason ?? null);
    const limit = page.first + 1;
    const rows = await readRows(query, ctx.organizationId, asked, page.part, { limit, after, reason });
    const base = baseOf(name, asked.scope) ?? '';
    const totalCount =
      page.reason == null || page.part === 'DENOMINATOR'
        ? countOf(name, page.part, counted)
        : ((await readReasons(query, ctx.organizationId, asked, page.part)).find(({ code }) => code === page.reason)
            ?.count ?? 0);
    return {
      rows: rows
        .slice(0, page.first)
        .map((row) => ({ cursor: cursorOf(row), row: rowOf(name, page.part, row, eventsOf(base, row)) })),
      hasNextPage: rows.length > page.first,
      totalCount,
    };
  });
}

/** Who takes a list of any length: first how much there is, then batch by batch; each waits until the one before is taken. */
export interface Taker<Row> {
  begin(totalCount: number): Promise<void>;
  take(rows: readonly Row[]): Promise<void>;
}

const partIn = (row: StoredRow, kind: string): RowPart =>
  row.leftOut ? 'EXCLUDED' : row.counted || kind !== 'RATE' ? 'NUMERATOR' : 'DENOMINATOR';

/**
 * Every row of a figure, or of one part of it, from one snapshot and in bounded memory: what an export is made of. Without a
 * part, a row says by its own part where it stands: counted, counted among, or left out. Returns how many there were.
 * Refuses as `readFigureRows`.
 */
export function takeFigureRows(
  db: Database,
  ctx: Ctx,
  name: FigureName,
  question: FigureQuestion,
  wanted: { readonly part: RowPart | null; readonly reason?: string | null },
  taker: Taker<FigureRow>,
): Promise<number> {
  return db.read(ctx.organizationId, async (query) => {
    const { asked, counted } = await find(query, ctx, 'readFigureRows', name, question);
    const { kind } = FIGURES[name];
    const base = baseOf(name, asked.scope) ?? '';
    const whole = countOf(name, kind === 'RATE' ? 'DENOMINATOR' : 'NUMERATOR', counted) + (counted?.excluded ?? 0);
    await taker.begin(wanted.part === null ? whole : countOf(name, wanted.part, counted));
    let taken = 0;
    const reason = wanted.reason ?? null;
    for await (const rows of eachRow(query, ctx.organizationId, asked, wanted.part ?? 'ALL', reason)) {
      await taker.take(rows.map((row) => rowOf(name, wanted.part ?? partIn(row, kind), row, eventsOf(base, row))));
      taken += rows.length;
    }
    return taken;
  });
}
