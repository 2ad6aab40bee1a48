export function identityOf(pid: number): string | null;
export function isRunning(identity: string): boolean;
export function tryLock(path: string): (() => void) | null;
export function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options?: { timeoutMs?: number; onWait?: (holder: number | null) => void },
): Promise<T>;
export function holderOf(path: string): number | null;
