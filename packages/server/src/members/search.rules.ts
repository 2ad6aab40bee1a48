import { foldText } from '../kernel/index.ts';
import { phoneKey } from './phone.rules.ts';

/** What somebody typed into the search, as the database is asked for it. */
export interface Sought {
  readonly folded: string;
  /** Whether something alike will do; mail addresses, which share their endings, and numbers are meant to the letter. */
  readonly alike: boolean;
  /** For each word, the patterns of which one must occur: the word itself and its slips of neighbouring letters. */
  readonly words: readonly (readonly string[])[];
  /** The endings of phone numbers that were meant, or null where it is not a number. */
  readonly phoneEndings: readonly string[] | null;
}

const MAX_WORDS = 5;

/** A word with two neighbouring letters swapped, each way: the typing error that trigrams forgive least in short names. */
export function slipsOf(word: string): string[] {
  if (word.length < 3 || word.length > 8) return [];
  return Array.from({ length: word.length - 1 }, (_, at) => {
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  }).filter((slip) => slip !== word);
}

const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Reads what was typed; null when there is nothing to look for. `countries` are those of the organization's locations. */
export function readSought(text: string, countries: readonly string[]): Sought | null {
  const folded = foldText(text.slice(0, 200));
  if (folded.length < 2) return null;
  const digits = folded.replace(/\D/g, '');
  const isNumber = digits.length >= 4 && !/[a-z@]/.test(folded);
  const keys = isNumber ? countries.flatMap((country) => phoneKey(folded, country) ?? []) : [];
  const bare = digits.replace(/^0+/, '');
  return {
    folded,
    alike: !isNumber && !folded.includes('@'),
    words: folded
      .split(' ')
      .slice(0, MAX_WORDS)
      .map((word) => [word, ...slipsOf(word)].map(pattern)),
    phoneEndings: isNumber
      ? [...new Set([...keys, bare].filter((key) => key.length >= 4))].map((key) => `%${key}`)
      : null,
  };
}
