// Text cells: what is kept of what was typed.
import { nameKey, splitName } from './fold-text.rules.ts';
import type { Cell, NamedPerson } from './rows.rules.ts';

// Control characters, and the marks that turn writing direction or take no room: none of them was typed on purpose,
// and in a name they make two that look alike differ.
const INVISIBLE = /(?![\n\t])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** A cell as plain text: composed, without invisible characters, line breaks as "\n", trimmed. Formulas stay text. */
export function plainText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  return cell.normalize('NFC').replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();
}

/** The same on one line. */
export function oneLine(cell: Cell): string {
  return plainText(cell).replace(/\s+/gu, ' ');
}

/** An id: one line, without the ="…" that spreadsheets use to keep leading zeros; "-" and "n/a" are none. */
export function refText(cell: Cell): string {
  const text = oneLine(cell);
  const inner = /^="(.*)"$/.exec(text)?.[1]?.trim() ?? text;
  return /^(-|--|—|n\/a|#n\/a|null)$/i.test(inner) ? '' : inner;
}

/** True for an address that a mail server could take; not a proof that it exists. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\.]+(\.[^\s@<>()[\],;:"\\.]+)+$/u.test(text);
}

/** A name with its key; null for an empty one. */
export function person(first: string, last: string): NamedPerson | null {
  if (first === '' && last === '') return null;
  return { first, last, key: nameKey(first, last) };
}

/** A whole name in one cell ("Last, First" or "First Last"). */
export function personOf(text: string): NamedPerson | null {
  const { first, last } = splitName(text);
  return person(first, last);
}
