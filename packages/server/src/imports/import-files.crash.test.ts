import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/world/database.ts';
import { killedAfter, openAdmin } from '../../../../test/world/kill-between-statements.ts';
import type { Ctx } from '../auth/index.ts';
import { connect, type Database } from '../db/index.ts';
import { isRefusal, newId } from '../kernel/index.ts';
import { importFiles, readImportRuns, undoImport } from './index.ts';

jest.setTimeout(300_000);

const FILES = {
  'staff.csv': [
    'Staff ID,First Name,Last Name,Email,Role,Home Location,Pay Per Session',
    '1,Sam,Okoye,sam@club.example,Trainer,Northside,32.00',
  ],
  'members.csv': [
    'Client ID,First Name,Last Name,Email,Join Date,Home Location,Membership Type,Status',
    '100,Ada,Nile,ada@mail.example,5/20/2026,Northside,Standard,Active',
    '101,Bo,Xu,bo@mail.example,5/21/2026,Northside,Standard,Active',
  ],
  'consultations.csv': [
    'Appt ID,Client ID,Staff,Location,Start,Minutes,Booked On,Booked By,Status,Rescheduled To',
    '1,100,Sam Okoye,Northside,5/22/2026 4:45 PM,45,5/20/2026 1:00 PM,Sam Okoye,Rescheduled,2',
    '2,100,Sam Okoye,Northside,5/24/2026 4:45 PM,45,5/21/2026 1:00 PM,Sam Okoye,Showed,',
  ],
  'sales.csv': [
    'Sale ID,Sale Date,Client ID,Location,Item,Sale Type,Sessions,Amount Paid,Expires,Sold By',
    '7,5/25/2026,100,Northside,PT 10,New,10,700.00,8/29/2026,Sam Okoye',
  ],
  'visits.csv': [
    'Visit ID,Client ID,Staff,Location,Service,Start,Minutes,Status',
    '9,100,Sam Okoye,Northside,PT 60,5/28/2026 9:00 AM,60,Completed',
  ],
};

const ctx: Ctx = {
  organizationId: newId(),
  actor: { kind: 'COMMAND_LINE', staffId: null },
  grants: [],
  requestId: 'test',
  now: new Date('2026-11-19T12:00:00Z'),
};

/** How many living rows each table of facts holds: an import is all of them or none. */
const LIVING = `
  select (select count(*) from staff where voided_at is null) as staff, (select count(*) from member where voided_at is null) as members,
    (select count(*) from membership_spell where voided_at is null) as spells, (select count(*) from consultation where voided_at is null) as slots,
    (select count(*) from session_package where voided_at is null) as sales, (select count(*) from payment where voided_at is null) as payments,
    (select count(*) from visit_fact where voided_at is null) as visits, (select count(*) from journey where voided_at is null) as journeys,
    (select count(*) from pay_rate where voided_at is null) as rates, (select count(*) from external_ref) as refs,
    (select count(*) from stage_entry where voided_at is null) as stages`;
const NOTHING = {
  staff: 0,
  members: 0,
  spells: 0,
  slots: 0,
  sales: 0,
  payments: 0,
  visits: 0,
  journeys: 0,
  rates: 0,
  refs: 0,
  stages: 0,
};
const EVERYTHING = {
  staff: 1,
  members: 2,
  spells: 2,
  slots: 2,
  sales: 1,
  payments: 1,
  visits: 1,
  journeys: 1,
  rates: 1,
  refs: 7,
  stages: 5,
};

describe('an import whose connection is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'setshow-crash-'));
  const paths = Object.keys(FILES).map((name) => join(folder, name));
  let world: FreshDatabase;
  let db: Database;
  let admin: pg.Client;
  const take = () => importFiles(db, ctx, { sourceName: 'Club system', paths, dryRun: false });
  const living = async () => {
    const { rows } = await admin.query<Record<string, string>>(LIVING);
    return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, n]) => [name, Number(n)]));
  };
  const undoLast = async (key: string) => {
    const [last] = (await readImportRuns(db, ctx)).filter(({ state }) => state === 'COMMITTED');
    const undone = await undoImport(db, ctx, { runId: last?.runId ?? '' }, key);
    if (isRefusal(undone)) throw new Error(undone.message);
  };

  beforeAll(async () => {
    for (const [name, lines] of Object.entries(FILES)) writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`);
    world = await freshDatabase();
    db = await connect(world.appUrl, []);
    admin = await openAdmin(world.adminUrl);
    await db.transact(ctx.organizationId, async (tx) => {
      await tx.rows('insert into organization (organization_id, name) values ($1, $2)', [ctx.organizationId, 'Club']);
      await tx.rows(
        "insert into location (organization_id, id, name, time_zone, currency, country) values ($1, $2, 'Northside', 'America/New_York', 'USD', 'US')",
        [ctx.organizationId, newId()],
      );
    });
  });
  afterAll(async () => {
    await db.close();
    await admin.end();
    await world.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has taken in everything or nothing, whichever statement was its last', async () => {
    const seen = { nothing: 0, everything: 0 };
    for (let place = 1; ; place += 1) {
      const { killed } = await killedAfter(admin, place, take);
      const now = await living();
      expect([NOTHING, EVERYTHING]).toContainEqual(now);
      const done = now['members'] === 2;
      seen[done ? 'everything' : 'nothing'] += 1;
      if (done) await undoLast(`undo-after-place-${place}`);
      expect(await living()).toEqual(NOTHING);
      if (!killed) break;
    }
    // Killed before the merge was committed at most places, after it at some, and once not at all.
    expect(seen.nothing).toBeGreaterThan(30);
    expect(seen.everything).toBeGreaterThan(1);
  });
});
