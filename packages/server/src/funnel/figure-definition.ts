import type { BaseName } from './base-rows.read.ts';
import type { Clock, FigureKind } from './figure.rules.ts';

/**
 * One figure's definition. `counted`, `excluded` and `days` are SQL over the columns of a row set: constants all, so that
 * the number and the rows that it opens to can not be told apart.
 */
export interface FigureDefinition {
  readonly kind: FigureKind;
  readonly clock: Clock;
  readonly base: BaseName;
  /** The rows for one trainer, where "who gets the row" differs from the location's; null: a trainer has no such figure. */
  readonly trainerBase: BaseName | null;
  readonly excluded: string;
  readonly counted: string;
  /** The window in days, for cohorts that stay open until it has passed. */
  readonly windowDays: number | null;
  readonly days: string | null;
  /** Of those counted, why each is: for figures of people who fell out between two steps. */
  readonly why?: string;
  readonly formula: string;
  readonly target: { readonly percent: number; readonly source: string } | null;
}
