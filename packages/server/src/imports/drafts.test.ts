import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import type { Ctx } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { newId } from '../kernel/index.ts';
import { changeImportFile } from './change-import-file.ts';
import { discardImport } from './discard-import.ts';
import { aDraft, HEADINGS, judged, must } from './draft.builder.ts';
import { type DraftRow, listDraftRows, type RowFilter } from './draft-rows.read.ts';
import { readDraft } from './drafts.read.ts';
import { forgetMapping } from './forget-mapping.ts';
import { forgetOldUploads } from './forget-old-uploads.ts';
import { listImportRuns, readReport, undoImport } from './index.ts';
import { judgeImport } from './judge-import.ts';
import { mendImportRow } from './mend-import-row.ts';
import { removeImportFile } from './remove-import-file.ts';
import { renameSource } from './rename-source.ts';
import { runImport } from './run-import.ts';
import { setImportSource } from './set-import-source.ts';
import { readSources } from './sources.read.ts';
import { whileAlive } from './while-alive.ts';
import { workOnDraft } from './work-on-draft.ts';

jest.setTimeout(120_000);

const now = new Date('2026-11-19T12:00:00Z');
const NORTH = newId();
const ctx: Ctx = {
  organizationId: newId(),
  actor: { kind: 'COMMAND_LINE', staffId: null },
  grants: [],
  requestId: 'test',
  now,
};

const FILES = {
  'staff.csv': [HEADINGS.staff, '1,Sam,Okoye,sam@club.example,Trainer,North,32.00'],
  'members.csv': [
    HEADINGS.members,
    '100,Ada,Nile,ada@mail.example,5/20/2026,North,Standard,Active',
    '101,Bo,Xu,bo@mail.example,5/21/2026,North,Standard,Active',
    '102,Cy,Wrong,cy@mail.example,31/31/2026,North,Standard,Active',
  ],
  'consultations.csv': [
    HEADINGS.consultations,
    '10,100,Sam Okoye,North,5/22/2026 4:45 PM,45,5/20/2026 1:00 PM,Sam Okoye,Showed,',
    '12,102,Sam Okoye,North,5/25/2026 4:45 PM,45,5/21/2026 1:00 PM,Sam Okoye,Showed,',
  ],
  'sales.csv': [
    HEADINGS.sales,
    '7,5/25/2026,100,North,PT 10,New,10,700.00,8/29/2026,Sam Okoye',
    '8,5/26/2026,102,North,PT 10,New,10,-5.00,8/29/2026,Sam Okoye',
  ],
};

let world: FreshDatabase;
let db: Database;
const living = () =>
  db.read(ctx.organizationId, (query) =>
    query.one<Record<string, number>>(
      `select (select count(*) from member where voided_at is null) as members,
         (select count(*) from consultation where voided_at is null) as slots,
         (select count(*) from session_package where voided_at is null) as sales`,
    ),
  );
const rowsOf = async (draftId: string, show?: RowFilter): Promise<DraftRow[]> => {
  const page = must(await listDraftRows(db, ctx, { draftId, first: 100, ...(show ? { show } : {}) }));
  return page.edges.map(({ node }) => node);
};
const brief = ({ fileName, ref, title, verdict }: DraftRow) => [fileName, ref, title, verdict];
const work = (draftId: string) => workOnDraft(db, ctx.organizationId, draftId, now);
const draftOf = async (draftId: string) => must(await readDraft(db, ctx, draftId));
const fileOf = async (draftId: string, name: string) => {
  const file = (await draftOf(draftId)).files.find((one) => one.name === name);
  if (!file) throw new Error(`${name} is not in the draft`);
  return file;
};
const sql = (text: string, values: readonly unknown[] = []) =>
  db.transact(ctx.organizationId, (tx) => tx.rows(text, values));

beforeAll(async () => {
  world = await freshDatabase();
  db = await connect(world.appUrl, []);
  await sql('insert into organization (organization_id, name) values ($1, $2)', [ctx.organizationId, 'Clubs']);
  await sql(
    "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, 'North', 'America/New_York', 'USD', 'US')",
    [ctx.organizationId, NORTH],
  );
  await sql('select directory_add($1, $2)', [ctx.organizationId, 'Clubs']);
});
afterAll(async () => {
  await db.close();
  await world.drop();
});

