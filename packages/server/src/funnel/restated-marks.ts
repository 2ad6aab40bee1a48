import type { Ctx } from '../auth/index.ts';
import type { Database } from '../db/index.ts';
import type { Period } from '../kernel/index.ts';
import type { BaseName } from './base-rows.read.ts';
import { FIGURES, type FigureName } from './figures.read.ts';
import type { Settled } from './question.ts';
import { sinceOf } from './read-restatement.ts';
import { readLateMembers, readMovedRows } from './restated.read.ts';
import { type LineOfRows, movementOf } from './restated.rules.ts';
import { baseOf } from './tally.read.ts';

/** Whether a figure of a line was restated. */
export type Marks = (name: FigureName, line: LineOfRows) => boolean;

/** What a board's figures were asked for with. */
export interface MarksAsked {
  readonly names: readonly FigureName[];
  readonly period: Period;
  readonly settled: Settled;
  readonly knownAt: Date | null;
}

const rowsFor = (name: FigureName, line: LineOfRows, settled: Settled): BaseName | null =>
  line.trainerId === null ? baseOf(name, settled.scope) : FIGURES[name].trainerBase;

/**
 * Which figures of a whole set of lines were restated, for one period: one statement a row set for all figures and lines, over
 * those members alone of whom anything was written since; none where nothing was.
 */
export function readMarks(db: Database, ctx: Ctx, asked: MarksAsked): Promise<Marks> {
  const { names, period, settled } = asked;
  return db.read(ctx.organizationId, async (query) => {
    const since = await sinceOf(query, ctx, settled, period, asked.knownAt);
    if (since === null) return () => false;
    const work = new Map<BaseName, FigureName[]>();
    for (const name of names) {
      const bases = new Set([baseOf(name, settled.scope), FIGURES[name].trainerBase]);
      for (const base of bases) if (base !== null) work.set(base, [...(work.get(base) ?? []), name]);
    }
    const members = await readLateMembers(query, ctx.organizationId, [...work.keys()], period, since.then.batch ?? 0);
    if (members.length === 0) return () => false;
    const rows = { period, then: since.then, scope: settled.scope, members };
    const found = new Map(
      await Promise.all(
        [...work].map(
          async ([base, of]) => [base, await readMovedRows(query, ctx.organizationId, base, of, rows)] as const,
        ),
      ),
    );
    return (name, line) => {
      const base = rowsFor(name, line, settled);
      const moved = base === null ? [] : (found.get(base) ?? []);
      return moved.some((row) => movementOf(row, name, FIGURES[name].kind, line) !== null);
    };
  });
}

/** The marks of a period, asked for once and only when somebody wants one. */
export function marksOnDemand(db: Database, ctx: Ctx, asked: MarksAsked): () => Promise<Marks> {
  let marks: Promise<Marks> | undefined;
  return () => (marks ??= readMarks(db, ctx, asked));
}
