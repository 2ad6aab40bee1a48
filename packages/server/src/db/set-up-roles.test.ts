import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { testServerUrl } from '../../../../test/world/database.ts';
import { withParts } from './address.ts';
import { openDatabase } from './open-database.ts';
import { setUpRoles } from './set-up-roles.ts';

const DATABASES = ['setup_club', 'setup_plain', 'setup_small'];
let server: string;

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

async function clear(): Promise<void> {
  for (const name of DATABASES) {
    await ask(server, `drop database if exists ${name} with (force)`);
    for (const role of ['owner', 'app', 'jobs']) await ask(server, `drop role if exists ${name}_${role}`);
  }
  for (const role of ['setup_little', 'setup_maker']) await ask(server, `drop role if exists ${role}`);
}

beforeAll(async () => {
  server = await testServerUrl();
  await clear();
});
afterAll(() => clear());

describe('one address that may create roles', () => {
  it('becomes a database with an owner and two roles that own nothing and bypass nothing', async () => {
    const admin = withParts(server, { database: 'setup_club' });
    const urls = await setUpRoles(admin, 'DATABASE_URL', {});
    const roles = await ask<{ rolname: string }>(
      server,
      `select rolname from pg_roles where rolname like 'setup\\_club\\_%'
         and not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication) order by 1`,
    );
    expect(roles.map((role) => role.rolname)).toEqual(['setup_club_app', 'setup_club_jobs', 'setup_club_owner']);
    await ask(urls.ownerUrl, 'create extension btree_gist; create extension pg_trgm; create extension unaccent');
    await ask(urls.ownerUrl, 'create table owned (a int)');
    for (const url of [urls.appUrl, urls.jobsUrl]) {
      await expect(ask(url, 'create table mine (a int)')).rejects.toMatchObject({ code: '42501' });
      await expect(ask(url, 'create temporary table mine (a int)')).rejects.toMatchObject({ code: '42501' });
      await expect(ask(url, 'select * from owned')).rejects.toMatchObject({ code: '42501' });
      expect(
        await ask(url, "select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = 'public'"),
      ).toEqual([{ owner: 'setup_club_owner' }]);
    }
  });

  it('gives every machine the same three addresses, also when two set up at the same moment', async () => {
    const admin = withParts(server, { database: 'setup_club' });
    const [one, other] = await Promise.all([
      setUpRoles(admin, 'DATABASE_URL', {}),
      setUpRoles(admin, 'DATABASE_URL', {}),
    ]);
    expect(one).toEqual(other);
    expect(await ask(one.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('need not be a superuser: who may create roles and owns the database is enough', async () => {
    await ask(server, "create role setup_maker login createrole password 'made'");
    await ask(server, 'create database setup_plain owner setup_maker');
    const maker = withParts(server, { user: 'setup_maker', password: 'made', database: 'setup_plain' });
    for (let time = 1; time <= 2; time += 1) {
      const urls = await setUpRoles(maker, 'DATABASE_URL', {});
      await ask(urls.ownerUrl, 'create extension if not exists pg_trgm');
      expect(await ask(urls.jobsUrl, 'select current_user as me')).toEqual([{ me: 'setup_plain_jobs' }]);
    }
  });
});

describe('an address that will not do is refused with what to do', () => {
  it('when its user may not create roles, naming the three addresses to set instead', async () => {
    await ask(server, "create role setup_little login password 'little'");
    const url = withParts(server, { user: 'setup_little', password: 'little', database: 'postgres' });
    await expect(openDatabase({ DATABASE_URL: url })).rejects.toThrow(
      /may not create roles.*DATABASE_OWNER_URL.*DATABASE_URL.*DATABASE_JOBS_URL/,
    );
  });

  it('when it may create roles but does not own the database, leaving no role behind', async () => {
    await ask(server, 'create database setup_small');
    const url = withParts(server, { user: 'setup_maker', password: 'made', database: 'setup_small' });
    await expect(openDatabase({ DATABASE_URL: url })).rejects.toThrow(/does not own the database setup_small/);
    expect(await ask(server, "select 1 from pg_roles where rolname like 'setup\\_small%'")).toEqual([]);
  });

  it('when requests would be served by a role that row-level security does not bind', async () => {
    const url = withParts(server, { database: 'postgres' });
    await expect(openDatabase({ DATABASE_URL: url, DATABASE_OWNER_URL: url })).rejects.toThrow(
      'row-level security does not bind',
    );
  });

  it('when nothing answers there, when the password is wrong, and when it is no address; never showing the password', async () => {
    const wrong = withParts(server, { password: 'hush-hush', database: 'postgres' });
    const nobody = 'postgres://someone:hush-hush@127.0.0.1:1/setshow';
    await expect(openDatabase({ DATABASE_URL: nobody })).rejects.toThrow(/No PostgreSQL answers.*Start that server/);
    await expect(openDatabase({ DATABASE_URL: wrong })).rejects.toThrow(/refused the user or the password/);
    await expect(openDatabase({ DATABASE_URL: 'hush-hush' })).rejects.toThrow(/is no PostgreSQL address/);
    await expect(openDatabase({ DATABASE_OWNER_URL: nobody })).rejects.toThrow(/DATABASE_URL is not set/);
    for (const url of [nobody, wrong, 'hush-hush']) {
      await expect(openDatabase({ DATABASE_URL: url })).rejects.not.toThrow('hush-hush');
    }
  });
});