describe('a draft', () => {
  let draftId: string;

  it('shows of each file what it was taken for, with five cells of each column', async () => {
    draftId = await aDraft(db, ctx, FILES);
    const draft = await draftOf(draftId);
    expect([draft.state, draft.sourceName]).toEqual(['DRAFT', 'Club system']);
    expect(draft.files.map(({ name, kind, outcome, rowsRead }) => [name, kind, outcome, rowsRead])).toEqual([
      ['staff.csv', 'staff', 'READ', 1],
      ['members.csv', 'members', 'READ', 3],
      ['consultations.csv', 'consultations', 'READ', 2],
      ['sales.csv', 'sales', 'READ', 2],
    ]);
    const members = await fileOf(draftId, 'members.csv');
    expect(members).toMatchObject({ encoding: 'utf-8', delimiter: ',', headingRow: 1, dateOrder: 'MDY', missing: [] });
    expect(members.columns[4]).toEqual({
      index: 4,
      heading: 'Join Date',
      field: 'joinedOn',
      how: 'SYNONYM',
      samples: ['5/20/2026', '5/21/2026', '31/31/2026'],
      overwrite: null,
    });
    expect(members.columns[3]?.overwrite).toBe('OVERWRITE');
  });

  it('holds the same file once', async () => {
    const folder = { 'staff again.csv': FILES['staff.csv'] };
    const other = await aDraft(db, ctx, { ...folder, 'staff.csv': FILES['staff.csv'] });
    expect((await draftOf(other)).files.map(({ name }) => name)).toEqual(['staff again.csv']);
    must(await discardImport(db, ctx, { draftId: other }, newId()));
  });

  it('gives every row its verdict with reason, column, value and mend, and writes nothing', async () => {
    const before = await living();
    const draft = await judged(db, ctx, draftId);
    expect(draft).toMatchObject({
      state: 'JUDGED',
      progress: { rowsDone: 8, rowsExpected: 8 },
      counts: { create: 5, update: 0, refused: 3, possibleDuplicates: 0 },
    });
    expect((await rowsOf(draftId, 'REFUSED')).map(brief)).toEqual([
      ['members.csv', '102', 'Cy Wrong', 'REFUSED'],
      ['consultations.csv', '12', '102', 'REFUSED'],
      ['sales.csv', '8', '102', 'REFUSED'],
    ]);
    const [cy] = await rowsOf(draftId, 'REFUSED');
    expect(cy?.reasons).toEqual([
      {
        cell: 4,
        column: 'Join Date',
        value: '31/31/2026',
        code: 'date-unreadable',
        message: expect.any(String),
        mend: expect.any(String),
      },
    ]);
    expect(await living()).toEqual(before);
  });

  it('is read page by page, of one file and of one verdict', async () => {
    const { id: fileId } = await fileOf(draftId, 'consultations.csv');
    const first = must(await listDraftRows(db, ctx, { draftId, first: 1, fileId }));
    expect(first.hasNextPage).toBe(true);
    const after = first.edges[0]?.cursor ?? '';
    const second = must(await listDraftRows(db, ctx, { draftId, first: 5, fileId, after }));
    expect([...first.edges, ...second.edges].map(({ node }) => node.ref)).toEqual(['10', '12']);
    const news = must(await listDraftRows(db, ctx, { draftId, first: 5, fileId, show: 'CREATE' }));
    expect(news.edges.map(({ node }) => node.ref)).toEqual(['10']);
  });

  it('judges a mended row again with what depends on it, and keeps what the file said', async () => {
    const [cy] = await rowsOf(draftId, 'REFUSED');
    const rowId = cy?.id ?? '';
    const mended = must(await mendImportRow(db, ctx, { rowId, values: [{ column: 4, value: '5/22/2026' }] }, newId()));
    expect(mended.verdict).toBe('CREATE');
    expect((await draftOf(draftId)).counts).toMatchObject({ create: 7, refused: 1 });
    expect((await rowsOf(draftId, 'REFUSED')).map(brief)).toEqual([['sales.csv', '8', '102', 'REFUSED']]);
    const [row] = await rowsOf(draftId, 'MENDED');
    expect(row?.cells[4]).toEqual({
      index: 4,
      heading: 'Join Date',
      field: 'joinedOn',
      value: '5/22/2026',
      original: '31/31/2026',
    });
    const back = must(await mendImportRow(db, ctx, { rowId, values: [{ column: 4, value: '31/31/2026' }] }, newId()));
    expect(back.verdict).toBe('REFUSED');
    expect(await rowsOf(draftId, 'MENDED')).toEqual([]);
    expect((await draftOf(draftId)).counts).toMatchObject({ create: 5, refused: 3 });
    must(await mendImportRow(db, ctx, { rowId, values: [{ column: 4, value: '5/22/2026' }] }, newId()));
  });

  it('refuses a mend of a column that is not there, and of a row that is not there', async () => {
    const [row] = await rowsOf(draftId);
    const values = [{ column: 99, value: 'x' }];
    expect(await mendImportRow(db, ctx, { rowId: row?.id ?? '', values }, newId())).toMatchObject({
      refusal: 'InvalidInput',
    });
    for (const rowId of [`${draftId}.999`, 'nonsense', `${newId()}.1`])
      expect(await mendImportRow(db, ctx, { rowId, values }, newId())).toMatchObject({ refusal: 'NotFound' });
  });

  it('keeps its mends when it is judged again from the first row', async () => {
    const draft = await judged(db, ctx, draftId);
    expect(draft.counts).toMatchObject({ create: 7, refused: 1 });
    expect((await fileOf(draftId, 'members.csv')).rowsMended).toBe(1);
  });

  it('is written as it was judged, in the background, and can be undone whole', async () => {
    must(await runImport(db, ctx, { draftId }, newId()));
    expect((await draftOf(draftId)).state).toBe('MERGING');
    expect(await runImport(db, ctx, { draftId }, newId())).toMatchObject({
      refusal: 'ImportElsewhere',
      state: 'MERGING',
    });
    await work(draftId);
    expect((await draftOf(draftId)).state).toBe('COMMITTED');
    expect(await living()).toEqual({ members: 3, slots: 2, sales: 1 });
    const joined = await sql(
      "select joined_on from membership_spell s join member m on m.id = s.member_id where m.last_name = 'Wrong'",
    );
    expect(joined).toEqual([{ joined_on: '2026-05-22' }]);
    const report = await readReport(db, ctx, draftId);
    expect(report.refused.map(({ file, id, reason }) => [file, id, reason])).toEqual([
      ['sales.csv', '8', 'price below zero'],
    ]);
    must(await undoImport(db, ctx, { runId: draftId }, newId()));
    expect(await living()).toEqual({ members: 0, slots: 0, sales: 0 });
    const history = must(await listImportRuns(db, ctx, { first: 10 }));
    expect(history.edges.map(({ node }) => [node.runId, node.state, node.prepared])).toEqual([
      [draftId, 'UNDONE', true],
    ]);
  });

  it('is no more to be changed once it is over', async () => {
    const [file] = (await draftOf(draftId)).files;
    const fileId = file?.id ?? '';
    for (const answer of [
      await judgeImport(db, ctx, { draftId }, newId()),
      await runImport(db, ctx, { draftId }, newId()),
      await discardImport(db, ctx, { draftId }, newId()),
      await removeImportFile(db, ctx, { fileId }, newId()),
    ])
      expect(answer).toMatchObject({ refusal: 'ImportElsewhere', state: 'UNDONE' });
  });
});

