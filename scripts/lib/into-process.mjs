import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from './run.mjs';

/**
 * Goes on as the built program itself, in this very process: a signal then reaches the one who knows how to stop the
 * database, with nobody in between.
 */
export async function becomeBuilt(file, args) {
  const path = join(root, 'packages', 'server', 'dist', file);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) hearOnce(signal);
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], path, ...args];
  await import(pathToFileURL(path).href);
}

/**
 * Ctrl-C in a terminal reaches everybody at once, and then arrives a second time from those who pass it on: the second
 * must not cut short the orderly end that the first began. As long as nobody listens, the first one ends the process.
 */
function hearOnce(signal) {
  let heard = false;
  process.on(signal, () => {
    if (!heard && process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
    heard = true;
  });
}
