import { statSync } from 'node:fs';
import type { Ctx } from '../../auth/index.ts';
import { isRefused, type LocationRow, readFile, type ReadOptions } from '../../imports/reading/index.ts';
import { foldText, isRefusal, newId } from '../../kernel/index.ts';
import { locationsOf } from '../../organizations/index.ts';
import { openLocation } from '../../setup/index.ts';
import type { House } from './open-house.ts';

/** A list of locations is short; longer files need not be looked into twice. */
const LARGEST_LIST_BYTES = 1_000_000;

/** The locations that the files list, whatever the file's name. A row that is not right is left to the import to refuse. */
export async function locationsListed(paths: readonly string[], options: ReadOptions): Promise<LocationRow[]> {
  const rows: LocationRow[] = [];
  for (const path of paths) {
    if (statSync(path).size > LARGEST_LIST_BYTES) continue;
    const reading = await readFile(path, options);
    if (reading.outcome !== 'readable') continue;
    try {
      if (reading.kind !== 'locations') continue;
      for await (const row of reading.rows())
        if (!isRefused(row) && row.values.kind === 'locations') rows.push(row.values);
    } finally {
      await reading.dispose();
    }
  }
  return rows;
}

/** Opens the listed locations that are not here yet. What is refused is told; its rows are then refused one by one. */
export async function placeLocations(house: House, ctx: Ctx, rows: readonly LocationRow[]): Promise<void> {
  const here = await house.db.read(ctx.organizationId, (query) => locationsOf(query, ctx.organizationId, null));
  for (const row of rows) {
    if (here.some(({ name }) => foldText(name) === foldText(row.name))) continue;
    // A list without these columns speaks of one country; the clubs already here say which.
    const currency = row.currency ?? here[0]?.currency ?? 'USD';
    const country = row.country ?? here[0]?.country ?? 'US';
    const answer = await openLocation(
      house.db,
      ctx,
      { name: row.name, timeZone: row.timeZone, currency, country },
      newId(),
    );
    if (isRefusal(answer)) house.say(`${row.name} was not opened: ${answer.message}`);
    else house.say(`Opened ${row.name} (${row.timeZone}, ${currency}).`);
  }
}
