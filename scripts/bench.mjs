// npm run bench: the ratios that the product promises, measured on this machine.
import { main } from './lib/main.mjs';
import { runTypeScript } from './lib/run.mjs';

await main(() => runTypeScript('test/load/bench.ts', process.argv.slice(2), { toStdout: true }));
