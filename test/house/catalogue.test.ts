import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { freshDatabase, type FreshDatabase } from '../world/database.ts';
import { APPEND_ONLY, GLOBAL_TABLES, ODD_INDEXES, PROMISES, REMOVABLE } from './catalogue.ts';

let database: FreshDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
}, 180_000);
afterAll(async () => {
  await admin?.end();
  await database?.drop();
});

describe('the catalogue of a migrated database', () => {
  it.each(Object.entries(PROMISES))('%s', async (_, complaintsOf) => {
    expect(await complaintsOf(admin)).toEqual([]);
  });

  it('knows every table and index that its exceptions name', async () => {
    const named = [...Object.keys({ ...GLOBAL_TABLES, ...REMOVABLE, ...ODD_INDEXES }), ...APPEND_ONLY];
    const { rows } = await admin.query<{ relname: string }>(
      "select relname from pg_class where relnamespace = 'public'::regnamespace",
    );
    expect(named.filter((name) => !rows.some((row) => row.relname === name))).toEqual([]);
  });
});

/** What would break each promise, and the name by which it is caught. */
const BREACHES: [promise: string, statements: string, caught: string][] = [
  [
    'every table belongs to an organization, or is named with the reason why not',
    'create table club_gossip (id uuid primary key)',
    'club_gossip',
  ],
  [
    'every table of an organization has row-level security, enabled and forced',
    'alter table member no force row level security',
    'member',
  ],
  [
    'every table of an organization is read and written under its policy, and under no other',
    'create policy wide on member using (true)',
    'member: wide',
  ],
  [
    'the organization comes first in every primary key, unique key and index',
    'create unique index member_mail on member (email)',
    'member_mail',
  ],
  [
    'the organization comes first in every foreign key, and both ends are the same one',
    'alter table location add constraint other foreign key (id) references organization',
    'other',
  ],
  [
    'every exclusion compares rows of one organization',
    'alter table pay_rate add constraint loose exclude using gist (staff_id with =, daterange(held_from, held_until) with &&)',
    'loose',
  ],
  [
    'a trigger works with the rights of whoever wrote the row, so it sees one organization',
    'alter function keep_fact_version() security definer',
    'keep_version on consultation',
  ],
  [
    'a foreign key into a table that loses rows has an index to look them up by',
    'alter table next_step add constraint of_journey foreign key (organization_id, consultation_id) references journey (organization_id, id)',
    'of_journey',
  ],
  [
    'the roles that serve and work in the background are nobody special and are members of nothing',
    'grant setshow_owner to setshow_app',
    'setshow_app',
  ],
  ['these roles own nothing', 'alter table member owner to setshow_jobs', 'setshow_jobs owns member'],
  [
    'these roles reach no table without an organization',
    'grant select (name) on organization_directory to setshow_app',
    'setshow_app reaches organization_directory',
  ],
  [
    'what is only added to can not be changed, and nothing is removed but where it may be',
    'grant update (facts) on activity to setshow_app; grant delete on member to setshow_jobs',
    'setshow_app may UPDATE activity',
  ],
  [
    'of a kept version only its batch number is written later',
    'grant update (content) on fact_version to setshow_app',
    'setshow_app may update content',
  ],
  ['a view shows what its reader may see', 'create view everybody as select * from member', 'everybody'],
  [
    "a function with its owner's rights says where its names are looked up, and is not for everybody",
    "create function peek() returns bigint language sql security definer as 'select count(*) from member'",
    'peek()',
  ],
];

describe('each promise', () => {
  it.each(BREACHES)('is seen to be broken: %s', async (promise, statements, caught) => {
    await admin.query('begin');
    try {
      await admin.query(statements);
      expect(await PROMISES[promise]?.(admin)).toContain(caught);
    } finally {
      await admin.query('rollback');
    }
  });

  it('has its breach above', () => {
    expect(BREACHES.map(([promise]) => promise)).toEqual(Object.keys(PROMISES));
  });
});
