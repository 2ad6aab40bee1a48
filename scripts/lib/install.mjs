import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { withLock } from '../../packages/server/src/db/embedded/process-lock.mjs';

const PNPM = 'pnpm@12.21.0';
const INSTALL_TIMEOUT_MS = 15 * 60_000;

/** Installs the locked dependencies when what is installed was made from other files. Two at once wait for one another. */
export async function ensureInstalled(root, install = runPnpm) {
  if (isInstalled(root)) return;
  mkdirSync(join(root, '.setshow'), { recursive: true });
  const onWait = (holder) => console.error(`Waiting for process ${holder}, which is installing the dependencies…`);
  const lock = join(root, '.setshow', 'install.lock');
  await withLock(
    lock,
    async () => {
      if (isInstalled(root)) return;
      const began = Date.now();
      console.error('Installing the dependencies… (a minute on a fresh machine)');
      await install(root);
      writeFileSync(stampFile(root), wanted(root));
      console.error(`Installed in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
    },
    { timeoutMs: INSTALL_TIMEOUT_MS, onWait },
  );
}

function isInstalled(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === wanted(root);
}

function stampFile(root) {
  return join(root, 'node_modules', '.setshow-install');
}

/** A hash of everything that decides what gets installed. */
function wanted(root) {
  const hash = createHash('sha256').update(`${PNPM} ${process.platform} ${process.arch}\n`);
  const packages = join(root, 'packages');
  const manifests = existsSync(packages) ? readdirSync(packages).map((name) => `packages/${name}/package.json`) : [];
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests.sort()]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

async function runPnpm(root) {
  // A registry that is slow for a moment should not cost a person the first start.
  let ended = await pnpmInstall(root);
  if (ended.code !== 0) ended = await pnpmInstall(root);
  if (ended.code === 0) return;
  throw new Error(
    `${ended.said}\nThe dependencies could not be installed; the reason stands above. SetShow needs to reach an npm ` +
      'registry once: check the connection, or the registry in your npm configuration, and run the same command again.',
  );
}

/**
 * What pnpm says is shown only when it fails: it warns of the host's older Node, which is not the one that will run.
 * CI keeps it from asking a question that nobody may be there to answer.
 */
function pnpmInstall(cwd) {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: 'true' },
      shell: process.platform === 'win32',
    });
    let said = '';
    const keep = (chunk) => (said += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, said: `npx: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
