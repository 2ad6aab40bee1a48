// npm run schema: write schema/schema.graphql and schema/tables.sql from the code and the migrations.
import { main } from './lib/main.mjs';
import { runTypeScript } from './lib/run.mjs';

await main(() => runTypeScript('packages/server/src/app/write-schema.ts', process.argv.slice(2), { toStdout: true }));
