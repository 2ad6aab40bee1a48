-- Files in: what came, how every row was judged, what it changed, and how to take it back.
-- Reason: an import is trusted when every row is judged before anything is written and a whole run can be undone.

create table import_run (
  organization_id uuid not null references organization,
  id uuid not null,
  source_id uuid not null,
  state text not null check (state in ('JUDGING', 'JUDGED', 'COMMITTED', 'UNDONE', 'REFUSED', 'ABANDONED')),
  dry_run boolean not null,
  staff_id uuid,
  -- Rows judged so far, and of how many, for those who watch.
  rows_judged integer not null default 0,
  rows_expected integer,
  heartbeat_at timestamptz not null default now(),
  counts jsonb not null default '{}',
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  undone_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, source_id) references source (organization_id, id)
);
create index import_run_recent on import_run (organization_id, started_at desc, id desc);

create table import_file (
  organization_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  name text not null,
  -- Null where the file is of no kind that can be taken in: it is left alone.
  kind text,
  outcome text not null check (outcome in ('READ', 'LEFT_ALONE', 'REFUSED')),
  facts jsonb not null default '{}',
  primary key (organization_id, id),
  foreign key (organization_id, run_id) references import_run (organization_id, id)
);
create index import_file_run on import_file (organization_id, run_id);

-- The staging area: one row per row of a file, with what it says, what it was resolved to and how it was judged.
create table import_row (
  organization_id uuid not null,
  run_id uuid not null,
  file_id uuid not null,
  place bigint not null,
  row_number integer not null,
  kind text not null,
  ref text,
  member_ref text,
  moved_to_ref text,
  fingerprint text,
  target_id uuid,
  member_id uuid,
  content jsonb,
  -- For a slot of a consultation: the chain it stands in, and its place there.
  chain_id uuid,
  place_in_chain integer,
  verdict text check (verdict in ('CREATE', 'UPDATE', 'UNCHANGED', 'REPEATED', 'SUPERSEDED', 'REFUSED')),
  suggested_duplicate_id uuid,
  reasons jsonb not null default '[]',
  raw jsonb not null,
  primary key (organization_id, run_id, place)
);
create index import_row_ref on import_row (organization_id, run_id, kind, ref);
create index import_row_moved on import_row (organization_id, run_id, moved_to_ref) where moved_to_ref is not null;
create index import_row_verdict on import_row (organization_id, run_id, verdict, place);

-- What a committed run wrote, row by row: the content before (null where the row is new) and the version it left behind.
create table import_change (
  organization_id uuid not null,
  run_id uuid not null,
  target_table text not null,
  target_id uuid not null,
  before jsonb,
  version_after integer not null default 1,
  primary key (organization_id, run_id, target_table, target_id)
);

-- What an outside id was last said to be, and by which run: the same content again changes nothing.
alter table external_ref add column fingerprint text;
alter table external_ref add column run_id uuid;

-- How a source's files are read: its headings, its date order, whose word wins per column.
create table source_profile (
  organization_id uuid not null,
  source_id uuid not null,
  kind text not null,
  headings jsonb not null default '{}',
  date_order text check (date_order in ('MDY', 'DMY', 'YMD')),
  overwrite jsonb not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (organization_id, source_id, kind),
  foreign key (organization_id, source_id) references source (organization_id, id)
);
create index import_row_target on import_row (organization_id, run_id, target_id);

-- A freshly filled staging area has no statistics, and plans without them walk it row by row. The application owns no
-- table and may not analyze one: this narrow function does it for the staging area alone.
create function analyze_staging() returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$ begin analyze import_row; end $$;

-- The same for the members whom a large file has just brought, inside the merge that goes on to look them up.
create function analyze_members() returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$ begin analyze member, membership_spell; end $$;
create index external_ref_run on external_ref (organization_id, run_id);
create index import_change_target on import_change (organization_id, run_id, target_id);
