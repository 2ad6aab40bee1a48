// npm run gallery: every piece of the look in every state, on a page of its own that follows the sources.
import { join } from 'node:path';

import { main } from './lib/main.mjs';
import { root, run } from './lib/run.mjs';

const web = join(root, 'packages', 'web');
const page = '/dev/gallery.html';

await main(() =>
  run(join(web, 'node_modules', '.bin', 'vite'), ['--open', page, ...process.argv.slice(2)], { cwd: web }),
);
