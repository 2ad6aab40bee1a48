// Messages: every word the screens say.
// Owns the catalogues and how a message becomes a sentence in the reader's language.
// Must never know where a sentence is shown.
import { viewerLocale } from '../locale.ts';
import { en, type Catalogue } from './en.ts';
import { formatMessage, type MessageParams, type MessageValue } from './message.ts';

export type MessageKey = keyof Catalogue;

/** Messages that are said without a value. */
export type PlainKey = {
  [K in MessageKey]: [MessageParams<Catalogue[K]>] extends [never] ? K : never;
}[MessageKey];

type Values<K extends MessageKey> = { readonly [P in MessageParams<Catalogue[K]>]: MessageValue };

/** The sentence for `key`; its values are asked for by the message itself, so a forgotten one does not compile. */
export function t<K extends MessageKey>(
  key: K,
  ...values: [MessageParams<Catalogue[K]>] extends [never] ? [] : [Values<K>]
): string {
  return formatMessage(en[key], (values[0] ?? {}) as Record<string, MessageValue>, viewerLocale());
}
