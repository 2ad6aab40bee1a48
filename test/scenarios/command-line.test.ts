import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setshow, setshowJson } from '../world/command-line.ts';
import { freshDatabase, type FreshDatabase } from '../world/database.ts';
import { BRITISH, GERMAN, rewriteExports } from '../world/rewrite-exports.ts';
import { CLUB_EXPORTS, TRUTH, trueMonth } from '../world/truth.ts';

jest.setTimeout(300_000);

interface Imported {
  readonly type: string;
  readonly runId: string;
  readonly files: readonly {
    readonly name: string;
    readonly kind: string | null;
    readonly outcome: string;
    readonly counts: Readonly<Record<string, number>>;
  }[];
  readonly refused: readonly {
    readonly file: string;
    readonly row: number;
    readonly id: string | null;
    readonly reason: string;
  }[];
}

const MONTHS = Object.keys(TRUTH.months);

const count = (run: Imported, verdict: string) => run.files.reduce((sum, file) => sum + (file.counts[verdict] ?? 0), 0);

let world: FreshDatabase;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  world = await freshDatabase();
  env = { DATABASE_URL: world.appUrl, DATABASE_OWNER_URL: world.ownerUrl, DATABASE_JOBS_URL: world.jobsUrl };
});
afterAll(() => world.drop());

/** Every month's figures as the command line tells them, like those of the truth. */
async function toldMonth(organization: string, month: string) {
  const ask = (by: readonly string[]) =>
    setshowJson<Record<string, unknown>>(
      ['numbers', '--organization', organization, '--month', month, '--as-of', TRUTH.asOf, ...by],
      env,
    );
  const [all, location, trainer] = await Promise.all([ask([]), ask(['--by', 'location']), ask(['--by', 'trainer'])]);
  return { all, location, trainer };
}

describe('a club’s exports, taken in from the command line', () => {
  const CLUB = ['--organization', 'Three Clubs', '--source', 'Club system'];
  const take = () => setshowJson<Imported>(['import', CLUB_EXPORTS, ...CLUB], env);
  let first: Imported;

  it('are judged whole in a dry run before the group is there, and leave nothing behind', async () => {
    const said = await setshow(['import', CLUB_EXPORTS, ...CLUB, '--dry-run', '--json'], env);
    // Nothing was committed, so it is not told as done.
    expect(said.code).toBe(3);
    const judged = JSON.parse(said.stdout) as Imported;
    expect([judged.type, count(judged, 'create') > 10_000]).toEqual(['ImportJudged', true]);
    expect(judged.refused.length).toBe(Object.values(TRUTH.refusedRows).flat().length);
    expect(await setshowJson(['imports'], env)).toEqual([]);
    const { code, stderr } = await setshow(['imports', ...CLUB.slice(0, 2)], env);
    expect([code, stderr.trim()]).toEqual([1, 'There is no organization named “Three Clubs”.']);
  });

  it('are not taken in for somebody whom nobody knows yet', async () => {
    const { code, stderr } = await setshow(['import', CLUB_EXPORTS, ...CLUB, '--as', 'boss@clubs.example'], env);
    expect([code, stderr.includes('Three Clubs is new')]).toEqual([1, true]);
  });

  it('found the group and its clubs, and bring in every right row', async () => {
    const { code, stdout, stderr } = await setshow(['import', CLUB_EXPORTS, ...CLUB, '--json'], env);
    expect(code).toBe(0);
    first = JSON.parse(stdout) as Imported;
    expect(first.type).toBe('ImportCommitted');
    for (const kind of ['staff', 'members', 'consultations', 'sales'] as const) {
      expect([kind, first.files.find((file) => file.kind === kind)?.counts['create']]).toEqual([
        kind,
        TRUTH.counts[kind],
      ]);
    }
    expect(stderr).toContain('payroll-2026-10.csv was left alone');
    expect(stderr).toContain('truth.json was left alone');
  });

  it('are refused row by row exactly where they are wrong', () => {
    for (const kind of ['members', 'consultations', 'sales', 'visits']) {
      const file = first.files.find((candidate) => candidate.kind === kind)?.name;
      const told = first.refused.filter((row) => row.file === file);
      expect(told.map(({ id, reason }) => ({ ...(id === null ? {} : { id }), why: reason }))).toEqual(
        TRUTH.refusedRows[kind],
      );
      expect(told.every(({ row }) => row > 3)).toBe(true);
    }
  });

  it('change nothing when they come again', async () => {
    const again = await take();
    expect([again.type, count(again, 'create'), count(again, 'update')]).toEqual(['ImportCommitted', 0, 0]);
    expect(count(again, 'unchanged')).toBeGreaterThan(10_000);
  });

  it('are undone whole, once, and then taken in again', async () => {
    expect(await setshowJson(['undo', first.runId], env)).toMatchObject({ type: 'ImportUndone', runId: first.runId });
    const empty = await toldMonth('Three Clubs', '2026-10');
    expect(empty.all).toMatchObject({ newMembers: 0, setsMade: 0, salesMoney: 0, closeRate30: { num: 0, den: 0 } });
    const { code, stderr } = await setshow(['undo', first.runId], env);
    expect([code, stderr.trim()]).toEqual([1, 'This import was undone already.']);
    const again = await take();
    expect(count(again, 'create')).toBe(count(first, 'create'));
    const runs = await setshowJson<readonly { state: string }[]>(['imports', '--organization', 'three clubs'], env);
    expect(runs.map(({ state }) => state)).toEqual(['COMMITTED', 'COMMITTED', 'UNDONE']);
  });

  it.each(MONTHS)('give the true figures of %s, for all, each location and each trainer', async (month) => {
    expect(await toldMonth('Three Clubs', month)).toMatchObject(trueMonth(month));
  });

  it('leave books that prove', async () => {
    const proof = await setshowJson<{
      isRight: boolean;
      organizations: readonly { differences: readonly unknown[] }[];
    }>(['verify'], env);
    expect(proof).toMatchObject({ isRight: true, organizations: [{ differences: [] }] });
  });

  it('are told as a table to whoever does not ask for JSON', async () => {
    const { stdout } = await setshow(
      ['numbers', '--organization', 'Three Clubs', '--month', '2026-10', '--by', 'location', '--as-of', TRUTH.asOf],
      env,
    );
    expect(stdout.split('\n')[0]?.trim().split(/\s+/).sort()).toEqual(['Harbor', 'Mesa', 'Northside']);
    expect(stdout).toMatch(/newMembers\s/);
    expect(stdout).toMatch(/closeRate30.*\d of \d+/);
  });
});

