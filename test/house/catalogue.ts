import type { Client } from 'pg';

import type { Complaint } from './code.ts';

/**
 * Tables that belong to no organization, and why each may not. The application's roles have no right on any of them:
 * they are reached through narrow functions.
 */
export const GLOBAL_TABLES: Record<string, string> = {
  migration: 'Which steps the database has taken; the owner of the tables alone reads and writes it.',
  organization_directory: 'A sign-in or the command line finds an organization by name before it can be bound to one.',
  user_account: 'A person signs in before it is known for which organization; one person may work in several.',
  user_place: 'In which organizations a person may work: asked at sign-in, before any is chosen.',
  visit: 'An open sign-in is found by its token; which organization it is for is the answer, not the question.',
  link_token: 'An invitation or a forgotten password is answered by somebody who is not signed in.',
  rate_limit: 'Attempts are counted by address and account, whoever they aim at.',
  mail_outbox: 'Links to be mailed to people who may not be signed in anywhere.',
  import_job: 'A server that looks for work in the background does not know yet whose it will be.',
};

/** Rows may be removed here; everywhere else a row is voided and stays. */
export const REMOVABLE: Record<string, string> = {
  idempotency_key: 'An answer is kept for 30 days.',
  journey: 'A projection: computed anew from the facts.',
  journey_trainer: 'Part of the projection.',
  sale_split: 'Replaced with the sale that it is a part of.',
  import_row: 'The staging area of a run that is over.',
  import_chunk: 'A file as it came is kept for a time only.',
  import_mend: 'What was mended in a draft is mended anew or put back.',
  external_ref: 'An undone import forgets what it was told.',
};

/** Only ever added to: no UPDATE and no DELETE for anybody who serves requests. */
export const APPEND_ONLY = [
  'activity',
  'activity_seal',
  'fact_batch',
  'fact_day',
  'ledger_entry',
  'ledger_line',
  'pay_line',
];

/** Indexes that do not begin with the organization, and why. */
export const ODD_INDEXES: Record<string, string> = {
  member_search: 'A trigram index holds text only; row-level security and the predicate narrow what it finds.',
};

