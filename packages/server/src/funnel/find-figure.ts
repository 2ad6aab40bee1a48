import type { Ctx } from '../auth/index.ts';
import type { Query } from '../db/index.ts';
import { NotFound, type Period, refuse } from '../kernel/index.ts';
import { type Figure, figureOf } from './figure.rules.ts';
import type { RowsAsked } from './figure-rows.read.ts';
import { type FigureName, FIGURES } from './figures.read.ts';
import { type Asked, checkPeriod, currencyOf, figuresIn, settle, type Settled } from './question.ts';
import { baseOf, type Tally, tally } from './tally.read.ts';

/** One figure's question: over which days, whose rows, as of when and as known when. */
export interface FigureQuestion extends Asked {
  readonly period: Period;
}

/** A figure, counted, and what its rows are asked for with. */
export interface Found {
  readonly settled: Settled;
  readonly asked: RowsAsked;
  readonly figure: Figure<FigureName>;
  readonly counted: Tally | undefined;
}

/** A figure that the reader's role has not, or that no trainer has, is one that does not exist for them. */
function checkShown(name: FigureName, settled: Settled): void {
  const shown = figuresIn(settled.view, [name]).length > 0 && baseOf(name, settled.scope) !== null;
  if (!shown) refuse(new NotFound('figure'));
}

/** Counts one figure. Refuses: `NotPermitted`; `NotFound` (a figure, location or trainer that is not the reader's); `InvalidInput`. */
export async function find(
  query: Query,
  ctx: Ctx,
  operation: 'readBoard' | 'readFigureRows',
  name: FigureName,
  question: FigureQuestion,
): Promise<Found> {
  const settled = await settle(query, ctx, operation, question);
  checkShown(name, settled);
  const period = checkPeriod(question.period, 'period');
  const { moment, scope } = settled;
  const [line] = await tally(query, ctx.organizationId, {
    names: [name],
    windows: [period],
    moment,
    scope,
    lines: [],
  });
  const { kind, clock } = FIGURES[name];
  const counted = line?.tallies[name];
  return {
    settled,
    counted,
    asked: { name, period, moment, scope },
    figure: figureOf({ name, kind, clock }, counted, currencyOf(settled)),
  };
}
