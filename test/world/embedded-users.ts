import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

/** Another process that uses the embedded database of a checkout. */
export interface EmbeddedUser {
  readonly process: ChildProcess;
  readonly port: number;
  readonly adopted: boolean;
  readonly dataFolder: string;
  readonly url: string;
}

/** The user and group that a test may be another person with. */
export const NOBODY = { uid: 65534, gid: 65534 };

const CHILD = join(import.meta.dirname, 'embedded-child.mjs');

/** Starts a process that opens the embedded database of the checkout, and waits until it has. */
export async function useEmbedded(checkout: string, as?: { uid: number; gid: number }): Promise<EmbeddedUser> {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, checkout], {
    ...as,
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', SETSHOW_DATA: '' },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { process: child, ...(JSON.parse(line) as Omit<EmbeddedUser, 'process'>) };
  }
  throw new Error('The process ended before it had the database.');
}

/** Ends a user of the database by a signal and waits until it is gone. */
export async function endUser(user: EmbeddedUser, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (user.process.exitCode !== null || user.process.signalCode !== null) return;
  const gone = once(user.process, 'exit');
  user.process.kill(signal);
  await gone;
}

/** Whether the user nobody can run this project's code at all (not in a folder that only root may enter). */
export function nobodyCanRunTheProject(): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync(process.execPath, ['--check', CHILD], { ...NOBODY, cwd: '/' }).status === 0;
}
