import { record } from '../../activity/index.ts';
import { type Ctx, may } from '../../auth/index.ts';
import type { Database, Query } from '../../db/index.ts';
import { takeFigureRows } from '../../funnel/index.ts';
import { isRefusal, newId, Refused } from '../../kernel/index.ts';
import { countMembers, listMembers } from '../../members/index.ts';
import { readBoard } from '../../reports/index.ts';
import type { ExportAsked } from './export-asked.ts';
import { BOARD_COLUMNS, type BoardRow, figureRowColumns, memberColumns, type Names } from './columns.ts';
import { readNamesOfAll } from './names.read.ts';
import type { Format, Sheet } from './sheets.ts';
import type { Column } from './table.rules.ts';

/** Members a page: the list is read on behind the last one, so that a long one is never held whole. */
const MEMBERS_AT_ONCE = 1000;

/** What an export came to. */
export interface Exported {
  readonly rows: number;
}

type Begin = (rows: number) => Promise<void>;

async function takeTable<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  begun: Begin,
  write: (begin: Begin, add: (rows: readonly Row[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  await write(
    async (rows) => {
      await sheet.begin(columns, rows);
      await begun(rows);
    },
    (rows) => sheet.add(rows.map((row) => columns.map(({ of }) => of(row)))),
  );
}

async function boardRows(db: Database, ctx: Ctx, asked: ExportAsked & { what: 'board' }): Promise<BoardRow[]> {
  const board = await readBoard(db, ctx, asked.question);
  const lines = [
    ...[board.total].map((line) => ({ kind: 'total' as const, line })),
    ...board.locations.map((line) => ({ kind: 'location' as const, line })),
    ...board.trainers.map((line) => ({ kind: 'trainer' as const, line })),
  ];
  const rows: BoardRow[] = [];
  for (const { kind, line } of lines) {
    for (const change of line.figures) {
      const restated = (await change.figure.restated?.()) ?? false;
      const { location, trainer, rank } = line;
      rows.push({
        line: kind,
        location: location?.name ?? null,
        trainer: trainer?.name ?? null,
        rank,
        change,
        restated,
      });
    }
  }
  return rows;
}

async function takeMembers(
  db: Database,
  ctx: Ctx,
  { filter, order }: ExportAsked & { what: 'members' },
  begin: Begin,
  add: (
    rows: readonly Extract<Awaited<ReturnType<typeof listMembers>>, { edges: unknown }>['edges'][number]['node'][],
  ) => Promise<void>,
): Promise<void> {
  const count = await countMembers(db, ctx, filter);
  if (isRefusal(count)) throw new Refused(count);
  await begin(count);
  let after: string | null = null;
  do {
    const page = await listMembers(db, ctx, { ...filter, order, first: MEMBERS_AT_ONCE, after });
    if (isRefusal(page)) throw new Refused(page);
    await add(page.edges.map(({ node }) => node));
    after = page.hasNextPage ? (page.edges.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
}

/** What decided the rows, in ids, days and figures: the log carries no word that somebody typed. */
function factsOf(asked: ExportAsked): Record<string, unknown> {
  if (asked.what === 'members') {
    const { text, ...filter } = asked.filter;
    return { ...filter, order: asked.order, byText: Boolean(text) };
  }
  if (asked.what === 'board') return { ...asked.question };
  const { item, ...question } = asked.question;
  return { figure: asked.name, part: asked.part, reason: asked.reason, ...question, byItem: Boolean(item) };
}

const NOUNS = { 'figure-rows': 'figure_rows', board: 'board', members: 'members' } as const;

async function recordExport(
  db: Database,
  ctx: Ctx,
  asked: ExportAsked,
  told: { format: Format; rows: number; complete: boolean },
): Promise<void> {
  const locationId = asked.what === 'members' ? asked.filter.locationId : asked.question.locationId;
  await db.transact(ctx.organizationId, (tx) =>
    record(tx, ctx, {
      verb: `${NOUNS[asked.what]}.exported`,
      subject: { kind: 'export', id: newId() },
      locationId: locationId ?? null,
      facts: { ...factsOf(asked), ...told },
    }),
  );
}

const OPERATIONS = { 'figure-rows': 'readFigureRows', board: 'readBoard', members: 'readMembers' } as const;

/**
 * Writes an export into a sheet: the same reads as the screen's, under the same permission and row scope, a batch of rows at a
 * time. `begun` hears how many rows there will be, once nothing can be refused any more. Who exported what, and how many rows
 * left the house, is recorded before the file ends, and also where it was cut off.
 *
 * Refuses (thrown): what the reads refuse; `InvalidInput` for an Excel sheet that would be too long.
 */
export async function writeExport(
  db: Database,
  ctx: Ctx,
  asked: ExportAsked,
  out: { readonly sheet: Sheet; readonly format: Format; readonly begun?: Begin },
): Promise<Exported> {
  may(ctx, OPERATIONS[asked.what]);
  const names = await db.read(ctx.organizationId, (query: Query) => readNamesOfAll(query, ctx.organizationId));
  const { sheet, format } = out;
  let [rows, left] = [0, false];
  const counting: Sheet = {
    ...sheet,
    add: async (added) => {
      left = true;
      await sheet.add(added);
      rows += added.length;
    },
  };
  const begun: Begin = async (total) => out.begun?.(total);
  try {
    await take(db, ctx, asked, counting, names, begun);
  } catch (error) {
    if (left) await recordExport(db, ctx, asked, { format, rows, complete: false });
    throw error;
  }
  await recordExport(db, ctx, asked, { format, rows, complete: true });
  await sheet.end();
  return { rows };
}

function take(db: Database, ctx: Ctx, asked: ExportAsked, sheet: Sheet, names: Names, begun: Begin): Promise<void> {
  if (asked.what === 'board') {
    return takeTable(sheet, BOARD_COLUMNS, begun, async (begin, add) => {
      const rows = await boardRows(db, ctx, asked);
      await begin(rows.length);
      await add(rows);
    });
  }
  if (asked.what === 'members') {
    return takeTable(sheet, memberColumns(names), begun, (begin, add) => takeMembers(db, ctx, asked, begin, add));
  }
  const { name, question, part, reason } = asked;
  return takeTable(sheet, figureRowColumns(names), begun, async (begin, add) => {
    await takeFigureRows(db, ctx, name, question, { part, reason }, { begin, take: add });
  });
}