const OURS = `n.nspname = 'public' and not exists (select 1 from pg_depend e where e.objid = c.oid and e.deptype = 'e')`;
const TABLES = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relkind,
    (select attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped) as organization
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OURS}`;
const SCOPED = `select * from (${TABLES}) t where organization is not null and not (relname = any ($1))`;
const ROLES = `select oid, rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname in ('setshow_app', 'setshow_jobs')`;

type Check = (db: Client) => Promise<Complaint[]>;

/** A check that is one question: the rows it answers are the complaints. */
function asking(sql: string, parameters: () => unknown[] = () => []): Check {
  return async (db) => (await db.query<{ complaint: string }>(sql, parameters())).rows.map((row) => row.complaint);
}
const globals = () => [Object.keys(GLOBAL_TABLES)];

/** What the catalogue of a migrated database must be able to say of itself; an empty answer is a kept promise. */
export const PROMISES: Record<string, Check> = {
  'every table belongs to an organization, or is named with the reason why not': asking(
    `select relname as complaint from (${TABLES}) t where organization is null and not (relname = any ($1)) order by 1`,
    globals,
  ),
  'every table of an organization has row-level security, enabled and forced': asking(
    `select relname as complaint from (${SCOPED}) t where not relrowsecurity or not relforcerowsecurity order by 1`,
    globals,
  ),
  'every table of an organization is read and written under its policy, and under no other': asking(
    `select t.relname || coalesce(': ' || p.polname, ' has no policy') as complaint
     from (${SCOPED}) t left join pg_policy p on p.polrelid = t.oid
     where p.oid is null or p.polcmd <> '*' or not p.polpermissive or p.polroles <> '{0}'
       or coalesce(pg_get_expr(p.polqual, p.polrelid), '') <> '(organization_id = current_organization())'
       or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') <> '(organization_id = current_organization())'
     order by 1`,
    globals,
  ),
  'the organization comes first in every primary key, unique key and index': asking(
    `select i.relname as complaint from (${SCOPED}) t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
     where x.indkey[0] <> t.organization and not (i.relname = any ($2))
     union all select t.relname || ' has no primary key' from (${SCOPED}) t
     where not exists (select 1 from pg_index x where x.indrelid = t.oid and x.indisprimary) order by 1`,
    () => [...globals(), Object.keys(ODD_INDEXES)],
  ),
  'the organization comes first in every foreign key, and both ends are the same one': asking(
    `select k.conname as complaint from (${SCOPED}) t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
     left join (${SCOPED}) o on o.oid = k.confrelid
     where k.conkey[1] <> t.organization or o.oid is null or k.confkey[1] <> o.organization order by 1`,
    globals,
  ),
  'every exclusion compares rows of one organization': asking(
    `select k.conname as complaint from (${SCOPED}) t join pg_constraint k on k.conrelid = t.oid and k.contype = 'x'
     join pg_operator o on o.oid = k.conexclop[1]
     where k.conkey[1] <> t.organization or o.oprname <> '=' order by 1`,
    globals,
  ),
  'a trigger works with the rights of whoever wrote the row, so it sees one organization': asking(
    `select g.tgname || ' on ' || t.relname as complaint from (${TABLES}) t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
     join pg_proc f on f.oid = g.tgfoid where f.prosecdef order by 1`,
  ),
  'a foreign key into a table that loses rows has an index to look them up by': asking(
    `select k.conname as complaint from pg_constraint k join pg_class c on c.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and ${OURS}
       and exists (select 1 from (${ROLES}) r where has_table_privilege(r.oid, c.oid, 'DELETE'))
       and not exists (select 1 from pg_index x where x.indrelid = k.conrelid and x.indpred is null
         and (x.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey) order by 1`,
  ),
  'the roles that serve and work in the background are nobody special and are members of nothing': asking(
    `select rolname as complaint from (${ROLES}) r where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
       or exists (select 1 from pg_auth_members m where m.member = r.oid)
     union all select 'a role is missing' where (select count(*) from (${ROLES}) r) < 2`,
  ),
  'these roles own nothing': asking(
    `select r.rolname || ' owns ' || coalesce(c.relname, p.proname, d.classid::regclass::text) as complaint
     from (${ROLES}) r join pg_shdepend d on d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'
       and d.dbid = (select oid from pg_database where datname = current_database())
     left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid
     left join pg_proc p on d.classid = 'pg_proc'::regclass and p.oid = d.objid order by 1`,
  ),
  'these roles reach no table without an organization': asking(
    `select r.rolname || ' reaches ' || t.relname as complaint from (${ROLES}) r cross join (${TABLES}) t
     where (t.organization is null or t.relname = any ($1))
       and (has_table_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
         or has_any_column_privilege(r.oid, t.oid, 'SELECT, INSERT, UPDATE, REFERENCES')) order by 1`,
    globals,
  ),
  'what is only added to can not be changed, and nothing is removed but where it may be': asking(
    `select r.rolname || ' may ' || right_name || ' ' || t.relname as complaint
     from (${ROLES}) r cross join (${TABLES}) t cross join unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) right_name
     where (has_table_privilege(r.oid, t.oid, right_name)
         or right_name = 'UPDATE' and t.relname <> 'fact_version' and has_any_column_privilege(r.oid, t.oid, 'UPDATE'))
       and (right_name in ('TRUNCATE', 'TRIGGER', 'REFERENCES')
         or right_name = 'DELETE' and not (t.relname = any ($2))
         or right_name = 'UPDATE' and (t.relname = any ($1) or t.relname = 'fact_version')) order by 1`,
    () => [APPEND_ONLY, Object.keys(REMOVABLE)],
  ),
  'of a kept version only its batch number is written later': asking(
    `select r.rolname || ' may update ' || a.attname as complaint from (${ROLES}) r, pg_attribute a
     where a.attrelid = 'fact_version'::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'batch'
       and has_column_privilege(r.oid, a.attrelid, a.attnum, 'UPDATE') order by 1`,
  ),
  'a view shows what its reader may see': asking(
    `select c.relname as complaint from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}') order by 1`,
  ),
  "a function with its owner's rights says where its names are looked up, and is not for everybody": asking(
    `select c.oid::regprocedure::text as complaint from pg_proc c join pg_namespace n on n.oid = c.pronamespace
     where ${OURS} and c.prosecdef and (not exists (select 1 from unnest(c.proconfig) s where s ~ '^search_path=.*pg_temp"?$')
       or exists (select 1 from aclexplode(coalesce(c.proacl, acldefault('f', c.proowner))) a where a.grantee = 0)) order by 1`,
  ),
};
