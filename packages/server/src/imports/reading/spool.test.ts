import { describe, expect, it } from '@jest/globals';
import { existsSync, utimesSync } from 'node:fs';
import { sweepTemporaryFolders, temporaryFolder } from './spool.ts';

describe('a file put aside for reading', () => {
  it('goes when it is read; one that a killed process left goes after a day', async () => {
    const [read, left, fresh] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    await read.dispose();
    expect(existsSync(read.path)).toBe(false);
    const now = new Date();
    const dayAgo = new Date(now.getTime() - 86_400_000);
    utimesSync(left.path, dayAgo, new Date(dayAgo.getTime() - 1_000));
    expect(await sweepTemporaryFolders(dayAgo)).toBeGreaterThan(0);
    expect([existsSync(left.path), existsSync(fresh.path)]).toEqual([false, true]);
    await fresh.dispose();
  });
});
