import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from './run.mjs';

/**
 * Goes on as the built program itself, in this very process: a signal then reaches the one who knows how to stop the
 * database, with nobody in between.
 */
export async function becomeBuilt(file, args) {
  const path = join(root, 'packages', 'server', 'dist', file);
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], path, ...args];
  await import(pathToFileURL(path).href);
}
