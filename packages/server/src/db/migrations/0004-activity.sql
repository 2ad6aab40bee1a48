-- What happened, who did it, when; the answers to keys already used; the versions of facts in commit order.
-- Reason: undo, proof and "as it was known at" all need the past kept, appended in the command's own transaction.

-- Ids only, never personal data, so that an erasure can not break the chain that seals it.
create table activity (
  organization_id uuid not null references organization,
  id uuid not null,
  verb text not null,
  actor_kind text not null check (actor_kind in ('PERSON', 'API_KEY', 'COMMAND_LINE', 'JOB')),
  actor_staff_id uuid,
  actor_key_id uuid,
  location_id uuid,
  member_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  undoes_id uuid,
  import_run_id uuid,
  facts jsonb not null default '{}',
  happened_at timestamptz not null default clock_timestamp(),
  written_by xid8 not null default pg_current_xact_id(),
  primary key (organization_id, id)
);
create index activity_member on activity (organization_id, member_id, happened_at desc, id desc) where member_id is not null;
create index activity_location on activity (organization_id, location_id, happened_at desc, id desc);
create index activity_actor on activity (organization_id, actor_staff_id, happened_at desc, id desc);
create index activity_recent on activity (organization_id, happened_at desc, id desc);
create index activity_subject on activity (organization_id, subject_kind, subject_id, happened_at);
create unique index activity_undone_once on activity (organization_id, undoes_id) where undoes_id is not null;

-- The seal: activity in commit order, each link hashing the one before. Written by the background sealer, never by a command.
create table activity_seal (
  organization_id uuid not null references organization,
  position bigint not null,
  activity_id uuid not null,
  digest bytea not null,
  sealed_at timestamptz not null,
  primary key (organization_id, position),
  unique (organization_id, activity_id)
);

-- Only successes are stored; unique per organization, actor and operation; kept 30 days.
create table idempotency_key (
  organization_id uuid not null references organization,
  actor text not null,
  operation text not null,
  key text not null check (length(key) between 8 and 200),
  fingerprint bytea not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (organization_id, actor, operation, key)
);
create index idempotency_key_age on idempotency_key (organization_id, created_at);

-- Batches number the versions of facts in commit order: everything of batch k was committed before anything of batch k + 1
-- became visible. "Known at T" reads the batches closed by T.
create table fact_batch (
  organization_id uuid not null references organization,
  number bigint not null,
  closed_at timestamptz not null,
  horizon xid8 not null,
  primary key (organization_id, number)
);

-- One row a version of a fact that bears a metric: its whole content then, and who wrote it.
create table fact_version (
  organization_id uuid not null references organization,
  id uuid not null,
  fact text not null check (fact in ('consultation', 'sale', 'membership_spell', 'journey')),
  fact_id uuid not null,
  content jsonb not null,
  voided boolean not null,
  batch bigint,
  written_at timestamptz not null default clock_timestamp(),
  written_by xid8 not null default pg_current_xact_id(),
  primary key (organization_id, id)
);
create index fact_version_fact on fact_version (organization_id, fact, fact_id, batch);
create index fact_version_tail on fact_version (organization_id, written_by) where batch is null;
