import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/universal';
import { openServer, type OpenServer, PASSWORD } from '../../../../../test/world/a-server.ts';
import { importExports } from '../../../../../test/world/exported-group.ts';
import { TRUTH, trueMonth } from '../../../../../test/world/truth.ts';
import { type Ctx, ctxOfHouse } from '../../auth/index.ts';
import { type Figure, FIGURES, type FigureName, readFigure } from '../../funnel/index.ts';
import { newId } from '../../kernel/index.ts';
import { addMember } from '../../members/index.ts';
import { readBoard } from '../../reports/index.ts';

jest.setTimeout(180_000);

const DAYS = { from: '2026-08-01', to: '2026-08-31', asOf: TRUTH.asOf };
const AUGUST = { period: { from: DAYS.from, to: DAYS.to }, asOf: TRUTH.asOf };

describe('exports of a group', () => {
  let server: OpenServer;
  let house: Ctx;
  let key: string;
  const places: Record<string, string> = {};
  const people: Record<string, string> = {};

  beforeAll(async () => {
    server = await openServer({ onlyListed: false });
    house = ctxOfHouse(server.organizationId, { requestId: 'test', now: new Date() });
    await importExports(server.db, house);
    key = await server.key(['READ']);
    await server.db.read(server.organizationId, async (query) => {
      const of = (sql: string) => query.rows<{ id: string; name: string }>(sql, [server.organizationId]);
      for (const { id, name } of await of('select id, name from location where organization_id = $1'))
        places[name] = id;
      const staff =
        "select id, btrim(first_name || ' ' || last_name) as name from staff where organization_id = $1 and is_trainer";
      for (const { id, name } of await of(staff)) people[name] = id;
    });
  });
  afterAll(() => server.close());

  const get = (
    path: string,
    told: Record<string, string> = {},
    headers: Record<string, string> = { authorization: `Bearer ${key}` },
  ) => fetch(`${server.url}/exports/${path}?${new URLSearchParams(told)}`, { headers });
  const rowsOf = async (path: string, told: Record<string, string> = {}, headers?: Record<string, string>) => {
    const answer = await get(path, told, headers);
    const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    if (answer.status !== 200) throw new Error(text);
    return parse<Record<string, string>>(text, { columns: true, bom: true, record_delimiter: '\r\n' });
  };
  const problemOf = async (answer: Response) => {
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const { status, title } = (await answer.json()) as { status: number; title: string };
    expect(status).toBe(answer.status);
    return [status, title];
  };
  const visit = async (
    email: string,
    role: 'OWNER' | 'MANAGER' | 'TRAINER' | 'FRONT_DESK' | 'ACCOUNTANT',
    locationId: string | null,
  ) => {
    await server.person(email, role, locationId);
    const signedIn = await server.ask(
      'mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }',
      {
        input: { email, password: PASSWORD },
      },
      {},
    );
    return {
      cookie: signedIn.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    };
  };
  const lastAct = async () =>
    server.db.read(server.organizationId, (query) =>
      query.one<{ verb: string; facts: Record<string, unknown>; actor: string }>(
        `select verb, facts, actor_kind as actor from activity where organization_id = $1 and subject_kind = 'export'
         order by happened_at desc limit 1`,
        [server.organizationId],
      ),
    );

  it('hold as many rows as each figure says, in every part, in all, at a location and for a trainer', async () => {
    const [location = ''] = Object.values(places);
    const [trainer = ''] = Object.values(people);
    const names: FigureName[] = [
      'SET_RATE_30',
      'SHOW_RATE',
      'CLOSE_RATE_30',
      'UNLOGGED_CONSULTATIONS',
      'SALES_MONEY',
      'GAP_NOT_SHOWED',
    ];
    for (const name of names) {
      for (const scope of [{}, { location }, { trainer }] as { location?: string; trainer?: string }[]) {
        if (scope.trainer && FIGURES[name].trainerBase === null) continue;
        const { figure } = await readFigure(server.db, house, name, {
          ...AUGUST,
          locationId: scope.location ?? null,
          trainerId: scope.trainer ?? null,
        });
        const rows = await rowsOf('figure-rows.csv', { name, ...DAYS, ...scope });
        const counted = rows.filter((row) => row['Standing'] === 'counted');
        const among = rows.filter((row) => row['Standing'] !== 'left out');
        const told = [
          name,
          scope,
          figure.kind === 'MONEY' ? 0 : counted.length,
          figure.denominator === null ? null : among.length,
        ];
        expect([...told, rows.length - among.length]).toEqual([
          name,
          scope,
          figure.kind === 'MONEY' ? 0 : figure.numerator,
          figure.denominator,
          figure.excludedRows,
        ]);
        const numerator = await rowsOf('figure-rows.csv', { name, ...DAYS, ...scope, part: 'NUMERATOR' });
        expect([name, numerator.length]).toEqual([name, counted.length]);
      }
    }
  });

  it('add up to the money that the truth says', async () => {
    const rows = await rowsOf('figure-rows.csv', { name: 'SALES_MONEY', ...DAYS, part: 'NUMERATOR' });
    const sum = rows.reduce((total, row) => total + Math.round(Number(row['Amount']) * 100), 0);
    expect(sum).toBe((trueMonth('2026-08').all as Record<string, unknown>)['salesMoney']);
  });

  it('say on the board’s lines what the board says', async () => {
    const board = await readBoard(server.db, house, AUGUST);
    const rows = await rowsOf('board.csv', DAYS);
    const lines = [board.total, ...board.locations, ...board.trainers];
    const figures = lines.flatMap((line) => line.figures.map(({ figure }): Figure => figure));
    expect(rows.map((row) => row['Figure'])).toEqual(figures.map(({ name }) => name));
    expect(rows.map((row) => row['Denominator'])).toEqual(figures.map(({ denominator }) => String(denominator ?? '')));
    expect(rows.map((row) => row['Percent'])).toEqual(figures.map(({ percent }) => String(percent ?? '')));
    const money = rows.find((row) => row['Figure'] === 'SALES_MONEY');
    expect([Number(money?.['Numerator']) * 100, money?.['Currency']]).toEqual([
      board.total.figures.find(({ figure }) => figure.name === 'SALES_MONEY')?.figure.numerator,
      'USD',
    ]);
  });

  it('list the members that the filter keeps, and no cell of them runs', async () => {
    const [locationId = ''] = Object.values(places);
    await addMember(
      server.db,
      house,
      {
        firstName: '=HYPERLINK("http://x")',
        lastName: 'Quote "and, comma',
        email: null,
        phone: '+1 555 010 0199',
        locationId,
        membership: 'Full',
        kind: 'STANDARD',
        joinedOn: '2026-08-03',
      },
      newId(),
    );
    const all = await rowsOf('members.csv');
    const counted = await server.ask<{ memberCount: number }>('{ memberCount }', {}, { key });
    expect(all.length).toBe(counted.data?.memberCount);
    const closed = await server.ask<{ memberCount: number }>(
      `{ memberCount(locationId: "${locationId}", stage: CLOSED) }`,
      {},
      { key },
    );
    expect((await rowsOf('members.csv', { location: locationId, stage: 'CLOSED' })).length).toBe(
      closed.data?.memberCount,
    );
    const [odd] = await rowsOf('members.csv', { text: 'Quote' });
    expect([odd?.['First name'], odd?.['Last name']]).toEqual([`'=HYPERLINK("http://x")`, 'Quote "and, comma']);
    expect(odd?.['Phone']).toMatch(/^'\+/);
  });

  it('are what spreadsheets read: a mark at the beginning, CRLF, a name of their own', async () => {
    const answer = await get('figure-rows.csv', { name: 'SHOW_RATE', ...DAYS });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').split('\r\n').length).toBeGreaterThan(10);
    expect(bytes.toString('utf8').replaceAll('\r\n', '')).not.toContain('\n');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="show-rate-2026-08-01-2026-08-31.csv"',
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('have real numbers and days in Excel, under headings that stay', async () => {
    const answer = await get('figure-rows.xlsx', { name: 'SALES_MONEY', ...DAYS, part: 'NUMERATOR' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const [sheet] = (await readWorkbook(new Blob([bytes]))) as unknown as { data: unknown[][] }[];
    const [headings = [], ...rows] = sheet?.data ?? [];
    const csv = await rowsOf('figure-rows.csv', { name: 'SALES_MONEY', ...DAYS, part: 'NUMERATOR' });
    expect(rows.length).toBe(csv.length);
    const [date, amount] = ['Date', 'Amount'].map((heading) => headings.indexOf(heading));
    expect(rows.map((row) => (row[date ?? 0] as Date).toISOString().slice(0, 10))).toEqual(
      csv.map((row) => row['Date']),
    );
    expect(rows.map((row) => row[amount ?? 0])).toEqual(csv.map((row) => Number(row['Amount'])));
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/<pane [^>]*state="frozen"/);
  });

  it('are recorded: who, what, how many rows, and no word that somebody typed', async () => {
    const rows = await rowsOf('members.csv', { text: 'Quote' });
    const act = await lastAct();
    expect(act).toMatchObject({
      verb: 'members.exported',
      actor: 'API_KEY',
      facts: { rows: rows.length, format: 'csv', complete: true, byText: true },
    });
    expect(JSON.stringify(act)).not.toContain('Quote');
    await rowsOf('figure-rows.csv', { name: 'SHOW_RATE', ...DAYS, part: 'EXCLUDED' });
    expect(await lastAct()).toMatchObject({
      verb: 'figure_rows.exported',
      facts: { figure: 'SHOW_RATE', part: 'EXCLUDED' },
    });
  });

  it('give each role what its screen shows', async () => {
    const [home = '', other = ''] = Object.values(places);
    const query = { name: 'SHOW_RATE', ...DAYS };
    const manager = await visit('manager@group.example', 'MANAGER', home);
    const mine = await rowsOf('figure-rows.csv', query, manager);
    expect(new Set(mine.map((row) => row['Location'])).size).toBe(1);
    expect(mine.length).toBe((await rowsOf('figure-rows.csv', { ...query, location: home })).length);
    expect(await problemOf(await get('figure-rows.csv', { ...query, location: other }, manager))).toEqual([
      404,
      'NotFound',
    ]);
    expect(new Set((await rowsOf('members.csv', {}, manager)).map((row) => row['Location'])).size).toBe(1);
    const desk = await visit('desk@group.example', 'FRONT_DESK', home);
    expect(await problemOf(await get('figure-rows.csv', { ...query, name: 'SALES_MONEY' }, desk))).toEqual([
      404,
      'NotFound',
    ]);
    const board = await rowsOf('board.csv', DAYS, desk);
    expect(new Set(board.map((row) => row['Figure']))).toEqual(
      new Set(['NEW_MEMBERS', 'SETS_MADE', 'UNLOGGED_CONSULTATIONS']),
    );
    const accountant = await visit('books@group.example', 'ACCOUNTANT', null);
    expect(await problemOf(await get('figure-rows.csv', query, accountant))).toEqual([403, 'NotPermitted']);
    expect(await problemOf(await get('members.xlsx', {}, accountant))).toEqual([403, 'NotPermitted']);
    const trainer = await visit('trainer@group.example', 'TRAINER', home);
    expect(await rowsOf('figure-rows.csv', query, trainer)).toEqual([]);
  });

  it('are refused in words that mend: nobody signed in, the wrong key, what is misspelt or does not exist', async () => {
    const query = { name: 'SHOW_RATE', ...DAYS };
    expect(await problemOf(await get('board.csv', DAYS, {}))).toEqual([401, 'NotSignedIn']);
    expect(await problemOf(await get('board.csv', DAYS, { authorization: 'Bearer nothing' }))).toEqual([
      401,
      'NotSignedIn',
    ]);
    const writer = { authorization: `Bearer ${await server.key(['WRITE'])}` };
    expect(await problemOf(await get('members.csv', {}, writer))).toEqual([403, 'NotPermitted']);
    const odds: Record<string, string>[] = [
      { name: 'SHOW' },
      { from: '2026-02-30' },
      { locaton: newId() },
      { to: '2026-07-01' },
      { part: 'all' },
      { knownAt: 'x' },
    ];
    for (const odd of odds) {
      expect([odd, ...(await problemOf(await get('figure-rows.csv', { ...query, ...odd })))]).toEqual([
        odd,
        400,
        'InvalidInput',
      ]);
    }
    expect(await problemOf(await get('figure-rows.csv', { ...query, location: newId() }))).toEqual([404, 'NotFound']);
    const elsewhere = { authorization: `Bearer ${key}`, 'sec-fetch-site': 'cross-site' };
    expect(await problemOf(await get('board.csv', DAYS, elsewhere))).toEqual([403, 'WrongOrigin']);
    expect((await get('everything.csv')).status).toBe(404);
  });

  it('cut off by whoever asked leave a record of what had left the house', async () => {
    await rowsOf('figure-rows.csv', { name: 'SHOW_RATE', ...DAYS });
    const before = await lastAct();
    const leaving = new AbortController();
    const answer = await fetch(`${server.url}/exports/members.csv`, {
      headers: { authorization: `Bearer ${key}` },
      signal: leaving.signal,
    });
    await answer.body?.getReader().read();
    leaving.abort();
    for (let tries = 0; tries < 100; tries += 1) {
      const act = await lastAct();
      if (act?.verb !== before?.verb) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const act = await lastAct();
    expect([act?.verb, typeof act?.facts['rows']]).toEqual(['members.exported', 'number']);
  });

  it('run a few at once, and a further one is told to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => get('members.csv')));
    const states = await Promise.all(answers.map(async (answer) => (await answer.arrayBuffer(), answer.status)));
    expect(new Set(states)).toEqual(new Set([200, 429]));
    expect((await get('board.csv', DAYS)).status).toBe(200);
  });
});

/** A part of a packed workbook, by its entry in the list at the end. */
function partOf(bytes: Buffer, name: string): string {
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const length = bytes.readUInt16LE(at + 28);
    if (bytes.toString('utf8', at + 46, at + 46 + length) !== name) continue;
    const [packed, from] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const start = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    const content = bytes.subarray(start, start + packed);
    return (bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString('utf8');
  }
  return '';
}
