import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect as dial, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepImporting, MOST_UPLOAD_BYTES } from '../../packages/server/src/imports/index.ts';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { openServer, type OpenServer, PASSWORD } from '../world/a-server.ts';
import { CLUB_EXPORTS, TRUTH } from '../world/truth.ts';

jest.setTimeout(180_000);

let server: OpenServer;
let work: { stop(): Promise<void> };
let owner: string;
let manager: string;
let trainer: string;

const signIn = async (email: string): Promise<string> => {
  const { headers } = await server.ask('mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }', {
    input: { email, password: PASSWORD },
  });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
};

beforeAll(async () => {
  server = await openServer({ onlyListed: false });
  work = keepImporting(server.db, { everyMs: 50 });
  const locations: string[] = [];
  for (const [name, timeZone] of [
    ['Northside', 'America/New_York'],
    ['Harbor', 'America/Chicago'],
    ['Mesa', 'America/Denver'],
  ]) {
    const id = newId();
    locations.push(id);
    await server.db.transact(server.organizationId, (tx) =>
      tx.rows(
        "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, 'USD', 'US')",
        [server.organizationId, id, name, timeZone],
      ),
    );
  }
  await server.person('owner@clubs.example', 'OWNER');
  await server.person('manager@clubs.example', 'MANAGER', locations[0]);
  await server.person('trainer@clubs.example', 'TRAINER', locations[0]);
  [owner, manager, trainer] = [
    await signIn('owner@clubs.example'),
    await signIn('manager@clubs.example'),
    await signIn('trainer@clubs.example'),
  ];
});
afterAll(async () => {
  await work.stop();
  await server.close();
});

const MEMBERS = 'Client ID,First Name,Last Name,Join Date,Home Location\r\n1,Ada,Nile,5/20/2026,Northside\r\n';

interface Sent {
  readonly status: number;
  readonly draftId?: string;
  readonly fileId?: string;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, string>> }[];
}

async function send(
  file: { readonly name: string; readonly content: string | Buffer },
  headers: Record<string, string>,
  query = '',
): Promise<Sent> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(file.content))]), file.name);
  const response = await fetch(`${server.url}/imports/files${query}`, { method: 'POST', headers, body: form });
  return { status: response.status, ...((await response.json()) as Omit<Sent, 'status'>) };
}

const codeOf = ({ status, errors }: Sent) => [status, errors?.[0]?.extensions['code']];
const spools = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`setshow-import-${process.pid}-`));

