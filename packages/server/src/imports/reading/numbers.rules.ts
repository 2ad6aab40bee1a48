// Numbers as people and systems write them, to exact decimal text. Nothing here ever passes through binary fractions.
import { saysNothing } from './dates.rules.ts';
import type { Cell } from './rows.rules.ts';

export type DecimalMark = '.' | ',';

/** A number's digits and marks, with sign, currency and blanks taken off. */
interface BareNumber {
  readonly body: string;
  readonly isNegative: boolean;
  readonly currency: string | null;
  readonly isPercent: boolean;
}

const SIGNS: readonly (readonly [RegExp, string | null])[] = [
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/₹/, 'INR'],
  [/₪/, 'ILS'],
  [/₩/, 'KRW'],
  [/₺/, 'TRY'],
  [/zł/i, 'PLN'],
  // A dollar or yen sign is shared by several currencies; a krona and a franc too.
  [/[A-Z]{0,3}\$|[¥￥]|\bkr\.?|\bFr\.?(?=\s|\d|$)|\bR(?=\s?\d)/i, null],
];

function bare(text: string): BareNumber {
  let body = text.replace(/[\u2212\u2013]/g, '-').trim();
  const code = /(?:^|[^A-Za-z])([A-Z]{3})(?![A-Za-z$])/.exec(body)?.[1] ?? null;
  let currency = code;
  if (code !== null) body = body.replace(code, '');
  for (const [sign, meant] of SIGNS) {
    if (!sign.test(body)) continue;
    body = body.replace(sign, '');
    currency ??= meant;
  }
  const isPercent = /%|\bpercent\b|\bprozent\b/i.test(body);
  body = body
    .replace(/%|\bpercent\b|\bprozent\b/i, '')
    .replace(/[.,][-\u2014]{1,2}$/, '')
    .trim();
  const inParens = /^-?\s*\((.*)\)$/.exec(body);
  if (inParens !== null) body = (inParens[1] ?? '').trim();
  const minus = /^-|-$/.test(body);
  body = body
    .replace(/^[-+]\s*|\s*-$/g, '')
    .replace(/(?<=\d)[\s\u00a0\u202f\u2009'’](?=\d{3}(?!\d))/g, '\ue000')
    .trim();
  return { body, isNegative: inParens !== null || minus, currency, isPercent };
}

/** What one cell says about the column's notation. */
export type NotationVote = 'point' | 'comma' | 'open' | 'none';

/**
 * "1,300.00" and "0.5" say point; "1.300,00" and "12,5" say comma; "1.234" and "1,300" leave it open: one thousand or
 * one and a bit.
 */
export function notationVote(cell: Cell): NotationVote {
  if (typeof cell === 'number') return 'none';
  const { body } = bare(cell);
  const marks = body.match(/[.,]/g);
  if (marks === null || !/^[\d.,\ue000]+$/.test(body)) return 'none';
  const last = marks[marks.length - 1] as DecimalMark;
  if (new Set(marks).size === 2) return says(last);
  if (marks.length > 1) return says(last === '.' ? ',' : '.');
  const at = body.indexOf(last);
  const before = body.slice(0, at);
  const after = body.slice(at + 1);
  if (before.includes('\ue000') || after.length !== 3 || before.length > 3 || before === '' || before.startsWith('0'))
    return says(last);
  return 'open';
}

function says(mark: DecimalMark): NotationVote {
  return mark === '.' ? 'point' : 'comma';
}

export interface NotationVotes {
  point: number;
  comma: number;
  open: number;
  /** Among `open`: how many used the point. */
  openPoint: number;
  /** Among `open`: how many named a currency with three decimals, where "1.234" is no thousand. */
  openThreeDigits: number;
  readonly pointExamples: { rowNumber: number; column: string; value: string }[];
  readonly commaExamples: { rowNumber: number; column: string; value: string }[];
}

export function noNotationVotes(): NotationVotes {
  return { point: 0, comma: 0, open: 0, openPoint: 0, openThreeDigits: 0, pointExamples: [], commaExamples: [] };
}

const THREE_DIGIT_CURRENCIES = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);
const EXAMPLES_KEPT = 2;

/** Adds one cell to a column's votes. */
export function voteOnNotation(votes: NotationVotes, cell: Cell, rowNumber: number, column: string): void {
  const vote = notationVote(cell);
  if (vote === 'none') return;
  votes[vote] += 1;
  if (vote === 'open') {
    const text = String(cell);
    if (text.includes('.')) votes.openPoint += 1;
    if (THREE_DIGIT_CURRENCIES.has(bare(text).currency ?? '')) votes.openThreeDigits += 1;
    return;
  }
  const examples = votes[`${vote}Examples`];
  if (examples.length < EXAMPLES_KEPT) examples.push({ rowNumber, column, value: String(cell) });
}

export type NotationDecision =
  | { readonly mark: DecimalMark; readonly because: 'given' | 'column' | 'file' | 'whole-thousands' | 'no-marks' }
  | { readonly question: 'contradictory'; readonly votes: NotationVotes };

const STRAY_SHARE = 20;

/**
 * The decimal mark of one column: by its own cells, else by the file's other columns, else a lone mark before three
 * digits is taken for a thousands mark (money has two decimals, unless a currency of three is named).
 */
export function decideNotation(
  own: NotationVotes,
  all: readonly NotationVotes[],
  given?: DecimalMark,
): NotationDecision {
  if (given !== undefined) return { mark: given, because: 'given' };
  const decided = clearMark(own);
  if (decided === 'contradictory') return { question: 'contradictory', votes: own };
  if (decided !== null) return { mark: decided, because: 'column' };
  const others = new Set(all.map(clearMark).filter((mark) => mark === '.' || mark === ','));
  const [only] = others;
  if (others.size === 1 && only !== undefined) return { mark: only, because: 'file' };
  if (own.open === 0) return { mark: '.', because: 'no-marks' };
  const openMark: DecimalMark = own.openPoint * 2 > own.open ? '.' : ',';
  if (own.openThreeDigits * 2 > own.open) return { mark: openMark, because: 'column' };
  return { mark: openMark === '.' ? ',' : '.', because: 'whole-thousands' };
}

function clearMark(votes: NotationVotes): DecimalMark | 'contradictory' | null {
  if (votes.point === 0 && votes.comma === 0) return null;
  if (votes.point >= votes.comma * STRAY_SHARE) return '.';
  return votes.comma >= votes.point * STRAY_SHARE ? ',' : 'contradictory';
}

export interface ReadNumber {
  /** Exact, canonical: "1300", "-50", "0.5"; no trailing zeros, no "-0". */
  readonly decimal: string;
  readonly currency: string | null;
  readonly isPercent: boolean;
}

/** A cell to an exact decimal; null where it is no number in this notation (thousands must be grouped rightly). */
export function readNumber(cell: Cell, mark: DecimalMark): ReadNumber | null {
  if (typeof cell === 'number') return ofNumber(cell);
  if (saysNothing(cell)) return null;
  const { body, isNegative, currency, isPercent } = bare(cell);
  const thousands = mark === '.' ? ',' : '.';
  const [whole = '', fraction, ...more] = body.split(mark);
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  const groups = whole.split(new RegExp(`[\ue000${thousands === '.' ? '\\.' : ','}]`));
  if (!areGroups(groups, fraction)) return null;
  return { decimal: canonical(groups.join(''), fraction ?? '', isNegative), currency, isPercent };
}

// The last group has three digits; earlier ones may have two (Indian lakhs).
function areGroups(groups: readonly string[], fraction: string | undefined): boolean {
  const [first = '', ...rest] = groups;
  if (rest.length === 0) return /^\d+$/.test(first) || (first === '' && fraction !== undefined && fraction !== '');
  return (
    /^\d{1,3}$/.test(first) &&
    rest.slice(0, -1).every((group) => /^\d{2,3}$/.test(group)) &&
    /^\d{3}$/.test(rest[rest.length - 1] ?? '')
  );
}

function ofNumber(value: number): ReadNumber | null {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
  // Twelve decimals take off what binary fractions add (0.1 + 0.2) and keep all that anyone types.
  const [whole = '0', fraction = ''] = Math.abs(value)
    .toFixed(12 - Math.min(10, wholeDigits(value)))
    .split('.');
  return { decimal: canonical(whole, fraction, value < 0), currency: null, isPercent: false };
}

function wholeDigits(value: number): number {
  return Math.trunc(Math.abs(value)).toString().length;
}

function canonical(whole: string, fraction: string, isNegative: boolean): string {
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  const text = decimals === '' ? digits : `${digits}.${decimals}`;
  return isNegative && /[1-9]/.test(text) ? `-${text}` : text;
}

/**
 * A decimal to minor units of a currency with so many digits (JPY 0, USD 2, KWD 3). null where it has more decimals
 * than the currency, or is past what a safe integer holds.
 */
export function toMinor(decimal: string, currencyDigits: number): number | null {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (found === null) return null;
  const fraction = (found[3] ?? '').replace(/0+$/, '');
  if (fraction.length > currencyDigits) return null;
  const minor = Number(`${found[2]}${fraction.padEnd(currencyDigits, '0')}`);
  if (!Number.isSafeInteger(minor)) return null;
  return found[1] === '-' && minor !== 0 ? -minor : minor;
}

/** A decimal that is a whole number within safe bounds; null otherwise. */
export function toWhole(decimal: string): number | null {
  return toMinor(decimal, 0);
}

/** Adds two exact decimals. */
export function addDecimals(one: string, other: string): string {
  const places = Math.max(placesOf(one), placesOf(other));
  const total = scaled(one, places) + scaled(other, places);
  const digits = (total < 0n ? -total : total).toString().padStart(places + 1, '0');
  return canonical(digits.slice(0, digits.length - places), digits.slice(digits.length - places), total < 0n);
}

function placesOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}
