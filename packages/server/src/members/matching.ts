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

/** The condition that `column` (a folded text) means what was sought, typing errors forgiven. Parameters are appended to. */
export function meansText(sought: Sought, column: string, parameters: unknown[]): string {
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const words = sought.words.map((patterns) => `${column} like any (${bind(patterns)}::text[])`);
  const alike = sought.alike ? ` or ${bind(sought.folded)}::text <% ${column}` : '';
  return `((${words.join(' and ')})${alike})`;
}

/** The condition that `column` (a phone key) ends in what was sought; `false` where that is no number. */
export function meansPhone(sought: Sought, column: string, parameters: unknown[]): string {
  if (!sought.phoneEndings) return 'false';
  return `${column} like any ($${parameters.push(sought.phoneEndings)}::text[])`;
}
