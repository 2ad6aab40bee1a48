// npm run schema: writes what we promise, schema/schema.graphql and schema/tables.sql, from the code and the migrations.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../db/embedded/index.ts';
import { describeCatalogue, migrate, queryOnce, setUpRoles } from '../db/index.ts';
import { printApi } from './graphql/print-api.ts';

const checkout = join(import.meta.dirname, '..', '..', '..', '..');
const folder = join(checkout, 'schema');

async function describeFreshDatabase(): Promise<string> {
  const server = await startEmbeddedPostgres({ checkout, throwaway: true, onBehalfOf: process.pid });
  try {
    const urls = await setUpRoles(server.adminUrl('setshow'), 'the embedded database', {});
    await migrate(urls.ownerUrl, urls.appUrl, urls.jobsUrl);
    return await queryOnce(urls.ownerUrl, describeCatalogue);
  } finally {
    await server.stop();
  }
}

mkdirSync(folder, { recursive: true });
for (const [file, text] of [
  ['schema.graphql', await printApi()],
  ['tables.sql', await describeFreshDatabase()],
] as const) {
  writeFileSync(join(folder, file), text);
  console.log(`wrote schema/${file}`);
}
