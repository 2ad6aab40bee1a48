import { t } from '../messages/index.ts';
import { spellMoney } from '../money.ts';
import { spellCount, spellPercent, spellPercentRange, spellPoints } from '../number.ts';

export type FigureName =
  | 'NEW_MEMBERS'
  | 'SET_RATE_7'
  | 'SET_RATE_14'
  | 'SET_RATE_30'
  | 'SHOWED_WITHIN_30_OF_JOIN'
  | 'CLOSED_OF_JOINED'
  | 'SETS_MADE'
  | 'SHOW_RATE'
  | 'NET_SHOW_RATE'
  | 'UNLOGGED_CONSULTATIONS'
  | 'COMPLETENESS'
  | 'CLOSE_RATE_SAME_DAY'
  | 'CLOSE_RATE_30'
  | 'CLOSE_RATE_90'
  | 'SALES_MONEY'
  | 'SALES_WITHOUT_CONSULTATION'
  | 'DAYS_JOIN_TO_SET'
  | 'DAYS_SET_TO_SLOT'
  | 'DAYS_SHOW_TO_SALE'
  | 'STEP_JOINED'
  | 'STEP_SET'
  | 'STEP_SHOWED'
  | 'STEP_CLOSED'
  | 'GAP_NOT_SET'
  | 'GAP_NOT_SHOWED'
  | 'GAP_NOT_CLOSED'
  | 'SHOWED_OF_SET'
  | 'CLOSED_OF_SHOWED'
  | 'SHOWS_HELD'
  | 'FIRST_SALES';

/** A figure as the server gives it. The web says it; it never works one out. */
export interface FigureShape {
  readonly name: FigureName;
  readonly kind: 'RATE' | 'COUNT' | 'MONEY' | 'DAYS';
  readonly numerator: number;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly median: number | null;
  readonly speech: 'DASH' | 'FRACTION' | 'INTERVAL' | 'PERCENT';
  readonly currency: string | null;
  readonly soFar: boolean;
  readonly openRows: number;
  readonly excludedRows: number;
  /** Whether corrections moved it since its period ended; asked for where it is marked. */
  readonly restated?: boolean;
}

export interface ChangeShape {
  readonly figure: FigureShape;
  readonly previous: FigureShape;
  readonly deltaPoints: number | null;
  readonly deltaCount: number | null;
  readonly verdict: 'UP' | 'DOWN' | 'LEVEL' | 'NORMAL_VARIATION' | 'NOT_COMPARABLE';
  readonly target: number | null;
  readonly targetSource: string | null;
}

/** What a figure says of itself, in the parts in which it is set: the large one, the fraction, the interval. */
export interface Spoken {
  readonly value: string;
  readonly fraction: string | null;
  readonly interval: string | null;
}

export const figureLabel = (name: FigureName): string => t(`figure.${name}`);
export const figureClock = (name: FigureName): string => t(`clock.${name}`);

/**
 * A figure in words, strictly by the server's `speech` (README, ground rule 8): nothing below one, a fraction below
 * five, the interval below twenty.
 */
export function speak(
  figure: Pick<FigureShape, 'kind' | 'numerator' | 'speech' | 'currency'> & Partial<FigureShape>,
): Spoken {
  const plain = (value: string): Spoken => ({ value, fraction: null, interval: null });
  if (figure.kind === 'COUNT') return plain(spellCount(figure.numerator));
  if (figure.kind === 'MONEY')
    return plain(figure.currency ? spellMoney(figure.numerator, figure.currency, true) : t('speech.dash'));
  if (figure.speech === 'DASH') return plain(t('speech.dash'));
  if (figure.kind === 'DAYS') {
    const median = figure.median ?? null;
    return plain(median === null ? t('speech.dash') : t('speech.days', { days: median }));
  }
  const fraction = t('speech.fraction', { part: figure.numerator, whole: figure.denominator ?? 0 });
  if (figure.speech === 'FRACTION' || figure.percent == null) return plain(fraction);
  const known = figure.low != null && figure.high != null;
  const interval = figure.speech === 'INTERVAL' && known ? spellInterval(figure.low ?? 0, figure.high ?? 0) : null;
  const digits = figure.name === 'COMPLETENESS' ? 1 : 0;
  return { value: spellPercent(figure.percent, digits), fraction, interval };
}

/** 62–81% likely */
export const spellInterval = (low: number, high: number): string =>
  t('speech.interval', { range: spellPercentRange(low, high) });

/** A change in its parts; a sign belongs to its number, an arrow stands before the words. */
export interface SpokenChange {
  readonly arrow: string;
  readonly signed: boolean;
  readonly words: string;
  readonly tone: 'up' | 'down' | 'muted';
}

/** A change in an arrow and words; colour only where the server says that it is more than chance. */
export function speakChange(change: ChangeShape): SpokenChange | null {
  const size = changeSize(change);
  if (change.verdict === 'NOT_COMPARABLE') return null;
  if (change.verdict === 'LEVEL' || size === null)
    return { arrow: '–', signed: false, words: t('change.level'), tone: 'muted' };
  const rising = (change.deltaPoints ?? change.deltaCount ?? 0) > 0;
  if (change.verdict === 'NORMAL_VARIATION') {
    return { arrow: rising ? '+' : '−', signed: true, words: t('change.normal', { size }), tone: 'muted' };
  }
  const neutral = UNCOLOURED.has(change.figure.name);
  const up = change.verdict === 'UP';
  const tone = neutral ? 'muted' : up ? 'up' : 'down';
  return { arrow: up ? '↑' : '↓', signed: false, words: t(up ? 'change.up' : 'change.down', { size }), tone };
}

/** More of these is neither good nor bad news by itself. */
const UNCOLOURED: ReadonlySet<FigureName> = new Set(['UNLOGGED_CONSULTATIONS', 'SALES_WITHOUT_CONSULTATION']);

function changeSize({ figure, deltaPoints, deltaCount }: ChangeShape): string | null {
  if (deltaPoints !== null)
    return t('change.points', { points: spellPoints(deltaPoints), count: shownPoints(deltaPoints) });
  if (deltaCount === null) return null;
  const size = Math.abs(deltaCount);
  return figure.kind === 'MONEY' && figure.currency ? spellMoney(size, figure.currency, true) : spellCount(size);
}

/** As many points as are shown: 1.2 is said as one point, and so in the singular. */
const shownPoints = (points: number): number =>
  Math.abs(points) < 1 ? Math.abs(points) : Math.round(Math.abs(points));

/** What the reader hears of a link to a figure's rows. */
export function figureSentence(figure: FigureShape, scope?: string): string {
  const { value, fraction, interval } = speak(figure);
  const parts = [`${figureLabel(figure.name)}${scope ? `, ${scope}` : ''}: ${value}`, fraction, interval];
  if (figure.soFar) parts.push(t('speech.soFar'));
  if (figure.restated) parts.push(t('speech.restated'));
  return parts.filter((part) => part !== null).join(', ');
}
