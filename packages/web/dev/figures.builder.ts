/**
 * Believable answers of the API for the web's own tests and its development: what a server would have worked out, from
 * small fixed worlds. Outside the bundle.
 */
import type { BoardFigureFragment, BoardLinePartsFragment, FigureName } from '../src/api/documents.ts';

type BoardChange = BoardLinePartsFragment['figures'][number];

const CLOCKS: Readonly<Partial<Record<FigureName, BoardFigureFragment['clock']>>> = {
  NEW_MEMBERS: 'JOIN_DATE',
  SET_RATE_30: 'JOIN_DATE',
  SETS_MADE: 'BOOKING_DATE',
  CLOSE_RATE_30: 'FIRST_SHOW_DATE',
  SALES_MONEY: 'SALE_DATE',
  SALES_WITHOUT_CONSULTATION: 'SALE_DATE',
};

/** The 95 % Wilson interval in percent. */
function wilson(part: number, whole: number): [number, number] {
  const z2 = 1.96 ** 2;
  const p = part / whole;
  const middle = (p + z2 / (2 * whole)) / (1 + z2 / whole);
  const half = (1.96 / (1 + z2 / whole)) * Math.sqrt((p * (1 - p)) / whole + z2 / (4 * whole ** 2));
  return [round(Math.max(0, middle - half) * 100), round(Math.min(1, middle + half) * 100)];
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A rate with the speech that its sample allows. */
export function aRate(
  name: FigureName,
  numerator: number,
  denominator: number,
  more: Partial<BoardFigureFragment> = {},
): BoardFigureFragment {
  const [low, high] = denominator === 0 ? [null, null] : wilson(numerator, denominator);
  const speech = denominator === 0 ? 'DASH' : denominator < 5 ? 'FRACTION' : denominator < 20 ? 'INTERVAL' : 'PERCENT';
  return {
    name,
    kind: 'RATE',
    clock: CLOCKS[name] ?? 'SLOT_DATE',
    numerator,
    denominator,
    percent: denominator === 0 ? null : round((numerator / denominator) * 100),
    low,
    high,
    median: null,
    speech,
    currency: null,
    soFar: false,
    openRows: 0,
    excludedRows: 3,
    ...more,
  };
}

/** A plain count, or money in minor units where a currency is given. */
export function aCount(
  name: FigureName,
  numerator: number,
  more: Partial<BoardFigureFragment> = {},
): BoardFigureFragment {
  return {
    ...aRate(name, numerator, 0, { excludedRows: 2 }),
    kind: more.currency ? 'MONEY' : 'COUNT',
    denominator: null,
    speech: 'PERCENT',
    ...more,
  };
}

/** A figure against the one before: a change is more than chance where the two intervals keep apart. */
export function aChange(
  figure: BoardFigureFragment,
  previous: BoardFigureFragment,
  target: number | null = null,
): BoardChange {
  const rate = figure.kind === 'RATE';
  const comparable =
    !rate || (!figure.soFar && figure.speech !== 'DASH' && figure.speech !== 'FRACTION' && previous.percent !== null);
  const deltaPoints = rate && comparable ? round((figure.percent ?? 0) - (previous.percent ?? 0)) : null;
  const deltaCount = rate ? null : figure.numerator - previous.numerator;
  const delta = deltaPoints ?? deltaCount ?? 0;
  return {
    figure: { ...figure, restated: false },
    previous,
    deltaPoints,
    deltaCount,
    verdict: comparable ? verdictOf(figure, previous, delta) : 'NOT_COMPARABLE',
    target,
    targetSource: target === null ? null : 'Club Solutions 2018',
  };
}

function verdictOf(figure: BoardFigureFragment, previous: BoardFigureFragment, delta: number): BoardChange['verdict'] {
  if (delta === 0) return 'LEVEL';
  const within =
    figure.kind === 'RATE' &&
    (previous.percent ?? 0) >= (figure.low ?? 0) &&
    (previous.percent ?? 0) <= (figure.high ?? 100);
  if (within) return 'NORMAL_VARIATION';
  return delta > 0 ? 'UP' : 'DOWN';
}
