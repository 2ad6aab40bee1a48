// npm run migrate: bring the database to this version's shape without serving.
import { main } from './lib/main.mjs';
import { runTypeScript } from './lib/run.mjs';

await main(() => runTypeScript('scripts/lib/migrate-database.ts', [], { toStdout: true }));
