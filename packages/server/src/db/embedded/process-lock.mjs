// A lock between processes, and the question behind it: is that process still the same one?
// Plain JavaScript without dependencies, because the bootstrap needs it on Node 20 before anything is installed.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 40;
/** A lock file is created and then filled: an empty one younger than this is being taken, an older one was left. */
const FILLING_MS = 2000;
const BREAKING_MS = 5000;

/**
 * What tells this process from every other, also from a later one with the same number: number, boot and start time.
 * Null when there is no such process; a zombie is none.
 */
export function identityOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${pid} ${boot} ${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return null;
  }
  const asked = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = (asked.stdout ?? '').trim();
  if (asked.status !== 0 || line === '' || line.startsWith('Z')) return null;
  return `${pid} ${line.replace(/^\S+\s+/, '')}`;
}

/** Whether the process that wrote this identity still runs. */
export function isRunning(identity) {
  const pid = Number.parseInt(identity, 10);
  return Number.isInteger(pid) && pid > 0 && identityOf(pid) === identity.trim();
}

/** Takes the lock if it is free or was left by a process that is gone; answers the function that gives it back. */
export function tryLock(path) {
  const ticket = `${identityOf(process.pid)}\n${randomUUID()}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(path, ticket, { flag: 'wx', mode: 0o600 });
      return () => {
        if (read(path) === ticket) unlinkSync(path);
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!breakIfLeft(path)) return null;
  }
  return null;
}

/**
 * Does the work while holding the lock, waiting for whoever holds it.
 * Throws when it is still held after `timeoutMs` (two minutes unless told).
 */
export async function withLock(path, work, { timeoutMs = 120_000, onWait } = {}) {
  const deadline = Date.now() + timeoutMs;
  let release = tryLock(path);
  if (!release) onWait?.(holderOf(path));
  while (!release) {
    if (Date.now() > deadline) {
      throw new Error(
        `Process ${holderOf(path) ?? '?'} has held ${path} for too long. Stop that process and start again.`,
      );
    }
    await sleep(POLL_MS);
    release = tryLock(path);
  }
  try {
    return await work();
  } finally {
    release();
  }
}

/** The process number in the lock file, or null. */
export function holderOf(path) {
  const pid = Number.parseInt(read(path) ?? '', 10);
  return Number.isInteger(pid) ? pid : null;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isLeft(path) {
  const held = read(path);
  if (held === null) return false;
  if (held.includes('\n')) return !isRunning(held.slice(0, held.indexOf('\n')));
  return ageMs(path) > FILLING_MS;
}

function ageMs(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

/**
 * Removes a lock whose holder is gone. Answers whether taking it is worth another try. Only one process may break at a
 * time and looks again before it removes: otherwise the second of two breakers would remove the lock that the first
 * has just taken.
 */
function breakIfLeft(path) {
  const held = read(path);
  if (held === null) return true;
  if (!isLeft(path)) return false;
  const breaking = `${path}.breaking`;
  try {
    mkdirSync(breaking);
  } catch {
    if (ageMs(breaking) > BREAKING_MS) removeFolder(breaking);
    return false;
  }
  try {
    if (isLeft(path)) unlinkSync(path);
    return true;
  } finally {
    removeFolder(breaking);
  }
}

function removeFolder(path) {
  try {
    rmdirSync(path);
  } catch {
    // Another breaker was faster.
  }
}
