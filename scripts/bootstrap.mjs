// What every npm script of the project goes through: install what is missing, find a Node that is new enough, run the
// real script with it. Knows no dependency and runs on Node 20, so that a fresh machine needs nothing but Node and npm.
// Whatever it has to say goes to standard error: standard output belongs to the command.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureInstalled } from './lib/install.mjs';
import { findNode } from './lib/find-node.mjs';

const OLDEST_NODE = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...args] = process.argv.slice(2);

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  fail(`This is Node ${process.versions.node}. SetShow needs Node ${OLDEST_NODE} or newer to install itself.`);
}
const script = join(root, 'scripts', `${command}.mjs`);
if (!command || !existsSync(script)) fail(`There is no command "${command ?? ''}".`);

let env;
try {
  await ensureInstalled(root);
  env = findNode(root);
} catch (error) {
  fail(error.message);
}
run(env);

function run({ node, path }) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const watching = watchParent(child);
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    clearInterval(watching);
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

/**
 * npm hands a signal to the shell between us, and not every shell hands it on: when npm is gone, so is the one who
 * asked for this.
 */
function watchParent(child) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event || parent === 1) return undefined;
  const everyMs = 500;
  return setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, everyMs).unref();
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