describe.each([
  ['German', GERMAN],
  ['British', BRITISH],
])('the same group’s files as a %s system writes them', (name, style) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setshow-rewritten-'));
    await rewriteExports(CLUB_EXPORTS, folder, style);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('give the same true figures of every month', async () => {
    const imported = await setshowJson<Imported>(['import', folder, '--organization', name], env);
    expect(imported.refused.map(({ reason }) => reason).sort()).toEqual(
      ['members', 'consultations', 'sales', 'visits']
        .flatMap((kind) => (TRUTH.refusedRows[kind] ?? []).map(({ why }) => why))
        .sort(),
    );
    expect(imported.files.filter(({ outcome }) => outcome === 'LEFT_ALONE').length).toBe(1);
    for (const month of MONTHS) expect([month, await toldMonth(name, month)]).toMatchObject([month, trueMonth(month)]);
  });
});

describe('the command line', () => {
  it('shows how it is used, and ends with 2 for what it does not know', async () => {
    const help = await setshow(['--help'], env);
    expect([help.code, help.stdout.includes('import DIR'), help.stderr]).toEqual([0, true, '']);
    const unknown = [
      ['frobnicate'],
      ['verify', '--fast'],
      ['undo'],
      ['numbers', '--organization', 'X'],
      ['imports', 'all'],
      [],
    ];
    for (const args of unknown) {
      const { code, stdout, stderr } = await setshow(args, env);
      expect([args, code, stdout, stderr.includes('import DIR')]).toEqual([args, 2, '', true]);
    }
  });

  it('says why it can not do something, and ends with 1', async () => {
    const cases = [
      [['numbers', '--organization', 'Nowhere', '--month', '2026-10'], 'no organization named “Nowhere”'],
      [['import', join(CLUB_EXPORTS, 'missing'), '--organization', 'X'], 'There is no folder'],
      [['import', join(CLUB_EXPORTS, 'staff.csv'), '--organization', 'X'], 'no file lists its locations'],
      [['undo', 'no-such-run'], 'There is no import no-such-run'],
    ] as const;
    for (const [args, words] of cases) {
      const { code, stdout, stderr } = await setshow(args, env);
      expect([args, code, stdout]).toEqual([args, 1, '']);
      expect(stderr).toContain(words);
    }
  });

  it('founds no group for files that are refused, all but the list of clubs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setshow-refused-'));
    try {
      await copyFile(join(CLUB_EXPORTS, 'locations.csv'), join(folder, 'locations.csv'));
      // Nobody can tell the day from the month in it.
      const member = '100,Mia,Member,03/04/2026,Northside';
      await writeFile(
        join(folder, 'members.csv'),
        `Client ID,First Name,Last Name,Join Date,Home Location\n${member}\n`,
      );
      const { code, stdout } = await setshow(['import', folder, '--organization', 'Nobody’s Club', '--json'], env);
      expect([code, (JSON.parse(stdout) as Imported).type]).toEqual([1, 'ImportRefused']);
      const { stderr } = await setshow(['imports', '--organization', 'Nobody’s Club'], env);
      expect(stderr.trim()).toBe('There is no organization named “Nobody’s Club”.');
      // The clubs alone are a beginning, too.
      await rm(join(folder, 'members.csv'));
      expect((await setshow(['import', folder, '--organization', 'Nobody’s Club'], env)).code).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('lets people and machines in', async () => {
    const user = [
      'user',
      'add',
      '--organization',
      'Three Clubs',
      '--email',
      'boss@clubs.example',
      '--name',
      'Bo Boss',
      '--role',
      'owner',
    ];
    expect(await setshowJson<{ link: string }>(user, env)).toMatchObject({
      type: 'UserAdded',
      link: expect.stringContaining('/set-password/'),
    });
    const key = await setshow(
      ['key', 'add', '--organization', 'Three Clubs', '--name', 'nightly', '--scope', 'import'],
      env,
    );
    expect([key.code, /^setshow_[0-9a-f]{32}_[0-9a-f]{32}_\S{43}\n$/.test(key.stdout)]).toEqual([0, true]);
  });

  it('imports as a person only what that person may', async () => {
    const desk = [
      'user',
      'add',
      '--organization',
      'Three Clubs',
      '--email',
      'desk@clubs.example',
      '--name',
      'Di Desk',
      '--role',
      'front-desk',
      '--location',
      'harbor',
    ];
    expect((await setshow([...desk, '--password-stdin'], env, 'a long enough password\n')).code).toBe(0);
    const refused = await setshow(
      ['import', CLUB_EXPORTS, '--organization', 'Three Clubs', '--as', 'desk@clubs.example'],
      env,
    );
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('may import files');
  });

  it('imports as a manager the rows of own locations, and refuses every other row by itself', async () => {
    const boss = [
      'user',
      'add',
      '--organization',
      'Three Clubs',
      '--email',
      'mesa@clubs.example',
      '--name',
      'Max Mesa',
    ];
    const role = ['--role', 'manager', '--location', 'mesa', '--password-stdin'];
    expect((await setshow([...boss, ...role], env, 'a long enough password\n')).code).toBe(0);
    const as = ['--organization', 'Three Clubs', '--source', 'Club system', '--as', 'mesa@clubs.example'];
    const taken = await setshowJson<Imported>(['import', CLUB_EXPORTS, ...as], env);
    expect([count(taken, 'create'), count(taken, 'update')]).toEqual([0, 0]);
    expect(count(taken, 'unchanged')).toBeGreaterThan(1_000);
    const members = taken.files.find(({ kind }) => kind === 'members');
    const elsewhere = taken.refused.filter(
      ({ file, reason }) => file === members?.name && reason.includes('unknown location'),
    );
    expect(elsewhere.length).toBeGreaterThan(500);
    expect(members?.counts['unchanged']).toBe(
      (TRUTH.counts['members'] ?? 0) - new Set(elsewhere.map(({ id }) => id)).size,
    );
  });

  it('does not mind when nobody reads to the end', async () => {
    const child = spawn(process.execPath, [join(CLUB_EXPORTS, '../../../scripts/setshow.mjs'), 'imports', '--json'], {
      env: { ...process.env, ...env },
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number];
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('with the database that comes along', () => {
  it('starts it when none runs, and lets go of it at the end', async () => {
    // Not in a folder of a test's own, which only its user may enter: the database may have to run as another.
    const data = join(tmpdir(), `setshow-data-${randomUUID()}`);
    const own = { SETSHOW_DATA: data, DATABASE_URL: '', DATABASE_OWNER_URL: '', DATABASE_JOBS_URL: '' };
    const both = await Promise.all([setshow(['imports', '--json'], own), setshow(['imports', '--json'], own)]);
    expect(both.map(({ code, stdout, stderr }) => (code === 0 ? stdout.trim() : stderr))).toEqual(['[]', '[]']);
    await rm(data, { recursive: true, force: true });
  });
});
