import { readSought, type Sought } from './search.rules.ts';
import type { Query } from '../db/index.ts';

/** How far a phrase may be from the words it means: the share of trigrams in common, 0 to 1. */
const LIKENESS = '0.45';

/** Reads what was typed against the countries of the organization's locations, and sets how alike is alike. */
export async function prepareSearch(query: Query, organizationId: string, text: string): Promise<Sought | null> {
  const [countries] = await Promise.all([
    query.rows<{ country: string }>('select distinct country from location where organization_id = $1', [
      organizationId,
    ]),
    query.rows("select set_config('pg_trgm.word_similarity_threshold', $1, true)", [LIKENESS]),
  ]);
  return readSought(
    text,
    countries.map(({ country }) => country),
  );
}

/** The condition that every word occurs in `column` (a folded text), slips of neighbouring letters forgiven. Parameters are appended to. */
export function holdsWords(sought: Sought, column: string, parameters: unknown[]): string {
  const words = sought.words.map((patterns) => `${column} like any ($${parameters.push(patterns)}::text[])`);
  return `(${words.join(' and ')})`;
}

/**
 * About the name's part of a member's folded text, which begins with it: likeness is judged row by row (row-level security keeps
 * trigram indexes out of use), and a third of the text is judged in a third of the time. The member is `m`.
 */
export const FOLDED_NAME = 'left(m.search_text, length(m.first_name) + length(m.last_name) + 3)';

/** The condition that `column` (a folded text) holds something like the phrase; `false` where it is meant to the letter. */
export function isLike(sought: Sought, column: string, parameters: unknown[]): string {
  return sought.alike ? `$${parameters.push(sought.folded)}::text <% ${column}` : 'false';
}

/** The condition that `column` (a phone key) ends in what was sought; `false` where that is no number. */
export function meansPhone(sought: Sought, column: string, parameters: unknown[]): string {
  if (!sought.phoneEndings) return 'false';
  return `${column} like any ($${parameters.push(sought.phoneEndings)}::text[])`;
}
