import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { identityOf, isRunning } from './process-lock.mjs';

// The processes that use one embedded server: the last that goes stops it. One file each, so that a process that was
// killed hard leaves something that can be told from a living one.

/** Notes the process as a user; answers the function that strikes it off again. */
export function registerUser(folder: string, pid: number = process.pid): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${pid}-${randomUUID()}`);
  writeFileSync(file, identityOf(pid) ?? '', { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** How many living processes use the server. Those that were killed hard are struck off. */
export function countUsers(folder: string): number {
  let living = 0;
  for (const name of namesIn(folder)) {
    const file = join(folder, name);
    if (isRunning(readText(file))) living += 1;
    else rmSync(file, { force: true });
  }
  return living;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
