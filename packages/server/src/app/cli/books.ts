import { answered } from '../../activity/index.ts';
import { isDay, isRefusal } from '../../kernel/index.ts';
import { type Books, readBooks } from '../../reports/index.ts';
import { readLocationNames, readSourceRefs } from './books-names.read.ts';
import type { Typed } from './arguments.ts';
import { actorOf, type House, organizationNamed } from './open-house.ts';
import { CannotDo, EXIT, NotUnderstood, type Outcome } from './outcome.ts';
import { tableLines } from './table.rules.ts';

type Amounts = Readonly<Record<string, number>>;

/** The books under the names that a club knows: locations by name, trainers and sales by the source's ids. */
interface NamedBooks {
  readonly asOf: string;
  readonly deferred: Amounts;
  readonly recognised: Amounts;
  readonly breakage: Amounts;
  readonly pay: Amounts;
  readonly packages: Readonly<
    Record<string, { left: number; unused: number; state: string; end: string | null; successor: string | null }>
  >;
}

/** Amounts by their key; a key that stands in several currencies names each, for they are never added. */
function amountsOf<Row extends { readonly currency: string; readonly amountMinor: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Amounts {
  const currencies = new Map<string, Set<string>>();
  for (const row of rows) currencies.set(keyOf(row), (currencies.get(keyOf(row)) ?? new Set()).add(row.currency));
  return Object.fromEntries(
    rows.map((row) => {
      const several = (currencies.get(keyOf(row))?.size ?? 0) > 1;
      return [several ? `${keyOf(row)} ${row.currency}` : keyOf(row), row.amountMinor];
    }),
  );
}

function named(books: Books, names: ReadonlyMap<string, string>, refs: ReadonlyMap<string, string>): NamedBooks {
  const place = (id: string) => names.get(id) ?? id;
  const ref = (id: string) => refs.get(id) ?? id;
  return {
    asOf: books.asOf,
    deferred: amountsOf(books.deferred, ({ locationId }) => place(locationId)),
    recognised: amountsOf(books.recognised, ({ locationId, month }) => `${place(locationId)} ${month}`),
    breakage: amountsOf(books.breakage, ({ locationId, month }) => `${place(locationId)} ${month}`),
    pay: amountsOf(books.pay, ({ staffId, month }) => `${ref(staffId)} ${month}`),
    packages: Object.fromEntries(
      books.packages.map(({ id, left, unused, state, endedOn, successorId }) => [
        ref(id),
        { left, unused, state, end: endedOn, successor: successorId === null ? null : ref(successorId) },
      ]),
    ),
  };
}

function wordsOf(books: NamedBooks): string[] {
  const part = (title: string, amounts: Amounts) => [
    title,
    ...tableLines(Object.entries(amounts).map(([key, minor]) => [`  ${key}`, String(minor)])),
  ];
  return [
    `The books as of the morning of ${books.asOf}, in minor units`,
    ...part('Deferred revenue', books.deferred),
    ...part('Recognised revenue', books.recognised),
    ...part('Breakage', books.breakage),
    ...part('Session pay', books.pay),
    `${Object.keys(books.packages).length} packages; --json lists them`,
  ];
}

/** `books`: deferred and recognised revenue, breakage, pay and every package as of the morning of a day. */
export async function booksOf(house: House, typed: Typed): Promise<Outcome> {
  const asOf = typed.word('as-of') ?? '';
  if (!isDay(asOf)) throw new NotUnderstood(`--as-of is a day, YYYY-MM-DD, not “${asOf}”.`);
  const organization = await organizationNamed(house, typed.word('organization') ?? '');
  const ctx = await actorOf(house, typed, organization);
  const books = await answered(() => readBooks(house.db, ctx, { asOf }));
  if (isRefusal(books)) throw new CannotDo(books.message);
  const [names, refs] = await house.db.read(organization.id, async (query) => [
    await readLocationNames(query, organization.id),
    await readSourceRefs(query, organization.id, typed.word('source')),
  ]);
  const data = named(books, names, refs);
  return { exitCode: EXIT.done, data, words: wordsOf(data) };
}
