// After a run of tests: the database that one of them started goes, and everything in it.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { identityOf } from '../../packages/server/src/db/embedded/process-lock.mjs';

const GONE_MS = 10_000;

export default async function clearWorld() {
  const world = process.env.SETSHOW_TEST_WORLD;
  if (!world) return;
  const note = join(world, 'server.json');
  if (existsSync(note)) await stop(JSON.parse(readFileSync(note, 'utf8')).folder);
  rmSync(world, { recursive: true, force: true });
}

async function stop(folder) {
  const pidFile = join(folder, 'data', 'postmaster.pid');
  if (existsSync(pidFile)) {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    process.kill(pid, 'SIGQUIT');
    const deadline = Date.now() + GONE_MS;
    while (identityOf(pid) !== null && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  rmSync(folder, { recursive: true, force: true });
}
