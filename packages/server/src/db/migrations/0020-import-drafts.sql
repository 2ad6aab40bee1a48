-- Imports that are prepared on a screen: the files themselves, how each is to be read, cells mended in place, and the
-- judgement that a run is held to.
-- Reason: people map, judge and mend over minutes or days and in several visits, and what is then written must be exactly
-- what they saw judged.

alter table import_run drop constraint import_run_state_check;
alter table import_run add constraint import_run_state_known check (state in ('DRAFT', 'JUDGING', 'JUDGED', 'MERGING',
  'COMMITTED', 'UNDONE', 'REFUSED', 'ABANDONED', 'STALE', 'FAILED', 'DISCARDED')) not valid;
alter table import_run
  -- Prepared on a screen: its files are kept, and it can be judged and run again.
  add column prepared boolean not null default false,
  -- The locations that it may write to; null for all of them.
  add column location_ids uuid[],
  -- Who asked for it, by ids: the work is done later, in the background, and still is theirs.
  add column actor jsonb,
  add column undone_by_staff_id uuid,
  -- Steps of the merge done so far, and of how many.
  add column steps_done integer not null default 0 check (steps_done >= 0),
  add column steps_expected integer not null default 0 check (steps_expected >= 0),
  -- Why it stands where it stands, where that needs a word.
  add column problem jsonb,
  -- What the rows were judged against: the locations and the staff of that moment, as a digest.
  add column directory_key text,
  add column judged_at timestamptz,
  -- Files still to be counted anew: whoever changed one looks at it again before the run.
  add column version integer not null default 1;

alter table import_file
  add column bytes bigint,
  add column sha256 text,
  add column uploaded_at timestamptz,
  add column uploaded_by_staff_id uuid,
  -- Taken out of the draft again.
  add column removed_at timestamptz,
  -- What a person said on how to read it: kind, encoding, order of dates, headings, whose word wins.
  add column options jsonb not null default '{}',
  -- How it was read when its rows were judged: a mended cell is read the same way.
  add column plan jsonb,
  add column counts jsonb not null default '{}',
  -- Its rows are the run's places from the first to the last.
  add column first_place bigint,
  add column last_place bigint,
  add column version integer not null default 1;

-- A file as it came, in pieces: no piece is larger than the memory that one request may take.
create table import_chunk (
  organization_id uuid not null,
  file_id uuid not null,
  place bigint not null check (place >= 0),
  bytes bytea not null,
  primary key (organization_id, file_id, place)
);

-- What a person wrote into a row instead of what its file says. The file stays as it came.
create table import_mend (
  organization_id uuid not null,
  file_id uuid not null,
  row_number bigint not null,
  original jsonb not null,
  cells jsonb not null,
  staff_id uuid,
  mended_at timestamptz not null default now(),
  primary key (organization_id, file_id, row_number)
);

alter table import_row
  -- What reading alone had to say, so that the row can be judged again.
  add column read_reasons jsonb not null default '[]',
  -- The version of what it changes, as it was when the row was judged.
  add column target_version integer,
  -- Its judgement before it was judged again.
  add column told text;

-- Work that a server is asked for and does in the background. It names an organization, but a server that looks for work
-- does not know one yet: nobody reads the table, narrow functions do.
create table import_job (
  organization_id uuid not null references organization_directory,
  run_id uuid not null,
  what text not null check (what in ('JUDGE', 'MERGE')),
  attempts integer not null default 0 check (attempts >= 0),
  asked_at timestamptz not null,
  primary key (organization_id, run_id)
);
create index import_job_asked on import_job (asked_at);

create function import_job_add(the_organization uuid, the_run uuid, the_work text, the_moment timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    insert into import_job (organization_id, run_id, what, asked_at) values (the_organization, the_run, the_work, the_moment)
    on conflict (organization_id, run_id) do update set what = excluded.what, attempts = 0, asked_at = excluded.asked_at $$;

-- The oldest work; who does it is settled by a lock that dies with its holder.
create function import_job_list(the_number integer) returns table (organization_id uuid, run_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select j.organization_id, j.run_id from import_job j order by j.asked_at, j.run_id limit the_number $$;

-- Counts an attempt and says what is to be done; nothing where somebody has done it meanwhile.
create function import_job_begin(the_organization uuid, the_run uuid) returns table (what text, attempts integer)
  language sql security definer set search_path = public, pg_temp
  as $$
    update import_job j set attempts = j.attempts + 1 where j.organization_id = the_organization and j.run_id = the_run
    returning j.what, j.attempts $$;

create function import_job_done(the_organization uuid, the_run uuid, the_work text) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    delete from import_job j
    where j.organization_id = the_organization and j.run_id = the_run and j.what = the_work $$;
