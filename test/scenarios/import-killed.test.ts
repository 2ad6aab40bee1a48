import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { setshow, setshowJson } from '../world/command-line.ts';
import { freshDatabase, type FreshDatabase } from '../world/database.ts';
import { openAdmin, snapshot } from '../world/kill-between-statements.ts';

jest.setTimeout(300_000);

const BUILT = join(import.meta.dirname, '../../packages/server/dist');
const MEMBERS = 9_000;
const CLUB = ['--organization', 'Killed Club', '--source', 'Club system'];
/** What a run keeps of itself, killed or not. */
const BOOKKEEPING = [
  'import_run',
  'import_file',
  'import_row',
  'import_chunk',
  'import_job',
  'activity',
  'activity_seal',
  'idempotency_key',
  'fact_batch',
  'visit',
  'api_key',
];

const folder = mkdtempSync(join(tmpdir(), 'setshow-killed-'));
const small = join(folder, 'small');
const large = join(folder, 'large');
let world: FreshDatabase;
let env: NodeJS.ProcessEnv;
let admin: pg.Client;

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  for (const line of lines) if (!file.write(`${line}\r\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

const day = (n: number) => `${1 + (n % 9)}/${1 + (n % 28)}/2026`;
function* members(from: number, to: number) {
  yield 'Client ID,First Name,Last Name,Email,Join Date,Home Location,Membership Type,Status';
  for (let n = from; n < to; n += 1) yield `${n},First${n},Last${n},m${n}@mail.example,${day(n)},North,Standard,Active`;
}
function* slots(to: number) {
  yield 'Appt ID,Client ID,Staff,Location,Start,Minutes,Booked On,Booked By,Status,Rescheduled To';
  for (let n = 0; n < to; n += 2)
    yield `${n},${n},Sam Okoye,North,${day(n)} 4:45 PM,45,${day(n)} 1:00 PM,Sam Okoye,Showed,`;
}
function* sales(to: number) {
  yield 'Sale ID,Sale Date,Client ID,Location,Item,Sale Type,Sessions,Amount Paid,Expires,Sold By';
  for (let n = 0; n < to; n += 4) yield `${n},${day(n)},${n},North,PT 10,New,10,700.00,,Sam Okoye`;
}

beforeAll(async () => {
  world = await freshDatabase();
  env = { DATABASE_URL: world.appUrl, DATABASE_OWNER_URL: world.ownerUrl, DATABASE_JOBS_URL: world.jobsUrl };
  admin = await openAdmin(world.adminUrl);
  mkdirSync(small);
  mkdirSync(large);
  await writeLines(join(small, 'locations.csv'), [
    'Location,Time Zone,Currency,Country',
    'North,America/New_York,USD,US',
  ]);
  await writeLines(join(small, 'staff.csv'), [
    'Staff ID,First Name,Last Name,Email,Role,Home Location,Pay Per Session',
    '1,Sam,Okoye,sam@club.example,Trainer,North,32.00',
  ]);
  await writeLines(join(small, 'members.csv'), members(0, 50));
  await writeLines(join(small, 'consultations.csv'), slots(50));
  await writeLines(join(large, 'members.csv'), members(0, MEMBERS));
  await writeLines(join(large, 'consultations.csv'), slots(MEMBERS));
  await writeLines(join(large, 'sales.csv'), sales(MEMBERS));
  await setshowJson(['import', small, ...CLUB], env);
});
afterAll(async () => {
  await admin.end();
  await world.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The house without what runs keep of themselves. */
async function house(): Promise<Record<string, readonly string[]>> {
  const all = await snapshot(admin);
  return Object.fromEntries([...all].filter(([table]) => !BOOKKEEPING.includes(table)));
}

async function until<Found>(find: () => Promise<Found | null | undefined | false>): Promise<Found> {
  for (;;) {
    const found = await find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The run that is being written and has come at least so far. */
const mergingRun = async (steps: number): Promise<string | undefined> => {
  const { rows } = await admin.query<{ id: string }>(
    "select id from import_run where state = 'MERGING' and steps_done >= $1",
    [steps],
  );
  return rows[0]?.id;
};
const stateOf = async (runId: string): Promise<string | undefined> =>
  (await admin.query<{ state: string }>('select state from import_run where id = $1', [runId])).rows[0]?.state;

async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  expect((await gone)[1]).toBe('SIGKILL');
}

describe('an import from the command line, killed hard while it is written', () => {
  it('leaves everything as it was, is told as abandoned, and succeeds whole the next time', async () => {
    const before = await house();
    const child = spawn(process.execPath, [join(BUILT, 'app', 'cli.js'), 'import', large, ...CLUB], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    const runId = await until(() => mergingRun(5));
    await killHard(child);
    expect(await house()).toEqual(before);
    const runs = await setshowJson<{ runId: string; state: string }[]>(['imports', ...CLUB.slice(0, 2)], env);
    expect(runs.find((run) => run.runId === runId)?.state).toBe('ABANDONED');
    expect(await house()).toEqual(before);
    const again = await setshowJson<{
      type: string;
      runId: string;
      files: { kind: string; counts: { create: number; update: number; unchanged: number } }[];
    }>(['import', large, ...CLUB], env);
    expect(again.type).toBe('ImportCommitted');
    expect(again.files.map(({ kind, counts }) => [kind, counts.create, counts.unchanged])).toEqual([
      ['consultations', MEMBERS / 2 - 25, 25],
      ['members', MEMBERS - 50, 50],
      ['sales', MEMBERS / 4, 0],
    ]);
    expect((await setshowJson<{ isRight: boolean }>(['verify'], env)).isRight).toBe(true);
    await setshowJson(['undo', again.runId], env);
  });
});

describe('an import from the screen, its server killed hard', () => {
  let key: string;

  const start = async (): Promise<{ url: string; child: ChildProcess }> => {
    const checkout = join(folder, newId());
    const child = spawn(process.execPath, [join(BUILT, 'main.js')], {
      env: { ...process.env, ...env, DEMO: 'off', PORT: '0', NODE_ENV: '', SETSHOW_CHECKOUT: checkout },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (words: string) => (said += words));
    const url = await until(async () => /SetShow is at (\S+)/.exec(said)?.[1]);
    return { url, child };
  };
  const ask = async <Data>(url: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
    if (!data) throw new Error(JSON.stringify(errors));
    return data;
  };
  const tell = async (url: string, verb: string, draftId: string): Promise<string> => {
    const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
    const document = `mutation M($key: String!, $input: ${type}!) { done: ${verb}(idempotencyKey: $key, input: $input) { __typename } }`;
    return (await ask<{ done: { __typename: string } }>(url, document, { key: newId(), input: { draftId } })).done
      .__typename;
  };
  const draftOf = async (url: string, id: string) =>
    (
      await ask<{
        importDraft: { state: string; problem: { mend: string } | null; counts: { create: number } | null };
      }>(
        url,
        'query D($id: ID!) { importDraft(id: $id) { state problem { message mend } counts { create unchanged refused } } }',
        { id },
      )
    ).importDraft;
  const settled = (url: string, id: string, state: string) =>
    until(async () => {
      const draft = await draftOf(url, id);
      return draft.state === state && draft;
    });

  it('in the middle of judging, is judged by the next server; in the middle of writing, is as if never run', async () => {
    const { stdout } = await setshow(['key', 'add', ...CLUB.slice(0, 2), '--name', 'test', '--scope', 'import'], env);
    key = stdout.trim();
    const before = await house();
    let server = await start();
    let draftId = '';
    for (const name of ['members.csv', 'consultations.csv', 'sales.csv']) {
      const form = new FormData();
      form.append('file', new Blob([readFileSync(join(large, name))]), name);
      const query = draftId ? `draft=${draftId}` : 'source=Club%20system';
      const headers = { authorization: `Bearer ${key}` };
      const sent = await fetch(`${server.url}/imports/files?${query}`, { method: 'POST', headers, body: form });
      draftId = ((await sent.json()) as { draftId: string }).draftId;
    }
    expect(await tell(server.url, 'judgeImport', draftId)).toBe('ImportJudgingStarted');
    await until(async () => {
      const { rows } = await admin.query<{ n: number }>('select rows_judged as n from import_run where id = $1', [
        draftId,
      ]);
      return (rows[0]?.n ?? 0) > 0;
    });
    await killHard(server.child);
    expect(await stateOf(draftId)).toBe('JUDGING');

    server = await start();
    expect((await settled(server.url, draftId, 'JUDGED')).counts?.create).toBe(
      MEMBERS - 50 + MEMBERS / 2 - 25 + MEMBERS / 4,
    );
    expect(await house()).toEqual(before);
    expect(await tell(server.url, 'runImport', draftId)).toBe('ImportRunStarted');
    await until(() => mergingRun(2));
    await killHard(server.child);
    expect(await house()).toEqual(before);

    server = await start();
    expect((await settled(server.url, draftId, 'ABANDONED')).problem?.mend).toBe('Run it again.');
    expect(await house()).toEqual(before);
    expect(await tell(server.url, 'runImport', draftId)).toBe('ImportRunStarted');
    const { counts } = await settled(server.url, draftId, 'COMMITTED');
    expect(counts?.create).toBe(MEMBERS - 50 + MEMBERS / 2 - 25 + MEMBERS / 4);
    const { rows } = await admin.query<{ n: string }>('select count(*) as n from member where voided_at is null');
    expect(Number(rows[0]?.n)).toBe(MEMBERS);
    server.child.kill('SIGTERM');
    await once(server.child, 'exit');
  });
});
