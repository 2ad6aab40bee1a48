/**
 * Messages in the ICU notation, the part of it that we use: `{name}` and `{count, plural, one {# row} other {# rows}}`,
 * nested as deep as needed. `#` prints the count in the reader's number format; `=0 {…}` names an exact count.
 */

/** The names a message asks for. In a plural's branch, what stands before the first space or `#` is text, not a name. */
export type MessageParams<S extends string> = S extends `${string}{${infer Inner}}${infer Rest}`
  ? NameOf<Inner> | MessageParams<Rest>
  : never;
type NameOf<S extends string> = S extends `${infer Head},${infer Tail}`
  ? (Head extends `${string} ${string}` ? never : Head) | MessageParams<`${Tail}}`>
  : S extends `${string}{${infer Nested}`
    ? NameOf<Nested>
    : S extends `${string} ${string}` | `${string}#${string}` | ''
      ? never
      : S;

export type MessageValue = string | number;

interface Reader {
  readonly text: string;
  at: number;
}

/** The message in words. Throws on a message that is badly formed or asks for a value that is not there: both are ours. */
export function formatMessage(
  message: string,
  values: Record<string, MessageValue>,
  locale: string | undefined,
): string {
  return readText({ text: message, at: 0 }, values, locale, null);
}

function readText(
  reader: Reader,
  values: Record<string, MessageValue>,
  locale: string | undefined,
  count: number | null,
): string {
  let out = '';
  while (reader.at < reader.text.length) {
    const character = reader.text[reader.at];
    if (character === '}') return out;
    reader.at += 1;
    if (character === '{') out += readPlaceholder(reader, values, locale, count);
    else if (character === '#' && count !== null) out += new Intl.NumberFormat(locale).format(count);
    else out += character;
  }
  return out;
}

function readPlaceholder(
  reader: Reader,
  values: Record<string, MessageValue>,
  locale: string | undefined,
  count: number | null,
): string {
  const name = readWord(reader);
  const value = values[name];
  if (value === undefined) throw new Error(`The message "${reader.text}" asks for "${name}", which was not given.`);
  if (reader.text[reader.at] === '}') {
    reader.at += 1;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  }
  expect(reader, ',');
  if (readWord(reader) !== 'plural') throw new Error(`The message "${reader.text}" uses a form other than plural.`);
  expect(reader, ',');
  return readPlural(reader, values, locale, Number(value), count);
}

function readPlural(
  reader: Reader,
  values: Record<string, MessageValue>,
  locale: string | undefined,
  count: number,
  outer: number | null,
): string {
  const wanted = new Intl.PluralRules(locale).select(count);
  let exact: string | undefined;
  let chosen: string | undefined;
  let other = '';
  for (let label = readWord(reader); label !== ''; label = readWord(reader)) {
    expect(reader, '{');
    const text = readText(reader, values, locale, count ?? outer);
    expect(reader, '}');
    if (label === `=${count}`) exact = text;
    if (label === wanted) chosen = text;
    if (label === 'other') other = text;
  }
  expect(reader, '}');
  return exact ?? chosen ?? other;
}

function readWord(reader: Reader): string {
  skipSpaces(reader);
  const start = reader.at;
  while (reader.at < reader.text.length && /[\w=]/.test(reader.text[reader.at] ?? '')) reader.at += 1;
  const word = reader.text.slice(start, reader.at);
  skipSpaces(reader);
  return word;
}

function skipSpaces(reader: Reader): void {
  while (reader.text[reader.at] === ' ') reader.at += 1;
}

function expect(reader: Reader, character: string): void {
  if (reader.text[reader.at] !== character)
    throw new Error(`The message "${reader.text}" lacks a "${character}" at ${reader.at}.`);
  reader.at += 1;
}
