// npm run bench: the ratios that the product promises, measured on this machine against the built product.
import { join } from 'node:path';

import { ensureServerBuilt, ensureWebBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { root, runTypeScript } from './lib/run.mjs';

await main(async () => {
  await Promise.all([ensureServerBuilt(), ensureWebBuilt()]);
  // The reference is no part of the product: only who measures fetches it. Without it the other arms still run.
  await ensureInstalled(join(root, 'test', 'load', 'reference')).catch((error) => console.error(error.message));
  return runTypeScript('test/load/bench.ts', process.argv.slice(2), { toStdout: true });
});
