// npm run format: prettier over everything that people write.
import { main } from './lib/main.mjs';
import { run } from './lib/run.mjs';

await main(() => run('prettier', ['--write', ...(process.argv.length > 2 ? process.argv.slice(2) : ['.'])]));