describe('a file of a draft', () => {
  const odd = ['Nr;Wer;Seit', '1;Ada Nile;03.04.2026', '2;Bo Xu;04.05.2026'];

  it('of no kind that is known is left alone, until somebody says its kind and its columns', async () => {
    const draftId = await aDraft(db, ctx, { 'odd.csv': odd }, 'Odd system');
    const file = await fileOf(draftId, 'odd.csv');
    expect([file.outcome, file.delimiter]).toEqual(['LEFT_ALONE', ';']);
    expect(await judgeImport(db, ctx, { draftId }, newId())).toMatchObject({ refusal: 'FilesNotReady', files: [] });
    const say = (version: number, more: object) =>
      changeImportFile(db, ctx, { fileId: file.id, version, ...more }, newId());
    must(await say(file.version, { kind: 'members' }));
    const asking = await fileOf(draftId, 'odd.csv');
    expect([asking.outcome, asking.problems[0]?.code]).toEqual(['REFUSED', 'columns-missing']);
    expect(await judgeImport(db, ctx, { draftId }, newId())).toMatchObject({ files: ['odd.csv'] });
    must(
      await say(asking.version, {
        dateOrder: 'DMY',
        columns: [
          { heading: 'Wer', field: 'fullName', overwrite: 'KEEP' },
          { heading: 'Seit', field: 'joinedOn' },
        ],
      }),
    );
    const ready = await fileOf(draftId, 'odd.csv');
    expect([ready.outcome, ready.kind, ready.kindGiven, ready.dateOrder]).toEqual(['READ', 'members', true, 'DMY']);
    expect(ready.columns.map(({ field, how, overwrite }) => [field, how, overwrite])).toEqual([
      ['ref', 'SYNONYM', null],
      ['fullName', 'GIVEN', 'KEEP'],
      ['joinedOn', 'GIVEN', null],
    ]);
    expect(await say(asking.version, { dateOrder: 'MDY' })).toMatchObject({ refusal: 'ChangedMeanwhile' });
    const wrong = [
      [{ heading: 'Nope', field: 'ref' }],
      [{ heading: 'Nr', field: 'nothing' }],
      [
        { heading: 'Nr', field: 'ref' },
        { heading: 'Wer', field: 'ref' },
      ],
    ];
    for (const columns of wrong)
      expect(await say(ready.version, { columns })).toMatchObject({ refusal: 'InvalidInput', field: 'columns' });
    must(await judgeImport(db, ctx, { draftId }, newId()));
    await work(draftId);
    must(await runImport(db, ctx, { draftId }, newId()));
    await work(draftId);
    expect((await draftOf(draftId)).counts?.create).toBe(2);

    // The next file of the source is read the same way, without a question.
    const next = await aDraft(db, ctx, { 'next.csv': [...odd, '3;Cy Zed;05.06.2026'] }, 'odd SYSTEM');
    const read = await fileOf(next, 'next.csv');
    expect([read.outcome, read.kind, read.dateOrder]).toEqual(['READ', 'members', 'DMY']);
    expect(read.columns.map(({ how, overwrite }) => [how, overwrite])).toEqual([
      ['REMEMBERED', null],
      ['REMEMBERED', 'KEEP'],
      ['REMEMBERED', null],
    ]);
    const [source] = must(await readSources(db, ctx)).filter(({ name }) => name === 'Odd system');
    expect(source?.lastRunId).toBe(draftId);
    expect(source?.mappings).toMatchObject([{ kind: 'members', dateOrder: 'DMY' }]);
    const sourceId = source?.id ?? '';
    must(await renameSource(db, ctx, { sourceId, name: 'Old system' }, newId()));
    expect(await renameSource(db, ctx, { sourceId, name: 'club SYSTEM' }, newId())).toMatchObject({
      refusal: 'InvalidInput',
    });
    must(await forgetMapping(db, ctx, { sourceId, kind: 'members' }, newId()));
    must(await setImportSource(db, ctx, { draftId: next, sourceName: 'Old system' }, newId()));
    expect((await fileOf(next, 'next.csv')).outcome).toBe('LEFT_ALONE');
    must(await removeImportFile(db, ctx, { fileId: read.id }, newId()));
    expect((await draftOf(next)).files).toEqual([]);
    must(await undoImport(db, ctx, { runId: draftId }, newId()));
  });

  it('asks which order its dates have where they can be read in two ways, and shows why it asks', async () => {
    const draftId = await aDraft(
      db,
      ctx,
      { 'm.csv': [HEADINGS.members, '9,Ada,Nile,,3/4/2026,North,Standard,Active'] },
      'Vague',
    );
    const file = await fileOf(draftId, 'm.csv');
    expect(file.problems[0]).toMatchObject({
      code: 'date-order-ambiguous',
      question: {
        option: 'dateOrder',
        options: ['MDY', 'DMY'],
        examples: [{ column: 'Join Date', value: '3/4/2026' }],
      },
    });
    must(await changeImportFile(db, ctx, { fileId: file.id, version: file.version, dateOrder: 'DMY' }, newId()));
    expect((await fileOf(draftId, 'm.csv')).outcome).toBe('READ');
  });
});

