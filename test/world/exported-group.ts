import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ctx } from '../../packages/server/src/auth/index.ts';
import { connect, type Database } from '../../packages/server/src/db/index.ts';
import { importFiles } from '../../packages/server/src/imports/index.ts';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { freshDatabase } from './database.ts';
import { CLUB_EXPORTS, TRUTH } from './truth.ts';

/** A group whose exports were imported, in a database of its own. */
export interface ExportedGroup {
  readonly db: Database;
  close(): Promise<void>;
}

/** Imports the club's exports into the organization of `ctx`, which is there already and has no location yet. */
export async function importExports(db: Database, ctx: Ctx): Promise<void> {
  await db.transact(ctx.organizationId, async (tx) => {
    for (const { name, timeZone } of TRUTH.locations) {
      await tx.rows(
        "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, 'USD', 'US')",
        [ctx.organizationId, newId(), name, timeZone],
      );
    }
  });
  const paths = readdirSync(CLUB_EXPORTS)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => join(CLUB_EXPORTS, file));
  const done = await importFiles(db, ctx, { sourceName: 'Club system', paths, dryRun: false });
  if (!('type' in done) || done.type !== 'ImportCommitted') throw new Error(JSON.stringify(done));
}

/** A group in a database of its own. */
export async function anExportedGroup(ctx: Ctx): Promise<ExportedGroup> {
  const world = await freshDatabase();
  const db = await connect(world.appUrl, []);
  await db.transact(ctx.organizationId, (tx) =>
    tx.rows('insert into organization (organization_id, name) values ($1, $2)', [ctx.organizationId, 'Clubs']),
  );
  await importExports(db, ctx);
  return {
    db,
    close: async () => {
      await db.close();
      await world.drop();
    },
  };
}
