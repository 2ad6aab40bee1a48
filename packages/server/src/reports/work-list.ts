import { answered } from '../activity/index.ts';
import { type Ctx, may, staffOf } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import { type Day, NotFound, type Refusal, refuse } from '../kernel/index.ts';
import { cursorOf, type Page, type PageAsked, readCursor } from '../members/index.ts';
import {
  inOrder,
  isUrgent,
  MOST_LINES,
  readKey,
  type WorkGroup,
  type WorkLineKey,
  writeKey,
} from './work-list.rules.ts';
import {
  readSnoozed,
  readWorkGroups,
  readWorkRows,
  readWorkSamples,
  settleWork,
  type WorkRow,
} from './work-list.read.ts';

/** One line of what needs doing. */
export interface WorkLine extends WorkGroup {
  readonly id: string;
  readonly urgent: boolean;
  /** The first few behind it, the oldest first. */
  readonly people: readonly WorkRow[];
  /** Where it was counted; null: everywhere in reach. */
  readonly countedAt: string | null;
}

/** What needs doing today. */
export interface WorkList {
  readonly lines: readonly WorkLine[];
  /** Lines in all, those that were put off left out. */
  readonly totalCount: number;
  /** Lines that the reader put off. */
  readonly snoozedCount: number;
}

/** Which line, and where: as it was asked for. */
export interface WorkLineAsked {
  readonly id: string;
  readonly locationId?: string | null;
}

const NAMED = 3;

const lineOf = (group: WorkGroup, today: Day, countedAt: string | null, people: readonly WorkRow[]): WorkLine => ({
  ...group,
  countedAt,
  id: writeKey(group),
  urgent: isUrgent(group, today),
  people,
});

/**
 * What needs doing today, at most seven lines: consultations that nobody marked, follow-ups that are due, new members whom
 * nobody set after three days. Each within the reader's reach; what they put off is left out until its day.
 * Refuses: `NotPermitted`, `NotFound` (a location that is not the reader's).
 */
export function workList(
  db: Database,
  ctx: Ctx,
  told: { readonly locationId?: string | null; readonly first?: number | null },
): Promise<WorkList | Refusal> {
  return answered(() => {
    const reach = may(ctx, 'readWorkList');
    return db.read(ctx.organizationId, async (query) => {
      const { asked, today } = await settleWork(query, ctx, reach, told.locationId ?? null);
      const staffId = staffOf(ctx);
      const [groups, snoozed] = await Promise.all([
        readWorkGroups(query, ctx.organizationId, asked),
        staffId === null ? new Set<string>() : readSnoozed(query, ctx.organizationId, staffId, today),
      ]);
      const open = inOrder(
        groups.filter((group) => !snoozed.has(writeKey(group))),
        today,
      );
      const shown = open.slice(0, Math.min(Math.max(1, told.first ?? MOST_LINES), MOST_LINES));
      const people = shown.length === 0 ? [] : await readWorkSamples(query, ctx.organizationId, asked, shown, NAMED);
      const behind = (line: WorkLineKey) => people.filter((row) => writeKey(row) === writeKey(line));
      return {
        lines: shown.map((group) => lineOf(group, today, asked.locationId, behind(group))),
        totalCount: open.length,
        snoozedCount: groups.length - open.length,
      };
    });
  });
}

/**
 * One line of the work list, also one that was put off.
 * Refuses: `NotPermitted`, `NotFound` (nothing to do there, or not the reader's).
 */
export function workLine(db: Database, ctx: Ctx, told: WorkLineAsked): Promise<WorkLine | Refusal> {
  return answered(() => {
    const reach = may(ctx, 'readWorkList');
    const key = readKey(told.id) ?? refuse(new NotFound('line'));
    return db.read(ctx.organizationId, async (query) => {
      const { asked, today } = await settleWork(query, ctx, reach, told.locationId ?? null);
      const [groups, people] = await Promise.all([
        readWorkGroups(query, ctx.organizationId, asked),
        readWorkRows(query, ctx.organizationId, asked, key, NAMED, null),
      ]);
      const group = groups.find((one) => writeKey(one) === told.id) ?? refuse(new NotFound('line'));
      return lineOf(group, today, asked.locationId, people);
    });
  });
}

/**
 * All who are behind a line, the oldest first, counted and listed in one snapshot.
 * Refuses: `NotPermitted`, `NotFound` (not the reader's), `InvalidInput` (a cursor that is none).
 */
export function workRows(
  db: Database,
  ctx: Ctx,
  told: WorkLineAsked & PageAsked,
): Promise<(Page<WorkRow> & { readonly totalCount: number }) | Refusal> {
  return answered(() => {
    const reach = may(ctx, 'readWorkList');
    const key = readKey(told.id) ?? refuse(new NotFound('line'));
    const after = readCursor(told.after, ['day', 'id']) as readonly [Day, string] | null;
    return db.read(ctx.organizationId, async (query) => {
      const { asked } = await settleWork(query, ctx, reach, told.locationId ?? null);
      const [groups, rows] = await Promise.all([
        readWorkGroups(query, ctx.organizationId, asked),
        readWorkRows(query, ctx.organizationId, asked, key, told.first + 1, after),
      ]);
      return {
        edges: rows.slice(0, told.first).map((node) => ({ node, cursor: cursorOf([node.day, node.id]) })),
        hasNextPage: rows.length > told.first,
        totalCount: groups.find((one) => writeKey(one) === told.id)?.count ?? 0,
      };
    });
  });
}
