import { lexicographicSortSchema, printSchema } from 'graphql';
import { makeSchema } from './schema.ts';

const OPENING =
  '# The API as the code makes it. Written by npm run schema; never edited, and compared with the code by the tests.\n\n';

/** The whole API in the schema language, sorted, with its descriptions. */
export async function printApi(): Promise<string> {
  return `${OPENING}${printSchema(lexicographicSortSchema(await makeSchema()))}\n`;
}
