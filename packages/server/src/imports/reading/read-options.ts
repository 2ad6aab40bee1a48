// What a caller may say about a file beforehand: answers to questions, and words on its headings.
import type { DateOrder } from './dates.rules.ts';
import type { Delimiter } from './delimiter.rules.ts';
import type { HeadingMap } from './headings.rules.ts';
import type { Limits } from './inspect-bytes.ts';
import type { DecimalMark } from './numbers.rules.ts';
import type { ImportKind } from './rows.rules.ts';

export interface ReadOptions {
  /** Overrides what the bytes say ("cp1252", "utf-16le"). */
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly delimiter?: Delimiter;
  /** Forces the kind: what it requires and the file lacks is then refused instead of left alone. */
  readonly kind?: ImportKind;
  /** A person's or a remembered word on headings, per kind; it goes before the synonyms. */
  readonly maps?: Partial<Record<ImportKind, HeadingMap>>;
  /** YYYY-MM-DD: no sale or joining can lie after it; helps to settle the order of days and months. */
  readonly today?: string;
  readonly limits?: Partial<Limits>;
}
