import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ctxOfHouse } from '../../packages/server/src/auth/index.ts';
import { connect, type Database } from '../../packages/server/src/db/index.ts';
import { readFigure } from '../../packages/server/src/funnel/index.ts';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { createOrganization } from '../../packages/server/src/setup/index.ts';
import { setshow, setshowJson } from '../world/command-line.ts';
import { freshDatabase, type FreshDatabase } from '../world/database.ts';
import { importExports } from '../world/exported-group.ts';
import { TRUTH, trueMonth } from '../world/truth.ts';

jest.setTimeout(300_000);

describe('exports from the command line', () => {
  let world: FreshDatabase;
  let db: Database;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let organizationId: string;
  const [place = ''] = TRUTH.locations.map(({ name }) => name);
  const SHOWS = ['--figure', 'show-rate', '--from', '2026-08-01', '--to', '2026-08-31', '--as-of', TRUTH.asOf];
  const file = (name: string) => join(folder, name);
  const linesOf = (name: string) => readFileSync(file(name), 'utf8').trim().split('\r\n').slice(1);
  const exported = (args: readonly string[]) => setshow(['export', ...args, '--organization', 'Clubs'], env);

  beforeAll(async () => {
    world = await freshDatabase();
    env = { DATABASE_URL: world.appUrl, DATABASE_OWNER_URL: world.ownerUrl, DATABASE_JOBS_URL: world.jobsUrl };
    db = await connect(world.appUrl, []);
    folder = mkdtempSync(join(tmpdir(), 'setshow-export-'));
    const created = await createOrganization(db, { name: 'Clubs', now: new Date() });
    if (!('organizationId' in created)) throw new Error(created.message);
    ({ organizationId } = created);
    await importExports(db, ctxOfHouse(organizationId, { requestId: 'test', now: new Date() }));
  });
  afterAll(async () => {
    await db.close();
    await world.drop();
    rmSync(folder, { recursive: true });
  });

  it('hold the rows of a figure at a location, as many as it says', async () => {
    const told = ['export', 'figure-rows', ...SHOWS, '--location', place, '--part', 'denominator'];
    const said = await setshowJson<{ rows: number }>(
      [...told, '--organization', 'Clubs', '--out', file('shows.csv')],
      env,
    );
    const truth = trueMonth('2026-08').location[place] as Record<string, { den: number }>;
    expect([said.rows, linesOf('shows.csv').length]).toEqual([truth['showRate']?.den, truth['showRate']?.den]);
    const { figure } = await readFigure(
      db,
      ctxOfHouse(organizationId, { requestId: newId(), now: new Date() }),
      'SHOW_RATE',
      { period: { from: '2026-08-01', to: '2026-08-31' }, asOf: TRUTH.asOf },
    );
    await exported(['figure-rows', ...SHOWS, '--part', 'numerator', '--out', file('showed.csv')]);
    expect(linesOf('showed.csv').length).toBe(figure.numerator);
  });

  it('hold the board and the members, as Excel too', async () => {
    const days = ['--from', '2026-08-01', '--to', '2026-08-31'];
    expect((await exported(['board', ...days, '--out', file('board.xlsx')])).code).toBe(0);
    expect(readFileSync(file('board.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect((await exported(['members', '--stage', 'closed', '--out', file('members.csv')])).code).toBe(0);
    expect(linesOf('members.csv').length).toBeGreaterThan(10);
  });

  it('that can not be done say why, and leave no file behind', async () => {
    const cases: [args: string[], code: number, words: RegExp][] = [
      [['figure-rows', ...SHOWS, '--location', 'Nowhere', '--out', file('x.csv')], 1, /no location “Nowhere”/],
      [
        ['figure-rows', '--figure', 'shows', '--from', '2026-08-01', '--to', '2026-08-31', '--out', file('x.csv')],
        1,
        /name/,
      ],
      [['everything', '--out', file('x.csv')], 2, /no export “everything”/],
      [['members', '--out', file('x.pdf')], 2, /\.csv or \.xlsx/],
      [['members', '--out', join(folder, 'nowhere', 'x.csv')], 1, /can not be written/],
    ];
    for (const [args, code, words] of cases) {
      const said = await exported(args);
      expect([said.code, said.stderr]).toEqual([code, expect.stringMatching(words)]);
    }
    expect(['x.csv', 'x.csv.part', 'x.pdf'].filter((name) => existsSync(file(name)))).toEqual([]);
  });
});
