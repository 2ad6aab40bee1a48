import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { root, run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium that runs on this machine: the one named, an installed one, or one that is installed now. Throws if none. */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not run. Correct it, or unset it to let one be found.`);
  }
  const found = (await findChromium()) ?? (await installChromium());
  if (found) return found;
  throw new Error(
    'The browser tests need a Chromium, none was found and none could be installed. Install one (on Debian: ' +
      '"apt-get install chromium") or name one in CHROMIUM_PATH, and run the tests again.',
  );
}

async function findChromium() {
  const onPath = NAMES.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, await playwrightsOwn()].find((path) => path && existsSync(path) && runs(path));
}

async function installChromium() {
  console.error('Installing a Chromium for the browser tests…');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
    const installed = await findChromium();
    if (installed) return installed;
  }
  await run(process.execPath, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  return findChromium();
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright-core');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Present is not enough: a browser that lacks a library of the system would fail every test with a riddle. */
function runs(path) {
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 60_000 }).status === 0;
}
