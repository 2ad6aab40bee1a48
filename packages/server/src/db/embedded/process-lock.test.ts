import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { holderOf, identityOf, isRunning, tryLock, withLock } from './process-lock.mjs';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setshow-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function killedProcess(): Promise<{ pid: number; identity: string }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const identity = identityOf(pid) ?? '';
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { pid, identity };
}

describe('the lock between two starts', () => {
  it('lets one in at a time, however many ask at once', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock(lock, work)));
    expect(most).toBe(1);
    expect(existsSync(lock)).toBe(false);
  });

  it('is taken over at once from a process that was killed', async () => {
    const { pid, identity } = await killedProcess();
    writeFileSync(lock, `${identity}\nticket\n`);
    const began = Date.now();
    const holder = await withLock(lock, () => Promise.resolve(holderOf(lock)));
    expect(holder).toBe(process.pid);
    expect(holder).not.toBe(pid);
    expect(Date.now() - began).toBeLessThan(2000);
  });

  it('is taken over when the process number of its holder was given to another process meanwhile', () => {
    const someoneElse = (identityOf(process.pid) ?? '').replace(/\d+$/, '1');
    writeFileSync(lock, `${someoneElse}\nticket\n`);
    const release = tryLock(lock);
    expect(release).not.toBeNull();
    release?.();
  });

  it('is respected while it is being written, and taken over when its writer died in between', () => {
    writeFileSync(lock, '');
    expect(tryLock(lock)).toBeNull();
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(lock, longAgo, longAgo);
    expect(tryLock(lock)).not.toBeNull();
  });

  it('says who holds it when the wait is over', async () => {
    const release = tryLock(lock);
    await expect(withLock(lock, () => Promise.resolve(), { timeoutMs: 60 })).rejects.toThrow(`Process ${process.pid}`);
    release?.();
  });

  it('is given back when the work fails', async () => {
    await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(lock)).toBe(false);
  });
});

describe('the identity of a process', () => {
  it('holds for a running process and no longer for one that was killed', async () => {
    expect(isRunning(identityOf(process.pid) ?? '')).toBe(true);
    const { identity } = await killedProcess();
    expect(isRunning(identity)).toBe(false);
    expect(isRunning('')).toBe(false);
  });
});
