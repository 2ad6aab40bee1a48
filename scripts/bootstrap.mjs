// What every npm script of the project goes through: install what is missing, find a Node that is new enough, run the
// real script with it. Knows no dependency and runs on Node 20, so that a fresh machine needs nothing but Node and npm.
// Whatever it has to say goes to standard error: standard output belongs to the command.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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
  const watching = watchNpm(child);
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
function watchNpm(child) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const npm = npmAbove(process.ppid);
  const everyMs = 500;
  return setInterval(() => {
    if (!isThere(npm)) child.kill('SIGTERM');
  }, everyMs).unref();
}

/** Our parent is npm itself, or the shell that it put between us and that has our command line in its own. */
function npmAbove(parent) {
  const [above, ...commandLine] = describe(parent);
  return commandLine.join(' ').includes(`bootstrap.mjs ${command}`) ? above : parent;
}

function describe(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const above = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    return [Number(above), ...readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')];
  } catch {
    const asked = spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' });
    const [above, ...commandLine] = (asked.stdout ?? '').trim().split(/\s+/);
    return [Number(above), ...commandLine];
  }
}

function isThere(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