describe('a judged draft', () => {
  const members = (name: string) => ({
    'members.csv': [
      HEADINGS.members,
      `100,Ada,${name},ada@mail.example,5/20/2026,North,Standard,Active`,
      '200,Ava,Nile,ada@mail.example,5/21/2026,North,Standard,Active',
    ],
  });
  const run = async (draftId: string) => {
    must(await runImport(db, ctx, { draftId }, newId()));
    await work(draftId);
    return draftOf(draftId);
  };

  it('suggests who may be there already, and takes them in all the same', async () => {
    const first = await aDraft(db, ctx, members('Nile'));
    expect((await judged(db, ctx, first)).counts).toMatchObject({ create: 2, possibleDuplicates: 1 });
    const [row] = await rowsOf(first, 'POSSIBLE_DUPLICATE');
    expect(row?.possibleDuplicate).toMatchObject({ name: 'Ada Nile', isNew: true });
    expect((await run(first)).state).toBe('COMMITTED');
  });

  it('shows what each row changes, before and after', async () => {
    const draftId = await aDraft(db, ctx, members('Newname'));
    expect((await judged(db, ctx, draftId)).counts).toMatchObject({ create: 0, update: 1, unchanged: 1 });
    const [row] = await rowsOf(draftId, 'UPDATE');
    expect(row?.changes).toEqual([{ field: 'last_name', title: 'last name', before: 'Nile', after: 'Newname' }]);
  });

  it('is not written when what it changes was changed meanwhile; judged again, it is', async () => {
    const draftId = await aDraft(db, ctx, members('Newname'));
    await judged(db, ctx, draftId);
    await sql(
      "update member set note = 'called', version = version + 1 where organization_id = $1 and last_name = 'Nile' and first_name = 'Ada'",
      [ctx.organizationId],
    );
    const stale = await run(draftId);
    expect(stale.state).toBe('STALE');
    expect(stale.problem?.examples).toEqual(['members.csv row 2: what it changes was changed meanwhile']);
    expect(await sql("select 1 from member where last_name = 'Newname'")).toEqual([]);
    expect(await runImport(db, ctx, { draftId }, newId())).toMatchObject({ refusal: 'StaleJudgement' });
    await judged(db, ctx, draftId);
    expect((await run(draftId)).state).toBe('COMMITTED');
    expect((await sql("select 1 from member where last_name = 'Newname'")).length).toBe(1);
    // The file has no column for notes: what was noted stays.
    expect(await sql("select note from member where last_name = 'Newname'")).toEqual([{ note: 'called' }]);
    const [written] = await rowsOf(draftId, 'UPDATE');
    expect(written?.changes).toEqual([{ field: 'last_name', title: 'last name', before: 'Nile', after: 'Newname' }]);
    must(await undoImport(db, ctx, { runId: draftId }, newId()));
  });

  it('is not written when its members were taken back meanwhile, or when the staff changed', async () => {
    const members = await aDraft(db, ctx, {
      'members.csv': [HEADINGS.members, '300,Fay,Nile,fay@mail.example,5/20/2026,North,Standard,Active'],
    });
    await judged(db, ctx, members);
    await run(members);
    const draftId = await aDraft(db, ctx, {
      'sales.csv': [HEADINGS.sales, '70,5/25/2026,300,North,PT 10,New,10,700.00,8/29/2026,'],
    });
    expect((await judged(db, ctx, draftId)).counts).toMatchObject({ create: 1 });
    must(await undoImport(db, ctx, { runId: members }, newId()));
    const stale = await run(draftId);
    expect([stale.state, stale.problem?.examples]).toEqual(['STALE', ['sales.csv row 2: create before, refused now']]);
    await judged(db, ctx, draftId);
    await sql(
      "insert into staff (organization_id, id, first_name, last_name, is_trainer, home_location_id) values ($1, $2, 'New', 'Trainer', true, $3)",
      [ctx.organizationId, newId(), NORTH],
    );
    expect((await run(draftId)).problem?.examples).toEqual(['the staff or the locations changed meanwhile']);
  });
});

