// npm run backup -- DIR: copies the embedded database into a new folder while it goes on working.
import { main } from './lib/main.mjs';
import { runTypeScript } from './lib/run.mjs';

await main(() =>
  runTypeScript('scripts/lib/copy-database.ts', ['backup', ...process.argv.slice(2)], { toStdout: true }),
);
