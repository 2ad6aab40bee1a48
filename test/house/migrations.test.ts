import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

import { filesUnder, ROOT } from './files.ts';

const FOLDER = 'packages/server/src/db/migrations';
/** The steps of the first release, which meet empty tables. */
const FIRST_RELEASE = 14;
/**
 * What matters only where rows are: an index built while others write, a constraint that reads the whole table. Later
 * steps are judged without these exceptions.
 */
const WHERE_ROWS_ARE = ['require-concurrent-index-creation', 'constraint-missing-not-valid'];

const migrations = filesUnder(FOLDER).filter(({ path }) => path.endsWith('.sql'));
const config =
  filesUnder('.')
    .find(({ path }) => path === '.squawk.toml')
    ?.text.split('\n') ?? [];
const EXCUSED = /^\s+"([a-z-]+)",$/;
const excused = config.flatMap((line) => EXCUSED.exec(line)?.[1] ?? []);
const numberOf = (path: string) => Number.parseInt(basename(path), 10);

/** What squawk has to say, as `path:line rule`. */
function complaintsAbout(paths: string[], alsoExcused: string[] = []): string[] {
  const squawk = join(ROOT, 'node_modules', '.bin', 'squawk');
  // Rules named here take the place of the file's own list, so that list is named again.
  const exclude = [...excused, ...alsoExcused].join(',');
  const options = ['--config', join(ROOT, '.squawk.toml'), '--reporter', 'gcc', '--exclude', exclude];
  const { stdout, stderr, error } = spawnSync(squawk, [...options, ...paths], { cwd: ROOT, encoding: 'utf8' });
  if (error) throw error;
  if (/^(error|Error)/m.test(stderr)) throw new Error(stderr);
  return stdout.split('\n').filter((line) => / (warning|error): /.test(line));
}

describe('the migrations', () => {
  it('are numbered, each number once', () => {
    const numbers = migrations.map(({ path }) => /\/(\d{4})-[a-z0-9-]+\.sql$/.exec(path)?.[1]);
    expect(numbers).not.toContain(undefined);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(0);
  });

  it('each open with what they are and the reason for it', () => {
    const opening = /^-- .+\n(-- .+\n)*?-- Reason: /;
    expect(migrations.filter(({ text }) => !opening.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('pass the lint, with the exceptions of .squawk.toml', () => {
    const first = migrations.map(({ path }) => path).filter((path) => numberOf(path) <= FIRST_RELEASE);
    expect(complaintsAbout(first, WHERE_ROWS_ARE)).toEqual([]);
    const later = migrations.map(({ path }) => path).filter((path) => numberOf(path) > FIRST_RELEASE);
    expect(later.length === 0 ? [] : complaintsAbout(later)).toEqual([]);
  });

  it('would not pass with a column removed under the old version, or an index that stops the club from writing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'setshow-squawk-'));
    try {
      const bad = join(folder, '0099-bad.sql');
      writeFileSync(bad, 'alter table member drop column email;\ncreate index slow on member (phone);\n');
      const said = complaintsAbout([bad]).join('\n');
      expect(said).toMatch(/ban-drop-column/);
      expect(said).toMatch(/require-concurrent-index-creation/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are excused from nothing without a reason', () => {
    const before = config.flatMap((line, place) => (EXCUSED.test(line) ? [config[place - 1] ?? ''] : []));
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter((line) => !/^\s+# \S/.test(line))).toEqual([]);
  });
});
