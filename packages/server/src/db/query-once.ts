import pg from 'pg';
import type { Query } from './database.ts';

/** Asks a database once, as whoever the address names, and leaves again. */
export async function queryOnce<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query({ text, values: [...values] })).rows as Row[];
  try {
    return await work({
      rows,
      one: async <Row>(text: string, values?: readonly unknown[]) => (await rows<Row>(text, values))[0] ?? null,
    });
  } finally {
    await client.end();
  }
}
