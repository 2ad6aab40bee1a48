import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import type { Ctx } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { isRefusal, newId } from '../kernel/index.ts';
import { importFiles, readImportRuns, undoImport } from './index.ts';

jest.setTimeout(120_000);

const organizationId = newId();
const [NORTH, SOUTH] = [newId(), newId()];
const now = new Date('2026-11-19T12:00:00Z');
const owner: Ctx = {
  organizationId,
  actor: { kind: 'COMMAND_LINE', staffId: null },
  grants: [],
  requestId: 'test',
  now,
};
const manager: Ctx = {
  ...owner,
  actor: { kind: 'COMMAND_LINE', staffId: newId() },
  grants: [{ role: 'MANAGER', locationId: NORTH }],
};

const STAFF = 'Staff ID,First Name,Last Name,Email,Role,Home Location,Pay Per Session';
const MEMBERS = 'Client ID,First Name,Last Name,Email,Join Date,Home Location,Membership Type,Status';
const SLOTS = 'Appt ID,Client ID,Staff,Location,Start,Minutes,Booked On,Booked By,Status,Rescheduled To';
const SALES = 'Sale ID,Sale Date,Client ID,Location,Item,Sale Type,Sessions,Amount Paid,Expires,Sold By';

const OWNERS = {
  'staff.csv': [
    STAFF,
    '1,Sam,Okoye,sam@club.example,Trainer,North,32.00',
    '2,Sue,South,sue@club.example,Trainer,South,32.00',
    '6,Hal,Helper,hal@club.example,Trainer,South,32.00',
  ],
  'members.csv': [
    MEMBERS,
    '100,Ada,North,ada@mail.example,5/20/2026,North,Standard,Active',
    '200,Bo,South,bo@mail.example,5/21/2026,South,Standard,Active',
  ],
  'consultations.csv': [
    SLOTS,
    '10,100,Sam Okoye,North,5/22/2026 4:45 PM,45,5/20/2026 1:00 PM,Sam Okoye,Booked,',
    '20,200,Sue South,South,5/24/2026 4:45 PM,45,5/21/2026 1:00 PM,Sue South,Booked,',
    '30,100,Hal Helper,North,5/26/2026 4:45 PM,45,5/20/2026 1:00 PM,Hal Helper,Booked,',
  ],
};
const MANAGERS = {
  'locations.csv': ['Location,Time Zone', 'North,America/New_York', 'South,America/Denver', 'Nowhere,America/Denver'],
  'staff.csv': [
    STAFF,
    '1,Sam,Okoye,sam@club.example,Senior Trainer,North,35.00',
    '2,Sue,South,sue@club.example,Trainer,North,90.00',
    '3,Max,Boss,max@club.example,General Manager,North,10.00',
    '4,Tia,New,tia@club.example,Trainer,North,30.00',
    '5,Tim,New,tim@club.example,Trainer,South,30.00',
  ],
  'members.csv': [
    MEMBERS,
    '100,Ada,Northern,ada@mail.example,5/20/2026,North,Standard,Active',
    '101,Eve,New,eve@mail.example,6/1/2026,North,Standard,Active',
    '102,Fay,New,fay@mail.example,6/1/2026,South,Standard,Active',
    '200,Bo,Stolen,bo@mail.example,5/21/2026,North,Standard,Active',
  ],
  'consultations.csv': [
    SLOTS,
    '10,100,Sam Okoye,North,5/22/2026 4:45 PM,45,5/20/2026 1:00 PM,Sam Okoye,Showed,',
    '11,200,Sam Okoye,North,5/23/2026 4:45 PM,45,5/20/2026 1:00 PM,Sam Okoye,Showed,',
    '12,100,Sue South,North,5/25/2026 4:45 PM,45,5/20/2026 1:00 PM,Sam Okoye,Showed,',
    '20,100,Sam Okoye,North,5/24/2026 4:45 PM,45,5/21/2026 1:00 PM,Sam Okoye,Showed,',
    // Hal is at home elsewhere, and has worked here.
    '14,101,Hal Helper,North,6/4/2026 4:45 PM,45,6/2/2026 1:00 PM,Hal Helper,Booked,',
    '13,101,Tia New,South,6/5/2026 4:45 PM,45,6/2/2026 1:00 PM,Tia New,Showed,',
  ],
  'sales.csv': [
    SALES,
    '7,5/25/2026,100,North,PT 10,New,10,700.00,8/29/2026,Sam Okoye',
    '8,5/25/2026,100,South,PT 10,New,10,700.00,8/29/2026,Sam Okoye',
    '9,5/25/2026,200,North,PT 10,New,10,700.00,8/29/2026,Sam Okoye',
    '6,5/25/2026,999,North,PT 10,New,10,700.00,8/29/2026,Sam Okoye',
  ],
};

