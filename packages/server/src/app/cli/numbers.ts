import { answered } from '../../activity/index.ts';
import { type Numbers, numbers } from '../../funnel/index.ts';
import { isDay, isRefusal, percentOf, speechOf } from '../../kernel/index.ts';
import type { Typed } from './arguments.ts';
import { actorOf, type House, organizationNamed } from './open-house.ts';
import { CannotDo, EXIT, NotUnderstood, type Outcome } from './outcome.ts';
import { tableLines } from './table.rules.ts';

const BY = { location: 'location', trainer: 'trainer' } as const;

function questionIn(typed: Typed) {
  const month = typed.word('month') ?? '';
  if (!/^\d{4}-\d{2}$/.test(month) || !isDay(`${month}-01`))
    throw new NotUnderstood(`--month is a month, YYYY-MM, not “${month}”.`);
  const asOf = typed.word('as-of');
  if (asOf !== null && !isDay(asOf)) throw new NotUnderstood(`--as-of is a day, YYYY-MM-DD, not “${asOf}”.`);
  const wished = typed.word('by');
  const by = Object.values(BY).find((word) => word === wished) ?? null;
  if (wished !== null && by === null) throw new NotUnderstood(`--by is location or trainer, not “${wished}”.`);
  return { month, by, asOf, source: typed.word('source') };
}

function cellOf(value: Numbers[string] | undefined): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return String(value);
  // The fraction always stands beside the percentage; of fewer than five there is none.
  const fraction = `${value.num} of ${value.den}`;
  if (speechOf(value) === 'DASH') return '–';
  return speechOf(value) === 'FRACTION' ? fraction : `${percentOf(value)} % (${fraction})`;
}

function wordsOf(figures: Readonly<Record<string, Numbers>>): string[] {
  const columns = Object.keys(figures);
  const names = [...new Set(columns.flatMap((column) => Object.keys(figures[column] ?? {})))];
  const lines = names.map((name) => [name, ...columns.map((column) => cellOf(figures[column]?.[name]))]);
  return tableLines([['', ...columns], ...lines]);
}

/** `numbers`: the funnel of a month, whole or by location or trainer, by the same reads as the board. */
export async function numbersOf(house: House, typed: Typed): Promise<Outcome> {
  const question = questionIn(typed);
  const organization = await organizationNamed(house, typed.word('organization') ?? '');
  const ctx = await actorOf(house, typed, organization);
  const answer = await answered(() => numbers(house.db, ctx, question));
  if (isRefusal(answer)) throw new CannotDo(answer.message);
  const words = question.by === null ? wordsOf({ all: answer as Numbers }) : wordsOf(answer as Record<string, Numbers>);
  return { exitCode: EXIT.done, data: answer, words };
}
