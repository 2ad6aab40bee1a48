// Text made comparable: two systems rarely spell a heading or a name the same way twice.
import { foldText } from '../../kernel/index.ts';

export { foldText };

/** A heading as it is compared: folded, letters and digits only: "E-Mail (privat)" → "emailprivat". */
export function headingKey(heading: string): string {
  return foldText(heading).replace(/[ºª]|[^\p{L}\p{N}]/gu, '');
}

const FILLER_WORDS = new Set([
  'the',
  'of',
  'de',
  'du',
  'des',
  'del',
  'der',
  'die',
  'das',
  'den',
  'la',
  'le',
  'el',
  'van',
  'het',
]);

const NUMBER_WORDS = new Set(['no', 'nr', 'num', 'number', 'numero', 'nummer', 'n', 'code', 'identifier', 'kennung']);

/**
 * The words of a heading, without fillers and in fixed order, every word for a number as "id": "ID of the client",
 * "Client ID", "Client No." and "N° client" are alike.
 */
export function headingWords(heading: string): string {
  const words = foldText(heading.replace(/[#№]|n\s?[º°]/giu, ' id ')).split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word !== '' && !FILLER_WORDS.has(word))
    .map((word) => (NUMBER_WORDS.has(word) ? 'id' : word))
    .sort()
    .join(' ');
}

/** A person's name in its parts, as typed; `last` is empty where only one word was given. */
export interface PersonName {
  readonly first: string;
  readonly last: string;
}

/**
 * What two spellings of one person's name have in common: folded, apostrophes dropped, hyphens as spaces, first name
 * before last name. Both "Ueda, Zoë" and "zoe ueda" (once split) give "zoe ueda".
 */
export function nameKey(first: string, last: string): string {
  return foldText(`${first} ${last}`)
    .replace(/['’‘`´.]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const NAME_PARTICLES = new Set([
  'van',
  'von',
  'der',
  'den',
  'de',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'la',
  'le',
  'ter',
  'ten',
  'zu',
  'af',
  'bin',
  'al',
  'el',
]);

/** "Last, First" and "First Last" to parts; particles ("van der") stay with the last name. */
export function splitName(text: string): PersonName {
  const clean = text.replace(/\s+/gu, ' ').trim();
  const comma = clean.indexOf(',');
  if (comma >= 0) return { first: clean.slice(comma + 1).trim(), last: clean.slice(0, comma).trim() };
  const words = clean.split(' ');
  if (words.length < 2) return { first: clean, last: '' };
  let lastFrom = words.length - 1;
  while (lastFrom > 1 && NAME_PARTICLES.has(foldText(words[lastFrom - 1] ?? ''))) lastFrom -= 1;
  return { first: words.slice(0, lastFrom).join(' '), last: words.slice(lastFrom).join(' ') };
}
