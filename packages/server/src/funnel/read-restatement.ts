import type { Ctx } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { addDays, dayAt, type Day, instantOf, type Period } from '../kernel/index.ts';
import { changeInWords, dayOfFact } from './change-words.rules.ts';
import { type Figure, figureOf } from './figure.rules.ts';
import { FIGURES, type FigureName } from './figures.read.ts';
import { readBatchClosedBy } from './known-at.read.ts';
import { currencyOf, type Settled } from './question.ts';
import { type FigureQuestion, find } from './find-figure.ts';
import {
  type LateChange,
  readFirstKnown,
  readLateChanges,
  readLateMembers,
  readMovedRows,
  readNames,
} from './restated.read.ts';
import { EVERY_ROW, type MovedRow, type Movement, movementOf } from './restated.rules.ts';
import { baseOf, type Moment, tally } from './tally.read.ts';

/** Since when a figure is looked at for corrections, and the earlier state of knowledge that this means. */
export interface Since {
  readonly instant: Date;
  readonly then: Moment;
}

/** When a manager has read the evening's numbers at the latest: what was logged overnight is no correction. */
const MORNING = '06:00';

/**
 * Since when a figure of a period counts as restated (README, ground rule 10): the instant asked for, or the morning after the
 * period ended, at the location where it came last; never before anything was known at all. What happened later than that
 * morning is no correction. Null where nothing can have been restated yet.
 */
export async function sinceOf(
  query: Query,
  ctx: Ctx,
  settled: Settled,
  period: Period,
  knownAt: Date | null | undefined,
): Promise<Since | null> {
  const { asOf, batch } = settled.moment;
  if (knownAt && batch !== null) return { instant: knownAt, then: settled.moment };
  const morning = addDays(period.to, 1);
  if (morning > asOf) return null;
  const first = await readFirstKnown(query, ctx.organizationId);
  if (first === null) return null;
  const { locationId } = settled.scope;
  const zones = settled.locations.filter(({ id }) => locationId === null || id === locationId).map((l) => l.timeZone);
  const mornings = zones.map((zone) => instantOf(`${morning}T${MORNING}`, zone)?.getTime() ?? 0);
  const instant = new Date(Math.max(first.getTime(), ...mornings));
  if (instant >= ctx.now) return null;
  const correctedFrom = [...zones.map((zone) => dayAt(instant, zone)), dayAt(instant, 'UTC')].sort()[0] ?? morning;
  return {
    instant,
    then: {
      asOf,
      batch: await readBatchClosedBy(query, ctx.organizationId, instant),
      correctedFrom: correctedFrom < morning ? morning : correctedFrom,
    },
  };
}

/** A figure as it stood then and as it stands now. */
export interface Restatement {
  readonly since: Date;
  readonly before: Figure<FigureName>;
  readonly after: Figure<FigureName>;
  readonly cameIn: number;
  readonly wentOut: number;
  readonly changed: number;
  readonly name: FigureName;
  readonly question: FigureQuestion;
}

/** What happened to a row since then, when, and by whom where it is known. */
export interface RestatedChange {
  readonly what: string;
  readonly recordedAt: Date;
  readonly activityId: string | null;
  readonly actorKind: LateChange['actorKind'];
  /** Who did it, in words; null for a job or the command line. */
  readonly actorName: string | null;
}

/** One row that moved a figure. */
export interface RestatedRow extends Movement {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly date: Day;
  readonly trainerId: string | null;
  readonly locationId: string | null;
  readonly changes: readonly RestatedChange[];
}

interface Moved {
  readonly row: MovedRow;
  readonly movement: Movement;
}

async function movedRows(
  query: Query,
  ctx: Ctx,
  name: FigureName,
  settled: Settled,
  period: Period,
  since: Since,
): Promise<Moved[]> {
  const { scope } = settled;
  const base = baseOf(name, scope);
  if (base === null) return [];
  const members = await readLateMembers(query, ctx.organizationId, [base], period, since.then.batch ?? 0);
  if (members.length === 0) return [];
  const asked = { period, then: since.then, scope, members };
  const rows = await readMovedRows(query, ctx.organizationId, base, [name], asked);
  return rows.flatMap((row) => {
    const movement = movementOf(row, name, FIGURES[name].kind, EVERY_ROW);
    return movement === null ? [] : [{ row, movement }];
  });
}

