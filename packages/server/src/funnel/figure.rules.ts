import {
  differsBeyondChance,
  percentOf,
  pointsBetween,
  rankByLowerBound,
  speechOf,
  type Rate,
  type Speech,
  wilson,
} from '../kernel/index.ts';

export type FigureKind = 'RATE' | 'COUNT' | 'MONEY' | 'DAYS';
export type Clock = 'JOIN_DATE' | 'BOOKING_DATE' | 'SLOT_DATE' | 'FIRST_SHOW_DATE' | 'SALE_DATE' | 'STAGE_ENTRY';

/** One figure as it may be said (README, ground rules 2, 8 and 9). Percentages have one decimal. */
export interface Figure<Name extends string = string> {
  readonly name: Name;
  readonly kind: FigureKind;
  readonly clock: Clock;
  /** The count, the money in minor units, or the rate's numerator. */
  readonly numerator: number;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Days, of figures in days only. */
  readonly median: number | null;
  readonly speech: Speech;
  readonly currency: string | null;
  readonly soFar: boolean;
  readonly openRows: number;
  readonly excludedRows: number;
  /** Whether corrections moved it since it was known (README, ground rule 10); found out only when asked. */
  readonly restated?: () => Promise<boolean>;
}

/** What a figure is made of: see `Tally`. */
export interface Counted {
  readonly counted: number;
  readonly inside: number;
  readonly excluded: number;
  readonly open: number;
  readonly young: number;
  readonly amountMinor: number;
  readonly currencies: readonly string[];
  readonly median: number | null;
}

const NOTHING: Counted = {
  counted: 0,
  inside: 0,
  excluded: 0,
  open: 0,
  young: 0,
  amountMinor: 0,
  currencies: [],
  median: null,
};
const percentWithOneDecimal = (share: number) => Math.round(share * 1000) / 10;

/** Whether money of several currencies came together: it is never added, and the figure then says nothing. */
export const isMixed = (counted: Counted | undefined): boolean => (counted?.currencies.length ?? 0) > 1;

/** A figure from what was counted; nothing counted is a figure too. `currency` stands where no row names one. */
export function figureOf<Name extends string>(
  terms: { readonly name: Name; readonly kind: FigureKind; readonly clock: Clock },
  counted: Counted = NOTHING,
  currency: string | null = null,
): Figure<Name> {
  const common = { ...terms, openRows: counted.open, soFar: counted.young > 0, excludedRows: counted.excluded };
  const silent = { denominator: null, percent: null, low: null, high: null, median: null, currency: null };
  if (terms.kind === 'RATE') {
    const rate: Rate = { num: counted.counted, den: counted.inside };
    const interval = wilson(rate);
    const speech = speechOf(rate);
    const spoken = speech === 'INTERVAL' || speech === 'PERCENT';
    return {
      ...common,
      ...silent,
      numerator: rate.num,
      denominator: rate.den,
      percent: spoken ? percentOf(rate) : null,
      low: interval && percentWithOneDecimal(interval.low),
      high: interval && percentWithOneDecimal(interval.high),
      speech,
    };
  }
  if (terms.kind === 'MONEY') {
    const mixed = isMixed(counted);
    return {
      ...common,
      ...silent,
      numerator: mixed ? 0 : counted.amountMinor,
      currency: mixed ? null : (counted.currencies[0] ?? currency),
      speech: mixed ? 'DASH' : 'PERCENT',
    };
  }
  const days = terms.kind === 'DAYS';
  const median = days ? counted.median : null;
  return {
    ...common,
    ...silent,
    numerator: counted.counted,
    median,
    speech: days && median === null ? 'DASH' : 'PERCENT',
  };
}

export type ChangeVerdict = 'UP' | 'DOWN' | 'LEVEL' | 'NORMAL_VARIATION' | 'NOT_COMPARABLE';

/** A figure beside its own of the period before. */
export interface FigureChange<Name extends string = string> {
  readonly figure: Figure<Name>;
  readonly previous: Figure<Name>;
  /** Of rates, in percentage points. */
  readonly deltaPoints: number | null;
  /** Of counts and money. */
  readonly deltaCount: number | null;
  readonly verdict: ChangeVerdict;
  /** In percent. */
  readonly target: number | null;
  readonly targetSource: string | null;
}

export interface Target {
  readonly percent: number;
  readonly source: string;
}

const rateIn = (figure: Figure): Rate => ({ num: figure.numerator, den: figure.denominator ?? 0 });
const isSpoken = (figure: Figure) => figure.speech === 'INTERVAL' || figure.speech === 'PERCENT';
const towards = (delta: number): ChangeVerdict => (delta === 0 ? 'LEVEL' : delta > 0 ? 'UP' : 'DOWN');

function verdictOf(figure: Figure, previous: Figure): ChangeVerdict {
  if (figure.kind === 'RATE') {
    // Small numbers and cohorts that may still turn are not compared.
    if (!isSpoken(figure) || !isSpoken(previous) || figure.soFar || previous.soFar) return 'NOT_COMPARABLE';
    const [now, before] = [rateIn(figure), rateIn(previous)];
    if (now.num * before.den === before.num * now.den) return 'LEVEL';
    return differsBeyondChance(now, before) ? towards(now.num / now.den - before.num / before.den) : 'NORMAL_VARIATION';
  }
  if (figure.speech === 'DASH' || previous.speech === 'DASH') return 'NOT_COMPARABLE';
  if (figure.kind === 'DAYS') return towards((figure.median ?? 0) - (previous.median ?? 0));
  return figure.currency === previous.currency ? towards(figure.numerator - previous.numerator) : 'NOT_COMPARABLE';
}

/** A figure against its own of another period. */
export function changeOf<Name extends string>(
  figure: Figure<Name>,
  previous: Figure<Name>,
  target: Target | null,
): FigureChange<Name> {
  const verdict = verdictOf(figure, previous);
  const comparable = verdict !== 'NOT_COMPARABLE';
  return {
    figure,
    previous,
    deltaPoints: figure.kind === 'RATE' && comparable ? pointsBetween(rateIn(figure), rateIn(previous)) : null,
    deltaCount:
      (figure.kind === 'COUNT' || figure.kind === 'MONEY') && comparable ? figure.numerator - previous.numerator : null,
    verdict,
    target: target?.percent ?? null,
    targetSource: target?.source ?? null,
  };
}

/** The rank of each line by one rate, by the lower end of its interval; fewer than five and cohorts so far have none. */
export function ranksOf<Line>(lines: readonly Line[], figureIn: (line: Line) => Figure | undefined): Map<Line, number> {
  return rankByLowerBound(
    lines,
    (line) => rateIn(figureIn(line) ?? figureOf({ name: '', kind: 'RATE', clock: 'SLOT_DATE' })),
    (line) => figureIn(line)?.soFar === false,
  );
}
