// npm run restore -- DIR: puts a copy made by npm run backup in the place of the embedded database.
import { main } from './lib/main.mjs';
import { runTypeScript } from './lib/run.mjs';

await main(() =>
  runTypeScript('scripts/lib/copy-database.ts', ['restore', ...process.argv.slice(2)], { toStdout: true }),
);