describe('the work behind a draft', () => {
  const files = { 'members.csv': [HEADINGS.members, '500,Eve,Nile,eve@mail.example,5/20/2026,North,Standard,Active'] };

  it('is done by one server at a time', async () => {
    const draftId = await aDraft(db, ctx, files, 'Shared');
    must(await judgeImport(db, ctx, { draftId }, newId()));
    await whileAlive(db, ctx.organizationId, draftId, async () => {
      await work(draftId);
      expect((await draftOf(draftId)).state).toBe('JUDGING');
    });
    await Promise.all([work(draftId), work(draftId)]);
    expect((await draftOf(draftId)).state).toBe('JUDGED');
  });

  it('is judged again when its server ended in the middle, and given up after three times', async () => {
    const draftId = await aDraft(db, ctx, files, 'Interrupted');
    must(await judgeImport(db, ctx, { draftId }, newId()));
    const ended = () => db.global.rows('select * from import_job_begin($1, $2)', [ctx.organizationId, draftId]);
    await ended();
    await work(draftId);
    expect((await draftOf(draftId)).state).toBe('JUDGED');
    must(await judgeImport(db, ctx, { draftId }, newId()));
    for (let time = 0; time < 3; time += 1) await ended();
    await work(draftId);
    expect(await draftOf(draftId)).toMatchObject({ state: 'FAILED', problem: { mend: expect.any(String) } });
    await work(draftId);
    expect((await judged(db, ctx, draftId)).state).toBe('JUDGED');
  });

  it('is told as interrupted when its server ended while it was being written, and can be run again', async () => {
    const draftId = await aDraft(db, ctx, files, 'Interrupted');
    await judged(db, ctx, draftId);
    must(await runImport(db, ctx, { draftId }, newId()));
    await db.global.rows('select * from import_job_begin($1, $2)', [ctx.organizationId, draftId]);
    await work(draftId);
    expect(await draftOf(draftId)).toMatchObject({ state: 'ABANDONED', problem: { mend: 'Run it again.' } });
    must(await runImport(db, ctx, { draftId }, newId()));
    await work(draftId);
    expect((await draftOf(draftId)).state).toBe('COMMITTED');
  });

  it('ends when the draft is discarded in the middle, and leaves nothing', async () => {
    const draftId = await aDraft(db, ctx, files, 'Discarded');
    must(await judgeImport(db, ctx, { draftId }, newId()));
    must(await discardImport(db, ctx, { draftId }, newId()));
    await work(draftId);
    expect((await draftOf(draftId)).state).toBe('DISCARDED');
    expect(await rowsOf(draftId)).toEqual([]);
    expect(
      await sql('select 1 from import_chunk c join import_file f on f.id = c.file_id where f.run_id = $1', [draftId]),
    ).toEqual([]);
  });

  it('forgets a draft that nobody touched for a month, and the files of an import that is long over', async () => {
    const draftId = await aDraft(db, ctx, files, 'Left');
    await forgetOldUploads(db, ctx.organizationId, now);
    expect((await draftOf(draftId)).state).toBe('DRAFT');
    await sql(
      "update import_run set heartbeat_at = now() - interval '90 days' where organization_id = $1 and id = $2",
      [ctx.organizationId, draftId],
    );
    await forgetOldUploads(db, ctx.organizationId, new Date(now.getTime() + 31 * 86_400_000));
    expect((await draftOf(draftId)).state).toBe('DISCARDED');
  });
});