describe('a file sent to be imported', () => {
  const file = { name: 'members.csv', content: MEMBERS };

  it('is taken from whoever may import, and answered with the draft that it begins', async () => {
    const sent = await send(file, { cookie: owner }, '?source=Club%20system');
    expect([sent.status, typeof sent.draftId, typeof sent.fileId]).toEqual([201, 'string', 'string']);
    const again = await send(file, { cookie: owner }, `?draft=${sent.draftId}`);
    expect([again.draftId, again.fileId]).toEqual([sent.draftId, sent.fileId]);
    const key = await server.key(['IMPORT']);
    expect((await send(file, { authorization: `Bearer ${key}` })).status).toBe(201);
    expect((await send(file, { cookie: manager })).status).toBe(201);
  });

  it('is not taken from a stranger, from a trainer, or from a page of another site', async () => {
    expect(codeOf(await send(file, {}))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(codeOf(await send(file, { authorization: 'Bearer nonsense' }))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(codeOf(await send(file, { cookie: trainer }))).toEqual([403, 'NOT_PERMITTED']);
    const read = await server.key(['READ']);
    expect(codeOf(await send(file, { authorization: `Bearer ${read}` }))).toEqual([403, 'NOT_PERMITTED']);
    const elsewhere = { cookie: owner, origin: 'https://elsewhere.example' };
    expect(codeOf(await send(file, elsewhere))).toEqual([403, 'WRONG_ORIGIN']);
    expect(codeOf(await send(file, { cookie: owner, 'sec-fetch-site': 'cross-site' }))).toEqual([403, 'WRONG_ORIGIN']);
  });

  it('is not taken into a draft of somebody else, nor into one that is not there', async () => {
    const { draftId } = await send(file, { cookie: owner });
    const theirs = await send(file, { cookie: manager }, `?draft=${draftId}`);
    const nobodys = await send(file, { cookie: manager }, `?draft=${newId()}`);
    expect(codeOf(theirs)).toEqual([404, 'NOT_FOUND']);
    expect(theirs.errors).toEqual(nobodys.errors);
    expect(codeOf(await send(file, { cookie: manager }, '?draft=nonsense'))).toEqual([404, 'NOT_FOUND']);
  });

  it('is refused when it is no table, with what would be taken', async () => {
    const sent = await send({ name: 'picture.png', content: 'x' }, { cookie: owner });
    expect(codeOf(sent)).toEqual([415, 'WRONG_TYPE']);
    expect(sent.errors?.[0]?.extensions['mend']).toContain('CSV or XLSX');
    const json = await fetch(`${server.url}/imports/files`, {
      method: 'POST',
      headers: { cookie: owner, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(json.status).toBe(415);
    const empty = await fetch(`${server.url}/imports/files`, {
      method: 'POST',
      headers: { cookie: owner },
      body: new FormData(),
    });
    expect(empty.status).toBe(400);
  });

  it('is kept and asked about when it only looks like a table: binary, empty, a web page', async () => {
    const said = async (name: string, content: string | Buffer) => {
      const { draftId } = await send({ name, content }, { cookie: owner });
      const { data } = await server.ask<{
        importDraft: { files: { outcome: string; problems: { code: string; mend: string }[] }[] };
      }>(
        'query D($id: ID!) { importDraft(id: $id) { files { outcome problems { code mend } } } }',
        { id: draftId },
        { cookie: owner },
      );
      const [one] = data?.importDraft.files ?? [];
      return [one?.outcome, one?.problems[0]?.code, (one?.problems[0]?.mend.length ?? 0) > 10];
    };
    expect(await said('a.csv', Buffer.from([0, 1, 2, 3, 0, 255, 254, 0]))).toEqual(['REFUSED', 'file-binary', true]);
    expect(await said('b.csv', '')).toEqual(['REFUSED', 'file-empty', true]);
    expect(await said('c.csv', '<!doctype html><html><body>Sign in</body></html>')).toEqual([
      'REFUSED',
      'file-web-page',
      true,
    ]);
  });

  it('is refused when it is too large, whatever is still on its way, and leaves nothing behind', async () => {
    expect(spools()).toEqual([]);
    const { status, body } = await pour(MOST_UPLOAD_BYTES + 1024 * 1024);
    expect([status, body.includes('TOO_MUCH')]).toEqual([413, true]);
    await until(() => spools().length === 0);
  });

  it('leaves nothing behind when the line is cut in the middle', async () => {
    const drafts = async () => {
      const { data } = await server.ask<{ importHistory: { nodes: unknown[] } }>(
        '{ importHistory(first: 100) { nodes { id } } }',
        {},
        { cookie: owner },
      );
      return data?.importHistory.nodes.length;
    };
    const known = await drafts();
    const socket = await beginPouring(10 * 1024 * 1024);
    await write(socket, Buffer.alloc(256 * 1024, 'a'));
    await until(() => spools().length === 1);
    socket.destroy();
    await until(() => spools().length === 0);
    expect(await drafts()).toBe(known);
  });
});

/** Waits for what must come; a test's own time limit ends it. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const BOUNDARY = 'a-boundary-that-nobody-writes';

/** The head of an upload of so many bytes, on a line of its own. */
async function beginPouring(bytes: number): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="big.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const tail = `\r\n--${BOUNDARY}--\r\n`;
  const socket = dial(Number(port), hostname);
  socket.on('error', () => undefined);
  await write(
    socket,
    Buffer.from(
      `POST /imports/files HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${owner}\r\n` +
        `Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${head.length + bytes + tail.length}\r\n\r\n${head}`,
    ),
  );
  return socket;
}

const write = (socket: Socket, bytes: Buffer) => new Promise<void>((resolve) => socket.write(bytes, () => resolve()));

/** Sends that many bytes, or as many as it takes to be answered, and reads the answer. */
async function pour(bytes: number): Promise<{ status: number; body: string }> {
  const socket = await beginPouring(bytes);
  let said = '';
  socket.on('data', (piece: Buffer) => (said += piece.toString()));
  const piece = Buffer.alloc(1024 * 1024, 'a,b\r\n');
  for (let sent = 0; sent < bytes && !said; sent += piece.length) await write(socket, piece);
  await until(() => said.endsWith('}'));
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1]), body: said };
}

describe('a club’s exports, sent through the screens’ own requests', () => {
  const ask = async <Data>(document: string, variables: Record<string, unknown>) => {
    const { data, errors } = await server.ask<Data>(document, variables, { cookie: owner });
    if (!data) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  };
  const tell = async (verb: string, type: string, input: Record<string, unknown>) => {
    const document = `mutation M($key: String!, $input: ${type}!) { done: ${verb}(idempotencyKey: $key, input: $input) { __typename ... on Refusal { message } } }`;
    const { done } = await ask<{ done: { __typename: string; message?: string } }>(document, { key: newId(), input });
    if (done.message !== undefined) throw new Error(`${verb}: ${done.message}`);
    return done.__typename;
  };
  const COUNTS = 'create update unchanged repeated superseded refused possibleDuplicates';
  interface Draft {
    readonly state: string;
    readonly progress: { readonly rowsDone: number; readonly rowsExpected: number };
    readonly counts: Readonly<Record<string, number>> | null;
    readonly files: readonly {
      readonly id: string;
      readonly name: string;
      readonly kind: string | null;
      readonly outcome: string;
      readonly counts: Readonly<Record<string, number>> | null;
    }[];
  }
  const draftOf = async (id: string) =>
    (
      await ask<{ importDraft: Draft }>(
        `query D($id: ID!) { importDraft(id: $id) { state progress { rowsDone rowsExpected stepsDone stepsExpected } counts { ${COUNTS} } problem { message mend examples }
           startedBy { name } files { id name kind outcome version encoding delimiter dateOrder dateOrderBecause rowsRead rowsDeclared rowsAgree counts { ${COUNTS} }
             columns { index heading field how samples overwrite } problems { code message mend question { option options examples { rowNumber column value } } } } } }`,
        { id },
      )
    ).importDraft;
  const settled = async (id: string, state: string) => {
    let draft = await draftOf(id);
    await until(async () => {
      draft = await draftOf(id);
      return !['JUDGING', 'MERGING'].includes(draft.state);
    });
    expect(draft.state).toBe(state);
    return draft;
  };
  interface Row {
    readonly id: string;
    readonly ref: string | null;
    readonly fileId: string;
    readonly reasons: readonly { readonly cell: number | null; readonly message: string }[];
    readonly cells: readonly { readonly index: number; readonly heading: string; readonly value: string }[];
  }
  const rowsOf = async (draftId: string, show: string) => {
    const { importRows } = await ask<{ importRows: { nodes: Row[] } }>(
      `query R($draftId: ID!, $show: ImportRowFilter) { importRows(draftId: $draftId, show: $show, first: 50) { nodes {
         id ref fileId fileName rowNumber kind title detail verdict isMended mendedBy { name } possibleDuplicate { id name isNew }
         reasons { cell column value code message mend } changes { field title before after } cells { index heading field value original } }
         pageInfo { hasNextPage endCursor } } }`,
      { draftId, show },
    );
    return importRows.nodes;
  };
  let draftId: string;

  it('are told apart by their headings, each in its own file', async () => {
    for (const name of readdirSync(CLUB_EXPORTS).filter((one) => one.endsWith('.csv'))) {
      const content = await readFile(join(CLUB_EXPORTS, name));
      const query = draftId ? `?draft=${draftId}` : '?source=Whole%20club';
      const sent = await send({ name, content }, { cookie: owner }, query);
      draftId = sent.draftId ?? '';
    }
    const kinds = (await draftOf(draftId)).files.map(({ name, kind }) => [name, kind]);
    expect(new Map(kinds as [string, string | null][]).get('payroll-2026-10.csv')).toBeNull();
    expect(kinds.map(([, kind]) => kind).filter((kind) => kind !== null).length).toBe(kinds.length - 1);
  });

  it('are judged row by row: refused are the wrong rows, and no others', async () => {
    expect(await tell('judgeImport', 'JudgeImportInput', { draftId })).toBe('ImportJudgingStarted');
    const draft = await settled(draftId, 'JUDGED');
    expect(draft.progress.rowsDone).toBe(draft.progress.rowsExpected);
    const wrong = Object.values(TRUTH.refusedRows).flat();
    for (const kind of ['staff', 'members', 'consultations', 'sales']) {
      const file = draft.files.find((one) => one.kind === kind.toUpperCase());
      expect([kind, file?.counts?.['create']]).toEqual([kind, TRUTH.counts[kind]]);
    }
    const refused = await rowsOf(draftId, 'REFUSED');
    expect(refused.flatMap(({ reasons }) => reasons.map(({ message }) => message)).sort()).toEqual(
      wrong.map(({ why }) => why).sort(),
    );
  });

  it('are written with a row that was mended, and taken back whole', async () => {
    const refused = await rowsOf(draftId, 'REFUSED');
    const cheap = refused.find(({ reasons }) => reasons.some(({ message }) => message === 'price below zero'));
    const column = cheap?.reasons[0]?.cell ?? -1;
    expect(cheap?.cells[column]?.heading).toBe('Amount Paid');
    const values = [{ column, value: '10.00' }];
    expect(await tell('mendImportRow', 'MendImportRowInput', { rowId: cheap?.id, values })).toBe('ImportRowMended');
    // A sale bears on which sessions are covered: the whole draft is judged again.
    const before = await settled(draftId, 'JUDGED');
    expect((await rowsOf(draftId, 'MENDED')).map(({ id }) => id)).toEqual([cheap?.id]);
    expect(await tell('runImport', 'RunImportInput', { draftId })).toBe('ImportRunStarted');
    const after = await settled(draftId, 'COMMITTED');
    expect(after.counts).toEqual(before.counts);
    const sales = after.files.find(({ kind }) => kind === 'SALES');
    expect(sales?.counts?.['create']).toBe((TRUTH.counts['sales'] ?? 0) + 1);
    expect(await tell('undoImport', 'UndoImportInput', { runId: draftId })).toBe('ImportUndone');
    const { importHistory } = await ask<{
      importHistory: { nodes: { id: string; state: string; undoneBy: { name: string } | null }[] };
    }>(
      '{ importHistory(first: 50) { nodes { id state source files prepared startedAt startedBy { name } undoneAt undoneBy { name } counts { create update refused } } } }',
      {},
    );
    const line = importHistory.nodes.find(({ id }) => id === draftId);
    expect([line?.state, line?.undoneBy?.name]).toEqual(['UNDONE', 'Pat OWNER']);
  });
});
