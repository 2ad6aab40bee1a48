import type { FigureKind } from './figure.rules.ts';

/** How a row stands in one figure: in the numerator, or in the denominator alone; null: in neither part. */
export type Standing = 'COUNTED' | 'INSIDE' | null;

/** A row in one state of knowledge: whose it was, and what each figure made of it. */
export interface Side {
  readonly locationId: string | null;
  readonly trainerId: string | null;
  /** By figure: its standing, and what it weighs besides (days, or an amount). Figures that leave it out are not there. */
  readonly standings: Readonly<Record<string, readonly [Exclude<Standing, null>, number | null]>>;
}

/** A row that is not the same in two states of knowledge; a side is null where the row was, or is, not there. */
export interface MovedRow {
  readonly id: string;
  readonly memberId: string;
  readonly day: string;
  readonly before: Side | null;
  readonly after: Side | null;
}

/** Which rows a line has: all, one location's or one trainer's. */
export interface LineOfRows {
  readonly locationId: string | null;
  readonly trainerId: string | null;
}

const isOn = (side: Side, line: LineOfRows): boolean =>
  (line.locationId === null || side.locationId === line.locationId) &&
  (line.trainerId === null || side.trainerId === line.trainerId);

const standingIn = (side: Side | null, name: string, line: LineOfRows) =>
  side === null || !isOn(side, line) ? null : (side.standings[name] ?? null);

/** What a row does to one figure of a line since then. */
export interface Movement {
  readonly kind: 'CAME_IN' | 'WENT_OUT' | 'CHANGED';
  readonly before: Standing;
  readonly after: Standing;
  readonly numeratorDelta: number;
  readonly denominatorDelta: number;
}

/** How a row moved a figure; null when it did not. Money moves the numerator by its amount, every other figure by one. */
export function movementOf(row: MovedRow, name: string, kind: FigureKind, line: LineOfRows): Movement | null {
  const [before, after] = [standingIn(row.before, name, line), standingIn(row.after, name, line)];
  if (before?.[0] === after?.[0] && (before?.[1] ?? null) === (after?.[1] ?? null)) return null;
  const weight = (side: typeof before) => (side?.[0] !== 'COUNTED' ? 0 : kind === 'MONEY' ? (side[1] ?? 0) : 1);
  const within = (side: typeof before) => (side !== null && kind === 'RATE' ? 1 : 0);
  return {
    kind: before === null ? 'CAME_IN' : after === null ? 'WENT_OUT' : 'CHANGED',
    before: before?.[0] ?? null,
    after: after?.[0] ?? null,
    numeratorDelta: weight(after) - weight(before),
    denominatorDelta: within(after) - within(before),
  };
}

/** Everything of the organization in reach. */
export const EVERY_ROW: LineOfRows = { locationId: null, trainerId: null };
