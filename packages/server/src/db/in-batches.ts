import type { Query } from './database.ts';

/** Rows held at once: a page of a screen's size would make a long list slow, and all of it would fill the memory. */
const BATCH = 500;
let cursors = 0;

/**
 * The rows of a statement a batch at a time, by a cursor of the running transaction: a list of any length in bounded memory,
 * all of it from one snapshot. To be read to its end, or left with the transaction.
 */
export async function* inBatches<Row>(
  query: Query,
  sql: string,
  parameters: readonly unknown[],
): AsyncGenerator<Row[]> {
  cursors += 1;
  const name = `batches_${cursors}`;
  await query.rows(`declare ${name} no scroll cursor for ${sql}`, parameters);
  for (;;) {
    const rows = await query.rows<Row>(`fetch ${BATCH} from ${name}`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) break;
  }
  await query.rows(`close ${name}`);
}