/**
 * What corrections made of a figure since it was known, or null when none moved it. Its rows explain the whole difference
 * between before and after. Refuses as `readFigure`.
 */
export function readRestatement(
  db: Database,
  ctx: Ctx,
  name: FigureName,
  question: FigureQuestion,
): Promise<Restatement | null> {
  return db.read(ctx.organizationId, async (query) => {
    const { settled, asked } = await find(query, ctx, 'readBoard', name, question);
    const since = await sinceOf(query, ctx, settled, asked.period, question.knownAt);
    if (since === null) return null;
    const moved = await movedRows(query, ctx, name, settled, asked.period, since);
    if (moved.length === 0) return null;
    const { kind, clock } = FIGURES[name];
    const figureAt = async (moment: Moment) => {
      const terms = { names: [name], windows: [asked.period], moment, scope: settled.scope };
      const [line] = await tally(query, ctx.organizationId, { ...terms, lines: [] });
      return figureOf({ name, kind, clock }, line?.tallies[name], currencyOf(settled));
    };
    const count = (wanted: Movement['kind']) => moved.filter(({ movement }) => movement.kind === wanted).length;
    return {
      since: since.instant,
      before: await figureAt(since.then),
      after: await figureAt({ asOf: since.then.asOf, batch: null }),
      cameIn: count('CAME_IN'),
      wentOut: count('WENT_OUT'),
      changed: count('CHANGED'),
      name,
      question,
    };
  });
}

/** Told of one row at most: the latest are the ones that left it as it is. */
const MOST_CHANGES = 5;

function changesOf(row: MovedRow, changes: readonly LateChange[], since: Since): RestatedChange[] {
  const { correctedFrom } = since.then;
  const told = changes.flatMap((change) => {
    const fell = change.isVoided || change.after['rescinded'] === true;
    const isCorrection = correctedFrom === undefined || fell || dayOfFact(change) < correctedFrom;
    const what = change.memberId === row.memberId && isCorrection ? changeInWords(change) : null;
    return what === null ? [] : [{ what, change }];
  });
  // The row's own fact first: it says more than what happened to the member besides.
  const own = told.filter(({ change }) => change.factId === row.id);
  return [...own, ...told.filter((other) => !own.includes(other))]
    .slice(0, MOST_CHANGES)
    .map(({ what, change: { recordedAt, activityId, actorKind, actorName } }) => ({
      what,
      recordedAt,
      activityId,
      actorKind,
      actorName,
    }));
}

/** A page of the rows that moved a figure, the newest day first, `from` of them skipped; with how many there are in all. */
export function readRestatedRows(
  db: Database,
  ctx: Ctx,
  name: FigureName,
  question: FigureQuestion,
  page: { readonly first: number; readonly from: number },
): Promise<{ readonly rows: readonly RestatedRow[]; readonly totalCount: number }> {
  return db.read(ctx.organizationId, async (query) => {
    const { settled, asked } = await find(query, ctx, 'readFigureRows', name, question);
    const since = await sinceOf(query, ctx, settled, asked.period, question.knownAt);
    if (since === null) return { rows: [], totalCount: 0 };
    const moved = await movedRows(query, ctx, name, settled, asked.period, since);
    const shown = moved.slice(page.from, page.from + page.first);
    const members = [...new Set(shown.map(({ row }) => row.memberId))];
    const changes = await readLateChanges(query, ctx.organizationId, members, since.then.batch ?? 0);
    const names = await readNames(query, ctx.organizationId, members);
    const rows = shown.map(({ row, movement }) => ({
      ...movement,
      id: row.id,
      memberId: row.memberId,
      memberName: names.get(row.memberId) ?? '',
      date: row.day,
      trainerId: (row.after ?? row.before)?.trainerId ?? null,
      locationId: (row.after ?? row.before)?.locationId ?? null,
      changes: changesOf(row, changes, since),
    }));
    return { rows, totalCount: moved.length };
  });
}