describe('a manager’s import', () => {
  let world: FreshDatabase;
  let db: Database;
  const folder = mkdtempSync(join(tmpdir(), 'setshow-reach-'));
  const take = async (ctx: Ctx, files: Readonly<Record<string, readonly string[]>>) => {
    const paths = Object.entries(files).map(([name, lines]) => {
      writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`);
      return join(folder, name);
    });
    const report = await importFiles(db, ctx, { sourceName: 'Club system', paths, dryRun: false });
    if (isRefusal(report)) throw new Error(report.message);
    return report;
  };
  const rows = <Row>(sql: string) => db.read(organizationId, (query) => query.rows<Row>(sql));
  /** Everything that belongs to the other location. */
  const southern = () =>
    rows(`select to_jsonb(m) as row from member m where home_location_id = '${SOUTH}'
      union all select to_jsonb(c) from consultation c where location_id = '${SOUTH}'
      union all select to_jsonb(s) from staff s where home_location_id = '${SOUTH}'
      union all select to_jsonb(p) from pay_rate p join staff s on s.id = p.staff_id where s.home_location_id = '${SOUTH}'
      union all select to_jsonb(p) from session_package p where location_id = '${SOUTH}' order by 1`);

  beforeAll(async () => {
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    await db.transact(organizationId, async (tx) => {
      await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [organizationId, 'Clubs']);
      for (const [id, name, zone] of [
        [NORTH, 'North', 'America/New_York'],
        [SOUTH, 'South', 'America/Denver'],
      ])
        await tx.rows(
          "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, $3, $4, 'USD', 'US')",
          [organizationId, id, name, zone],
        );
    });
    await take(owner, OWNERS);
  });
  afterAll(async () => {
    await db.close();
    await world.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings in the rows of own locations, and refuses every other row by itself', async () => {
    const before = await southern();
    expect(before.length).toBe(6);
    const report = await take(manager, MANAGERS);
    const refused = report.refused.map(({ file, id, reasons }) => [
      file,
      id,
      ...reasons.map(({ column, value, code }) => `${column}=${value}: ${code}`),
    ]);
    expect(refused).toEqual([
      ['locations.csv', 'South', 'location=South: location-unknown'],
      ['locations.csv', 'Nowhere', 'location=Nowhere: location-unknown'],
      ['staff.csv', '2', 'id=2: staff-not-yours'],
      ['staff.csv', '3', 'role=General Manager: staff-leads'],
      ['staff.csv', '5', 'location=South: location-unknown'],
      ['members.csv', '102', 'location=South: location-unknown'],
      ['members.csv', '200', 'id=200: not-yours'],
      ['consultations.csv', '11', 'member=200: member-unknown'],
      ['consultations.csv', '12', 'trainer=Sue South: trainer-unknown'],
      ['consultations.csv', '20', 'id=20: not-yours'],
      ['consultations.csv', '13', 'location=South: location-unknown'],
      ['sales.csv', '8', 'location=South: location-unknown'],
      ['sales.csv', '9', 'member=200: member-unknown'],
      ['sales.csv', '6', 'member=999: member-unknown'],
    ]);
    expect(report.refused.every(({ reasons }) => reasons.every(({ mend }) => mend.length > 10))).toBe(true);
    expect(await southern()).toEqual(before);
    const written = (name: string) => {
      const counts = report.files.find((file) => file.name === name)?.counts;
      return [counts?.create, counts?.update];
    };
    expect(['staff.csv', 'members.csv', 'consultations.csv', 'sales.csv'].map(written)).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 0],
    ]);
  });

  it('speaks of a member at another location as of one that nobody knows', async () => {
    const again = await take(manager, MANAGERS);
    const said = (id: string) =>
      again.refused
        .filter((row) => row.file === 'sales.csv' && row.id === id)
        .map(({ reason, reasons }) => [reason, reasons.map(({ mend }) => mend)]);
    expect(said('9')).toEqual(said('6'));
  });

  it('is seen and undone by whoever manages these locations, and by nobody who manages another', async () => {
    const southManager: Ctx = { ...manager, grants: [{ role: 'MANAGER', locationId: SOUTH }] };
    expect((await readImportRuns(db, southManager)).length).toBe(0);
    const [, mine] = await readImportRuns(db, manager);
    expect(mine?.state).toBe('COMMITTED');
    const runId = mine?.runId ?? '';
    expect(await undoImport(db, southManager, { runId }, 'undo-as-the-other-manager')).toMatchObject({
      refusal: 'NotFound',
    });
    expect(await undoImport(db, manager, { runId }, 'undo-as-the-manager')).toMatchObject({ type: 'ImportUndone' });
    expect(await rows(`select 1 from member where last_name = 'New' and voided_at is null`)).toEqual([]);
  });

  it('is not for a trainer', async () => {
    const trainer: Ctx = { ...manager, grants: [{ role: 'TRAINER', locationId: NORTH }] };
    const answer = await importFiles(db, trainer, { sourceName: 'Club system', paths: [], dryRun: true });
    expect(answer).toMatchObject({ refusal: 'NotPermitted' });
  });
});