describe('a manager’s draft', () => {
  const SOUTH = newId();
  const north: Ctx = {
    ...ctx,
    actor: { kind: 'COMMAND_LINE', staffId: newId() },
    grants: [{ role: 'MANAGER', locationId: NORTH }],
  };
  const south: Ctx = { ...north, grants: [{ role: 'MANAGER', locationId: SOUTH }] };

  it('is seen by those who manage all its locations, and by nobody else', async () => {
    await sql(
      "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, 'South', 'America/Denver', 'USD', 'US')",
      [ctx.organizationId, SOUTH],
    );
    const draftId = await aDraft(db, north, {
      'members.csv': [
        HEADINGS.members,
        '900,Ida,North,ida@mail.example,5/20/2026,North,Standard,Active',
        '901,Ola,South,ola@mail.example,5/20/2026,South,Standard,Active',
      ],
    });
    const draft = await judged(db, north, draftId);
    expect(draft.counts).toMatchObject({ create: 1, refused: 1 });
    expect(must(await readDraft(db, ctx, draftId)).id).toBe(draftId);
    for (const answer of [
      await readDraft(db, south, draftId),
      await listDraftRows(db, south, { draftId, first: 10 }),
      await judgeImport(db, south, { draftId }, newId()),
      await runImport(db, south, { draftId }, newId()),
      await discardImport(db, south, { draftId }, newId()),
      await removeImportFile(db, south, { fileId: draft.files[0]?.id ?? '' }, newId()),
      await readDraft(db, south, newId()),
    ])
      expect(answer).toMatchObject({ refusal: 'NotFound' });
    must(await runImport(db, north, { draftId }, newId()));
    await work(draftId);
    expect(
      await sql("select first_name from member where last_name in ('North', 'South') and voided_at is null"),
    ).toEqual([{ first_name: 'Ida' }]);
  });
});
