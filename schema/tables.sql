-- The database as the migrations leave it, read from its own catalogue (PostgreSQL 18). Written by npm run schema; never
-- edited, and compared with the catalogue by the tests.

-- Extensions

create extension btree_gist;
create extension pg_trgm;
create extension unaccent;

-- Tables

create table activity (
  organization_id uuid not null,
  id uuid not null,
  verb text not null,
  actor_kind text not null,
  actor_staff_id uuid,
  actor_key_id uuid,
  location_id uuid,
  member_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  undoes_id uuid,
  import_run_id uuid,
  facts jsonb default '{}'::jsonb not null,
  happened_at timestamp with time zone default clock_timestamp() not null,
  written_by xid8 default pg_current_xact_id() not null
);
create table activity_seal (
  organization_id uuid not null,
  position bigint not null,
  activity_id uuid not null,
  digest bytea not null,
  sealed_at timestamp with time zone not null
);
create table api_key (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  added_by_staff_id uuid,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  voided_at timestamp with time zone,
  revoked_because text
);
create table consent (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  channel text not null,
  wording text not null,
  given_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by_staff_id uuid,
  withdrawn_on date,
  withdrawal_recorded_at timestamp with time zone,
  withdrawal_recorded_by_staff_id uuid,
  voided_at timestamp with time zone,
  version integer default 1 not null
);
create table consultation (
  organization_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  place_in_chain integer not null,
  is_last boolean default true not null,
  member_id uuid not null,
  location_id uuid not null,
  trainer_id uuid not null,
  walk_in boolean default false not null,
  starts_at timestamp with time zone not null,
  slot_on date not null,
  minutes integer default 45 not null,
  time_zone text not null,
  booked_at timestamp with time zone not null,
  booked_on date not null,
  set_on date not null,
  set_by_staff_id uuid,
  booked_by_staff_id uuid,
  home_location_id uuid not null,
  outcome text,
  late boolean default false not null,
  outcome_at timestamp with time zone,
  objection text,
  objection_note text,
  follow_up_on date,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  guards_slot boolean default false not null
);
create table consultation_chain (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  walk_in boolean default false not null,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table external_ref (
  organization_id uuid not null,
  source_id uuid not null,
  kind text not null,
  external_id text not null,
  target_id uuid not null,
  created_at timestamp with time zone default now() not null,
  fingerprint text,
  run_id uuid
);
create table fact_batch (
  organization_id uuid not null,
  number bigint not null,
  closed_at timestamp with time zone not null,
  horizon xid8 not null
);
create table fact_day (
  organization_id uuid not null,
  clock text not null,
  day date not null,
  fact_id uuid not null,
  member_id uuid not null,
  fact text not null
);
create table fact_version (
  organization_id uuid not null,
  id uuid not null,
  fact text not null,
  fact_id uuid not null,
  content jsonb not null,
  voided boolean not null,
  batch bigint,
  written_at timestamp with time zone default clock_timestamp() not null,
  written_by xid8 default pg_current_xact_id() not null
);
create table idempotency_key (
  organization_id uuid not null,
  actor text not null,
  operation text not null,
  key text not null,
  fingerprint bytea not null,
  answer jsonb,
  created_at timestamp with time zone default now() not null
);
create table import_change (
  organization_id uuid not null,
  run_id uuid not null,
  target_table text not null,
  target_id uuid not null,
  before jsonb,
  version_after integer default 1 not null
);
create table import_chunk (
  organization_id uuid not null,
  file_id uuid not null,
  place bigint not null,
  bytes bytea not null
);
create table import_file (
  organization_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  name text not null,
  kind text,
  outcome text not null,
  facts jsonb default '{}'::jsonb not null,
  bytes bigint,
  sha256 text,
  uploaded_at timestamp with time zone,
  uploaded_by_staff_id uuid,
  removed_at timestamp with time zone,
  options jsonb default '{}'::jsonb not null,
  plan jsonb,
  counts jsonb default '{}'::jsonb not null,
  first_place bigint,
  last_place bigint,
  version integer default 1 not null
);
create table import_job (
  organization_id uuid not null,
  run_id uuid not null,
  what text not null,
  attempts integer default 0 not null,
  asked_at timestamp with time zone not null
);
create table import_mend (
  organization_id uuid not null,
  file_id uuid not null,
  row_number bigint not null,
  original jsonb not null,
  cells jsonb not null,
  staff_id uuid,
  mended_at timestamp with time zone default now() not null
);
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
  chain_id uuid,
  place_in_chain integer,
  verdict text,
  suggested_duplicate_id uuid,
  reasons jsonb default '[]'::jsonb not null,
  raw jsonb not null,
  read_reasons jsonb default '[]'::jsonb not null,
  target_version integer,
  told text
);
create table import_run (
  organization_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  state text not null,
  dry_run boolean not null,
  staff_id uuid,
  rows_judged integer default 0 not null,
  rows_expected integer,
  heartbeat_at timestamp with time zone default now() not null,
  counts jsonb default '{}'::jsonb not null,
  started_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  undone_at timestamp with time zone,
  prepared boolean default false not null,
  location_ids uuid[],
  actor jsonb,
  undone_by_staff_id uuid,
  steps_done integer default 0 not null,
  steps_expected integer default 0 not null,
  problem jsonb,
  directory_key text,
  judged_at timestamp with time zone,
  version integer default 1 not null
);
create table journey (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  number integer not null,
  first_consultation_id uuid not null,
  first_show_on date not null,
  first_show_at timestamp with time zone not null,
  location_id uuid not null,
  trainer_id uuid not null,
  sale_id uuid,
  sale_on date,
  days_to_sale integer,
  closer_id uuid,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  trainer_shows jsonb default '[]'::jsonb not null
);
create table journey_trainer (
  organization_id uuid not null,
  journey_id uuid not null,
  trainer_id uuid not null,
  first_show_on date not null,
  closed boolean default false not null
);
create table ledger_entry (
  organization_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  location_id uuid not null,
  business_on date not null,
  reverses_id uuid,
  why text default ''::text not null,
  staff_id uuid,
  import_run_id uuid,
  posted_at timestamp with time zone default clock_timestamp() not null
);
create table ledger_line (
  organization_id uuid not null,
  entry_id uuid not null,
  place integer not null,
  account text not null,
  unit text not null,
  amount bigint not null,
  location_id uuid not null,
  holder_id uuid,
  staff_id uuid,
  business_on date not null
);
create table link_token (
  token_hash bytea not null,
  user_id uuid not null,
  purpose text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create table location (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text generated always as (fold_text(name)) stored not null,
  time_zone text not null,
  currency text not null,
  country text not null,
  league_visible boolean default false not null,
  discount_limit_bp integer default 0 not null,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  books_closed_through date
);
create table mail_outbox (
  id uuid not null,
  kind text not null,
  user_id uuid not null,
  organization_id uuid,
  inviter_staff_id uuid,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  sent_at timestamp with time zone,
  given_up_at timestamp with time zone
);
create table member (
  organization_id uuid not null,
  id uuid not null,
  first_name text default ''::text not null,
  last_name text default ''::text not null,
  email text,
  email_key text generated always as (lower(btrim(email))) stored,
  phone text,
  phone_key text,
  home_location_id uuid not null,
  is_staff boolean default false not null,
  search_text text generated always as (fold_text(((((((first_name || ' '::text) || last_name) || ' '::text) || COALESCE(email, ''::text)) || ' '::text) || COALESCE(phone_key, ''::text)))) stored not null,
  note text,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null
);
create table member_note (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  body text not null,
  written_by_staff_id uuid,
  written_at timestamp with time zone default now() not null,
  voided_at timestamp with time zone
);
create table member_version (
  organization_id uuid not null,
  member_id uuid not null,
  version integer not null,
  content jsonb not null,
  written_at timestamp with time zone default clock_timestamp() not null
);
create table membership_spell (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  location_id uuid not null,
  membership text default ''::text not null,
  kind text not null,
  status text default 'ACTIVE'::text not null,
  joined_on date not null,
  left_on date,
  entry text default 'JOINED'::text not null,
  rescinded_on date,
  time_zone text not null,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null
);
create table migration (
  id integer default nextval('migration_id_seq'::regclass) not null,
  name character varying(255) not null,
  executed_at timestamp(6) with time zone default CURRENT_TIMESTAMP(6) not null
);
create table next_step (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  location_id uuid not null,
  kind text not null,
  what text not null,
  owner_staff_id uuid,
  due_on date not null,
  consultation_id uuid,
  done_on date,
  done_at timestamp with time zone,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  dropped_at timestamp with time zone
);
create table offer (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text generated always as (fold_text(name)) stored not null,
  intro boolean default false not null,
  sessions integer not null,
  bonus_sessions integer default 0 not null,
  price_minor bigint not null,
  currency text not null,
  valid_days integer,
  services text[] default '{PT}'::text[] not null,
  held_from date not null,
  held_until date,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  previous_id uuid
);
create table organization (
  organization_id uuid not null,
  name text not null,
  created_at timestamp with time zone default now() not null
);
create table organization_directory (
  organization_id uuid not null,
  name text not null,
  name_key text not null,
  created_at timestamp with time zone default now() not null
);
create table package_freeze (
  organization_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  frozen_from date not null,
  frozen_until date,
  why text default ''::text not null,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table package_state (
  organization_id uuid not null,
  package_id uuid not null,
  member_id uuid not null,
  balance integer not null,
  used integer not null,
  deferred_minor bigint not null,
  last_used_on date,
  state text not null,
  ended_on date,
  expires_on date
);
create table pay_line (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  entry_id uuid not null,
  staff_id uuid not null,
  location_id uuid not null,
  earned_on date not null,
  amount_minor bigint not null,
  currency text not null,
  basis text not null,
  withheld text,
  reverses_id uuid,
  created_at timestamp with time zone default clock_timestamp() not null
);
create table pay_rate (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  pay_per_session_minor bigint not null,
  commission_bp integer not null,
  currency text not null,
  held_from date not null,
  held_until date,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table payment (
  organization_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  collected_on date not null,
  amount_minor bigint not null,
  currency text not null,
  method text default ''::text not null,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table payment_due (
  organization_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  due_on date not null,
  amount_minor bigint not null,
  currency text not null,
  voided_at timestamp with time zone
);
create table rate_limit (
  kind text not null,
  key_hash bytea not null,
  window_started_at timestamp with time zone not null,
  attempts integer not null
);
create table role_grant (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  role text not null,
  location_id uuid,
  held_from date not null,
  held_until date,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table sale_split (
  organization_id uuid not null,
  package_id uuid not null,
  staff_id uuid not null,
  part_bp integer not null,
  amount_minor bigint not null,
  sold_on date not null,
  commission_bp integer
);
create table saved_view (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  page text not null,
  name text not null,
  name_key text generated always as (fold_text(name)) stored not null,
  former_names text[] default '{}'::text[] not null,
  search text not null,
  removed_at timestamp with time zone,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null
);
create table service_rate (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  service text not null,
  flat_minor bigint,
  share_bp integer,
  currency text not null,
  held_from date not null,
  held_until date,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table session_day (
  organization_id uuid not null,
  on_day date not null,
  location_id uuid not null,
  staff_id uuid not null,
  currency text not null,
  completed integer default 0 not null,
  no_shows integer default 0 not null,
  late_cancels integer default 0 not null,
  recognised_minor bigint default 0 not null,
  pay_minor bigint default 0 not null
);
create table session_effect (
  organization_id uuid not null,
  session_id uuid not null,
  member_id uuid not null,
  held_on date not null,
  package_id uuid,
  entry_id uuid,
  drawn_version integer,
  unfunded boolean default false not null
);
create table session_package (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  location_id uuid not null,
  offer_id uuid,
  item text not null,
  intro boolean default false not null,
  kind text not null,
  kind_inferred boolean not null,
  sessions integer not null,
  price_minor bigint not null,
  currency text not null,
  tax_rate_bp integer default 0 not null,
  services text[] default '{PT}'::text[] not null,
  sold_at timestamp with time zone not null,
  sold_on date not null,
  time_zone text not null,
  expires_on date,
  owner_staff_id uuid,
  predecessor_id uuid,
  refunded_on date,
  refunded_minor bigint,
  rescinded boolean default false not null,
  channel text,
  commission_bp integer default 0 not null,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  bonus_sessions integer default 0 not null,
  list_price_minor bigint,
  consultation_id uuid,
  sold_expires_on date,
  complimentary boolean default false not null,
  origin_package_id uuid,
  refunded_sessions integer default 0 not null
);
create table session_policy (
  organization_id uuid not null,
  id uuid not null,
  location_id uuid not null,
  late_hours integer not null,
  charges_no_show boolean not null,
  charges_late_cancel boolean not null,
  pays_no_show_bp integer not null,
  pays_late_cancel_bp integer not null,
  pays_complimentary_bp integer not null,
  held_from date not null,
  held_until date,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table session_slot (
  organization_id uuid not null,
  session_id uuid not null,
  trainer_id uuid not null,
  starts_at timestamp with time zone not null,
  minutes integer not null,
  guards boolean default true not null
);
create table source (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text generated always as (fold_text(name)) stored not null,
  created_at timestamp with time zone default now() not null
);
create table source_profile (
  organization_id uuid not null,
  source_id uuid not null,
  kind text not null,
  headings jsonb default '{}'::jsonb not null,
  date_order text,
  overwrite jsonb default '{}'::jsonb not null,
  updated_at timestamp with time zone default now() not null
);
create table staff (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid,
  first_name text default ''::text not null,
  last_name text default ''::text not null,
  name_key text generated always as (fold_text(((first_name || ' '::text) || last_name))) stored not null,
  email text,
  job_title text,
  home_location_id uuid,
  is_trainer boolean default false not null,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null
);
create table staff_version (
  organization_id uuid not null,
  staff_id uuid not null,
  version integer not null,
  content jsonb not null,
  written_at timestamp with time zone default clock_timestamp() not null
);
create table stage_entry (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  spell_id uuid not null,
  stage text not null,
  entered_on date not null,
  entered_at timestamp with time zone not null,
  voided_at timestamp with time zone
);
create table talk (
  organization_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  member_id uuid not null,
  said text not null,
  reason text,
  note text,
  talked_at timestamp with time zone not null,
  talked_by_staff_id uuid,
  voided_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table told_apart (
  organization_id uuid not null,
  id uuid not null,
  one_member_id uuid not null,
  other_member_id uuid not null,
  told_at timestamp with time zone not null,
  told_by_staff_id uuid,
  voided_at timestamp with time zone
);
create table user_account (
  id uuid not null,
  email text not null,
  email_key text generated always as (lower(btrim(email))) stored not null,
  password_hash text,
  password_set_at timestamp with time zone,
  created_at timestamp with time zone default now() not null
);
create table user_place (
  user_id uuid not null,
  organization_id uuid not null,
  created_at timestamp with time zone default now() not null
);
create table visit (
  id uuid not null,
  token_hash bytea not null,
  user_id uuid not null,
  organization_id uuid not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  address text,
  user_agent text
);
create table visit_fact (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  trainer_id uuid not null,
  location_id uuid not null,
  service text default ''::text not null,
  starts_at timestamp with time zone not null,
  held_on date not null,
  minutes integer not null,
  time_zone text not null,
  outcome text,
  voided_at timestamp with time zone,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  complimentary boolean default false not null,
  waived boolean default false not null,
  scheduled_trainer_id uuid,
  booked_at timestamp with time zone,
  logged_at timestamp with time zone
);
create table work_line_snooze (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  line_key text not null,
  snoozed_until date not null,
  snoozed_at timestamp with time zone not null,
  voided_at timestamp with time zone
);

-- Keys, checks and references

alter table activity add constraint activity_pkey PRIMARY KEY (organization_id, id);
alter table activity add constraint activity_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['PERSON'::text, 'API_KEY'::text, 'COMMAND_LINE'::text, 'JOB'::text])));
alter table activity add constraint activity_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table activity_seal add constraint activity_seal_pkey PRIMARY KEY (organization_id, "position");
alter table activity_seal add constraint activity_seal_organization_id_activity_id_key UNIQUE (organization_id, activity_id);
alter table activity_seal add constraint activity_seal_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table api_key add constraint api_key_pkey PRIMARY KEY (organization_id, id);
alter table api_key add constraint api_key_name_check CHECK (((name <> ''::text) AND (length(name) <= 100)));
alter table api_key add constraint api_key_revoked_because_check CHECK (((length(revoked_because) >= 1) AND (length(revoked_because) <= 300)));
alter table api_key add constraint api_key_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['READ'::text, 'WRITE'::text, 'IMPORT'::text])));
alter table api_key add constraint api_key_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table consent add constraint consent_pkey PRIMARY KEY (organization_id, id);
alter table consent add constraint consent_channel_check CHECK ((channel = ANY (ARRAY['EMAIL'::text, 'MESSAGE'::text, 'PHONE'::text])));
alter table consent add constraint consent_check CHECK (((withdrawn_on IS NULL) OR (withdrawn_on >= given_on)));
alter table consent add constraint consent_check1 CHECK (((withdrawn_on IS NULL) = (withdrawal_recorded_at IS NULL)));
alter table consent add constraint consent_wording_check CHECK (((wording <> ''::text) AND (length(wording) <= 2000)));
alter table consent add constraint consent_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table consultation add constraint consultation_pkey PRIMARY KEY (organization_id, id);
alter table consultation add constraint consultation_one_at_a_time EXCLUDE USING gist (organization_id WITH =, trainer_id WITH =, slot_range(starts_at, minutes) WITH &&) WHERE ((guards_slot AND (voided_at IS NULL) AND (outcome IS NULL)));
alter table consultation add constraint consultation_check CHECK (((outcome IS NULL) OR (outcome_at IS NOT NULL)));
alter table consultation add constraint consultation_check1 CHECK (((outcome IS DISTINCT FROM 'RESCHEDULED'::text) OR (NOT is_last)));
alter table consultation add constraint consultation_check2 CHECK (((NOT late) OR (outcome = 'CANCELLED_BY_MEMBER'::text)));
alter table consultation add constraint consultation_minutes_check CHECK (((minutes >= 5) AND (minutes <= 480)));
alter table consultation add constraint consultation_objection_check CHECK ((objection = ANY (ARRAY['PRICE'::text, 'TIME'::text, 'PARTNER'::text, 'NOT_READY'::text, 'HEALTH'::text, 'ALONE'::text, 'OTHER'::text])));
alter table consultation add constraint consultation_outcome_check CHECK ((outcome = ANY (ARRAY['SHOWED'::text, 'NO_SHOW'::text, 'CANCELLED_BY_MEMBER'::text, 'CANCELLED_BY_CLUB'::text, 'RESCHEDULED'::text])));
alter table consultation add constraint consultation_place_in_chain_check CHECK ((place_in_chain >= 1));
alter table consultation add constraint consultation_organization_id_chain_id_fkey FOREIGN KEY (organization_id, chain_id) REFERENCES consultation_chain(organization_id, id);
alter table consultation add constraint consultation_organization_id_location_id_fkey FOREIGN KEY (organization_id, location_id) REFERENCES location(organization_id, id);
alter table consultation add constraint consultation_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table consultation add constraint consultation_organization_id_trainer_id_fkey FOREIGN KEY (organization_id, trainer_id) REFERENCES staff(organization_id, id);
alter table consultation_chain add constraint consultation_chain_pkey PRIMARY KEY (organization_id, id);
alter table consultation_chain add constraint consultation_chain_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table consultation_chain add constraint consultation_chain_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table external_ref add constraint external_ref_pkey PRIMARY KEY (organization_id, source_id, kind, external_id);
alter table external_ref add constraint external_ref_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'member'::text, 'consultation'::text, 'sale'::text, 'visit'::text])));
alter table external_ref add constraint external_ref_organization_id_source_id_fkey FOREIGN KEY (organization_id, source_id) REFERENCES source(organization_id, id);
alter table fact_batch add constraint fact_batch_pkey PRIMARY KEY (organization_id, number);
alter table fact_batch add constraint fact_batch_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table fact_day add constraint fact_day_pkey PRIMARY KEY (organization_id, clock, day, fact_id, member_id);
alter table fact_day add constraint fact_day_clock_check CHECK ((clock = ANY (ARRAY['JOINED'::text, 'SET'::text, 'SLOT'::text, 'SOLD'::text, 'FIRST_SHOW'::text])));
alter table fact_day add constraint fact_day_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table fact_version add constraint fact_version_pkey PRIMARY KEY (organization_id, id);
alter table fact_version add constraint fact_version_fact_check CHECK ((fact = ANY (ARRAY['consultation'::text, 'sale'::text, 'membership_spell'::text, 'journey'::text])));
alter table fact_version add constraint fact_version_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table idempotency_key add constraint idempotency_key_pkey PRIMARY KEY (organization_id, actor, operation, key);
alter table idempotency_key add constraint idempotency_key_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)));
alter table idempotency_key add constraint idempotency_key_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table import_change add constraint import_change_pkey PRIMARY KEY (organization_id, run_id, target_table, target_id);
alter table import_chunk add constraint import_chunk_pkey PRIMARY KEY (organization_id, file_id, place);
alter table import_chunk add constraint import_chunk_place_check CHECK ((place >= 0));
alter table import_file add constraint import_file_pkey PRIMARY KEY (organization_id, id);
alter table import_file add constraint import_file_outcome_check CHECK ((outcome = ANY (ARRAY['READ'::text, 'LEFT_ALONE'::text, 'REFUSED'::text])));
alter table import_file add constraint import_file_organization_id_run_id_fkey FOREIGN KEY (organization_id, run_id) REFERENCES import_run(organization_id, id);
alter table import_job add constraint import_job_pkey PRIMARY KEY (organization_id, run_id);
alter table import_job add constraint import_job_attempts_check CHECK ((attempts >= 0));
alter table import_job add constraint import_job_what_check CHECK ((what = ANY (ARRAY['JUDGE'::text, 'MERGE'::text])));
alter table import_job add constraint import_job_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization_directory(organization_id);
alter table import_mend add constraint import_mend_pkey PRIMARY KEY (organization_id, file_id, row_number);
alter table import_row add constraint import_row_pkey PRIMARY KEY (organization_id, run_id, place);
alter table import_row add constraint import_row_verdict_check CHECK ((verdict = ANY (ARRAY['CREATE'::text, 'UPDATE'::text, 'UNCHANGED'::text, 'REPEATED'::text, 'SUPERSEDED'::text, 'REFUSED'::text])));
alter table import_run add constraint import_run_pkey PRIMARY KEY (organization_id, id);
alter table import_run add constraint import_run_state_known CHECK ((state = ANY (ARRAY['DRAFT'::text, 'JUDGING'::text, 'JUDGED'::text, 'MERGING'::text, 'COMMITTED'::text, 'UNDONE'::text, 'REFUSED'::text, 'ABANDONED'::text, 'STALE'::text, 'FAILED'::text, 'DISCARDED'::text]))) NOT VALID;
alter table import_run add constraint import_run_steps_done_check CHECK ((steps_done >= 0));
alter table import_run add constraint import_run_steps_expected_check CHECK ((steps_expected >= 0));
alter table import_run add constraint import_run_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table import_run add constraint import_run_organization_id_source_id_fkey FOREIGN KEY (organization_id, source_id) REFERENCES source(organization_id, id);
alter table journey add constraint journey_pkey PRIMARY KEY (organization_id, id);
alter table journey add constraint journey_days_to_sale_check CHECK (((days_to_sale >= 0) AND (days_to_sale <= 90)));
alter table journey add constraint journey_number_check CHECK ((number >= 1));
alter table journey add constraint journey_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table journey_trainer add constraint journey_trainer_pkey PRIMARY KEY (organization_id, journey_id, trainer_id);
alter table journey_trainer add constraint journey_trainer_organization_id_journey_id_fkey FOREIGN KEY (organization_id, journey_id) REFERENCES journey(organization_id, id);
alter table ledger_entry add constraint ledger_entry_pkey PRIMARY KEY (organization_id, id);
alter table ledger_entry add constraint ledger_entry_check CHECK ((reverses_id <> id));
alter table ledger_entry add constraint ledger_entry_kind_check CHECK ((kind = ANY (ARRAY['SALE'::text, 'PAYMENT'::text, 'REFUND'::text, 'MOVE'::text, 'COMPLETED'::text, 'NO_SHOW'::text, 'LATE_CANCELLED'::text, 'LAPSE'::text, 'ROUNDING'::text])));
alter table ledger_entry add constraint ledger_entry_why_check CHECK ((length(why) <= 500));
alter table ledger_entry add constraint ledger_entry_organization_id_location_id_fkey FOREIGN KEY (organization_id, location_id) REFERENCES location(organization_id, id);
alter table ledger_entry add constraint ledger_entry_organization_id_reverses_id_fkey FOREIGN KEY (organization_id, reverses_id) REFERENCES ledger_entry(organization_id, id);
alter table ledger_line add constraint ledger_line_pkey PRIMARY KEY (organization_id, entry_id, place);
alter table ledger_line add constraint ledger_line_account_check CHECK ((account = ANY (ARRAY['CASH'::text, 'RECEIVABLE'::text, 'DEFERRED'::text, 'RECOGNISED'::text, 'BREAKAGE'::text, 'REFUNDS'::text, 'PAY_EXPENSE'::text, 'PAY_OWED'::text, 'CREDITS_HELD'::text, 'CREDITS_ISSUED'::text, 'CREDITS_SPENT'::text, 'CREDITS_LAPSED'::text, 'CREDITS_RETURNED'::text])));
alter table ledger_line add constraint ledger_line_amount_check CHECK (((amount <> 0) AND ((amount >= '-9007199254740991'::bigint) AND (amount <= '9007199254740991'::bigint))));
alter table ledger_line add constraint ledger_line_check CHECK (((account ~~ 'CREDITS%'::text) = (unit = 'SESSION'::text)));
alter table ledger_line add constraint ledger_line_place_check CHECK ((place >= 1));
alter table ledger_line add constraint ledger_line_unit_check CHECK (((unit = 'SESSION'::text) OR (unit ~ '^[A-Z]{3}$'::text)));
alter table link_token add constraint link_token_pkey PRIMARY KEY (token_hash);
alter table link_token add constraint link_token_purpose_check CHECK ((purpose = ANY (ARRAY['INVITATION'::text, 'PASSWORD'::text])));
alter table link_token add constraint link_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id);
alter table location add constraint location_pkey PRIMARY KEY (organization_id, id);
alter table location add constraint location_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table location add constraint location_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table location add constraint location_discount_limit_bp_check CHECK (((discount_limit_bp >= 0) AND (discount_limit_bp <= 10000)));
alter table location add constraint location_name_check CHECK ((name <> ''::text));
alter table location add constraint location_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table mail_outbox add constraint mail_outbox_pkey PRIMARY KEY (id);
alter table mail_outbox add constraint mail_outbox_kind_check CHECK ((kind = ANY (ARRAY['INVITATION'::text, 'PASSWORD'::text])));
alter table mail_outbox add constraint mail_outbox_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization_directory(organization_id);
alter table mail_outbox add constraint mail_outbox_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id);
alter table member add constraint member_pkey PRIMARY KEY (organization_id, id);
alter table member add constraint member_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table member add constraint member_organization_id_home_location_id_fkey FOREIGN KEY (organization_id, home_location_id) REFERENCES location(organization_id, id);
alter table member_note add constraint member_note_pkey PRIMARY KEY (organization_id, id);
alter table member_note add constraint member_note_body_check CHECK (((body <> ''::text) AND (length(body) <= 10000)));
alter table member_note add constraint member_note_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table member_version add constraint member_version_pkey PRIMARY KEY (organization_id, member_id, version);
alter table member_version add constraint member_version_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table membership_spell add constraint membership_spell_pkey PRIMARY KEY (organization_id, id);
alter table membership_spell add constraint membership_spell_check CHECK (((left_on IS NULL) OR (left_on >= joined_on)));
alter table membership_spell add constraint membership_spell_entry_check CHECK ((entry = ANY (ARRAY['JOINED'::text, 'REJOINED'::text, 'TRANSFERRED'::text])));
alter table membership_spell add constraint membership_spell_kind_check CHECK ((kind = ANY (ARRAY['STANDARD'::text, 'STAFF'::text, 'COMPLIMENTARY'::text])));
alter table membership_spell add constraint membership_spell_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'INACTIVE'::text, 'FROZEN'::text, 'ENDED'::text])));
alter table membership_spell add constraint membership_spell_organization_id_location_id_fkey FOREIGN KEY (organization_id, location_id) REFERENCES location(organization_id, id);
alter table membership_spell add constraint membership_spell_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table migration add constraint migration_pkey PRIMARY KEY (id);
alter table next_step add constraint next_step_pkey PRIMARY KEY (organization_id, id);
alter table next_step add constraint next_step_kind_check CHECK ((kind = ANY (ARRAY['NEXT_STEP'::text, 'FOLLOW_UP'::text])));
alter table next_step add constraint next_step_one_end CHECK (((done_at IS NULL) OR (dropped_at IS NULL)));
alter table next_step add constraint next_step_what_check CHECK (((what <> ''::text) AND (length(what) <= 500)));
alter table next_step add constraint next_step_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table next_step add constraint next_step_organization_id_owner_staff_id_fkey FOREIGN KEY (organization_id, owner_staff_id) REFERENCES staff(organization_id, id);
alter table offer add constraint offer_pkey PRIMARY KEY (organization_id, id);
alter table offer add constraint offer_once EXCLUDE USING gist (organization_id WITH =, fold_text(name) WITH =, currency WITH =, daterange(held_from, held_until, '[)'::text) WITH &&) WHERE ((voided_at IS NULL));
alter table offer add constraint offer_bonus_sessions_check CHECK ((bonus_sessions >= 0));
alter table offer add constraint offer_check CHECK (((held_until IS NULL) OR (held_until > held_from)));
alter table offer add constraint offer_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table offer add constraint offer_name_check CHECK ((name <> ''::text));
alter table offer add constraint offer_price_minor_check CHECK ((price_minor >= 0));
alter table offer add constraint offer_sessions_check CHECK ((sessions >= 1));
alter table offer add constraint offer_valid_days_check CHECK ((valid_days >= 1));
alter table offer add constraint offer_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table organization add constraint organization_pkey PRIMARY KEY (organization_id);
alter table organization add constraint organization_name_check CHECK ((name <> ''::text));
alter table organization_directory add constraint organization_directory_pkey PRIMARY KEY (organization_id);
alter table organization_directory add constraint organization_directory_name_key_key UNIQUE (name_key);
alter table package_freeze add constraint package_freeze_pkey PRIMARY KEY (organization_id, id);
alter table package_freeze add constraint package_freeze_once EXCLUDE USING gist (organization_id WITH =, package_id WITH =, daterange(frozen_from, frozen_until, '[)'::text) WITH &&) WHERE ((voided_at IS NULL));
alter table package_freeze add constraint package_freeze_check CHECK (((frozen_until IS NULL) OR (frozen_until > frozen_from)));
alter table package_freeze add constraint package_freeze_why_check CHECK ((length(why) <= 500));
alter table package_freeze add constraint package_freeze_organization_id_package_id_fkey FOREIGN KEY (organization_id, package_id) REFERENCES session_package(organization_id, id);
alter table package_state add constraint package_state_pkey PRIMARY KEY (organization_id, package_id);
alter table package_state add constraint package_state_balance_check CHECK ((balance >= 0));
alter table package_state add constraint package_state_deferred_minor_check CHECK ((deferred_minor >= 0));
alter table package_state add constraint package_state_state_check CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'USED_UP'::text, 'EXPIRED'::text, 'FROZEN'::text, 'CANCELLED'::text, 'REFUNDED'::text])));
alter table package_state add constraint package_state_used_check CHECK ((used >= 0));
alter table package_state add constraint package_state_organization_id_package_id_fkey FOREIGN KEY (organization_id, package_id) REFERENCES session_package(organization_id, id);
alter table pay_line add constraint pay_line_pkey PRIMARY KEY (organization_id, id);
alter table pay_line add constraint pay_line_basis_check CHECK ((basis = ANY (ARRAY['FLAT'::text, 'SHARE'::text, 'NONE'::text])));
alter table pay_line add constraint pay_line_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table pay_line add constraint pay_line_withheld_check CHECK ((withheld = ANY (ARRAY['NO_RATE'::text, 'OTHER_CURRENCY'::text, 'POLICY'::text])));
alter table pay_rate add constraint pay_rate_pkey PRIMARY KEY (organization_id, id);
alter table pay_rate add constraint pay_rate_once EXCLUDE USING gist (organization_id WITH =, staff_id WITH =, daterange(held_from, held_until, '[)'::text) WITH &&) WHERE ((voided_at IS NULL));
alter table pay_rate add constraint pay_rate_check CHECK (((held_until IS NULL) OR (held_until > held_from)));
alter table pay_rate add constraint pay_rate_commission_bp_check CHECK (((commission_bp >= 0) AND (commission_bp <= 10000)));
alter table pay_rate add constraint pay_rate_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table pay_rate add constraint pay_rate_pay_per_session_minor_check CHECK ((pay_per_session_minor >= 0));
alter table pay_rate add constraint pay_rate_organization_id_staff_id_fkey FOREIGN KEY (organization_id, staff_id) REFERENCES staff(organization_id, id);
alter table payment add constraint payment_pkey PRIMARY KEY (organization_id, id);
alter table payment add constraint payment_amount_minor_check CHECK ((amount_minor > 0));
alter table payment add constraint payment_organization_id_package_id_fkey FOREIGN KEY (organization_id, package_id) REFERENCES session_package(organization_id, id);
alter table payment_due add constraint payment_due_pkey PRIMARY KEY (organization_id, id);
alter table payment_due add constraint payment_due_amount_minor_check CHECK ((amount_minor >= 0));
alter table payment_due add constraint payment_due_organization_id_package_id_fkey FOREIGN KEY (organization_id, package_id) REFERENCES session_package(organization_id, id);
alter table rate_limit add constraint rate_limit_pkey PRIMARY KEY (kind, key_hash);
alter table role_grant add constraint role_grant_pkey PRIMARY KEY (organization_id, id);
alter table role_grant add constraint role_grant_once EXCLUDE USING gist (organization_id WITH =, staff_id WITH =, role WITH =, COALESCE(location_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(held_from, held_until, '[)'::text) WITH &&) WHERE ((voided_at IS NULL));
alter table role_grant add constraint role_grant_check CHECK (((held_until IS NULL) OR (held_until > held_from)));
alter table role_grant add constraint role_grant_role_check CHECK ((role = ANY (ARRAY['OWNER'::text, 'MANAGER'::text, 'TRAINER'::text, 'FRONT_DESK'::text, 'ACCOUNTANT'::text])));
alter table role_grant add constraint role_grant_organization_id_location_id_fkey FOREIGN KEY (organization_id, location_id) REFERENCES location(organization_id, id);
alter table role_grant add constraint role_grant_organization_id_staff_id_fkey FOREIGN KEY (organization_id, staff_id) REFERENCES staff(organization_id, id);
alter table sale_split add constraint sale_split_pkey PRIMARY KEY (organization_id, package_id, staff_id);
alter table sale_split add constraint sale_split_commission_bp_check CHECK (((commission_bp >= 0) AND (commission_bp <= 10000)));
alter table sale_split add constraint sale_split_part_bp_check CHECK (((part_bp >= 1) AND (part_bp <= 10000)));
alter table sale_split add constraint sale_split_organization_id_package_id_fkey FOREIGN KEY (organization_id, package_id) REFERENCES session_package(organization_id, id);
alter table sale_split add constraint sale_split_organization_id_staff_id_fkey FOREIGN KEY (organization_id, staff_id) REFERENCES staff(organization_id, id);
alter table saved_view add constraint saved_view_pkey PRIMARY KEY (organization_id, id);
alter table saved_view add constraint saved_view_name_check CHECK (((name <> ''::text) AND (length(name) <= 80)));
alter table saved_view add constraint saved_view_page_check CHECK ((page = 'MEMBERS'::text));
alter table saved_view add constraint saved_view_search_check CHECK ((length(search) <= 2000));
alter table saved_view add constraint saved_view_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table saved_view add constraint saved_view_organization_id_staff_id_fkey FOREIGN KEY (organization_id, staff_id) REFERENCES staff(organization_id, id);
alter table service_rate add constraint service_rate_pkey PRIMARY KEY (organization_id, id);
alter table service_rate add constraint service_rate_once EXCLUDE USING gist (organization_id WITH =, staff_id WITH =, fold_text(service) WITH =, daterange(held_from, held_until, '[)'::text) WITH &&) WHERE ((voided_at IS NULL));
alter table service_rate add constraint service_rate_check CHECK (((held_until IS NULL) OR (held_until > held_from)));
alter table service_rate add constraint service_rate_check1 CHECK (((flat_minor IS NULL) <> (share_bp IS NULL)));
alter table service_rate add constraint service_rate_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table service_rate add constraint service_rate_flat_minor_check CHECK ((flat_minor >= 0));
alter table service_rate add constraint service_rate_service_check CHECK ((service <> ''::text));
alter table service_rate add constraint service_rate_share_bp_check CHECK (((share_bp >= 0) AND (share_bp <= 10000)));
alter table service_rate add constraint service_rate_organization_id_staff_id_fkey FOREIGN KEY (organization_id, staff_id) REFERENCES staff(organization_id, id);
alter table session_day add constraint session_day_pkey PRIMARY KEY (organization_id, on_day, location_id, staff_id, currency);
alter table session_effect add constraint session_effect_pkey PRIMARY KEY (organization_id, session_id);
alter table session_effect add constraint session_effect_check CHECK (((entry_id IS NULL) = (drawn_version IS NULL)));
alter table session_effect add constraint session_effect_check1 CHECK ((NOT (unfunded AND (entry_id IS NOT NULL))));
alter table session_effect add constraint session_effect_check2 CHECK (((package_id IS NULL) OR (entry_id IS NOT NULL)));
alter table session_effect add constraint session_effect_organization_id_entry_id_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES ledger_entry(organization_id, id);
alter table session_effect add constraint session_effect_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES visit_fact(organization_id, id);
alter table session_package add constraint session_package_pkey PRIMARY KEY (organization_id, id);
alter table session_package add constraint session_package_bonus_sessions_check CHECK ((bonus_sessions >= 0));
alter table session_package add constraint session_package_check CHECK (((expires_on IS NULL) OR (expires_on >= sold_on)));
alter table session_package add constraint session_package_commission_bp_check CHECK (((commission_bp >= 0) AND (commission_bp <= 10000)));
alter table session_package add constraint session_package_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table session_package add constraint session_package_kind_check CHECK ((kind = ANY (ARRAY['INTRO'::text, 'NEW'::text, 'RENEWAL'::text, 'REACTIVATION'::text, 'UPGRADE'::text, 'ADD_ON'::text, 'REPLACEMENT'::text])));
alter table session_package add constraint session_package_list_price_minor_check CHECK ((list_price_minor >= 0));
alter table session_package add constraint session_package_price_minor_check CHECK ((price_minor >= 0));
alter table session_package add constraint session_package_refunded_minor_check CHECK ((refunded_minor >= 0));
alter table session_package add constraint session_package_refunded_sessions_check CHECK ((refunded_sessions >= 0));
alter table session_package add constraint session_package_sessions_check CHECK ((sessions >= 1));
alter table session_package add constraint session_package_tax_rate_bp_check CHECK (((tax_rate_bp >= 0) AND (tax_rate_bp <= 10000)));
alter table session_package add constraint session_package_organization_id_location_id_fkey FOREIGN KEY (organization_id, location_id) REFERENCES location(organization_id, id);
alter table session_package add constraint session_package_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table session_policy add constraint session_policy_pkey PRIMARY KEY (organization_id, id);
alter table session_policy add constraint session_policy_once EXCLUDE USING gist (organization_id WITH =, location_id WITH =, daterange(held_from, held_until, '[)'::text) WITH &&) WHERE ((voided_at IS NULL));
alter table session_policy add constraint session_policy_check CHECK (((held_until IS NULL) OR (held_until > held_from)));
alter table session_policy add constraint session_policy_late_hours_check CHECK (((late_hours >= 0) AND (late_hours <= 168)));
alter table session_policy add constraint session_policy_pays_complimentary_bp_check CHECK (((pays_complimentary_bp >= 0) AND (pays_complimentary_bp <= 10000)));
alter table session_policy add constraint session_policy_pays_late_cancel_bp_check CHECK (((pays_late_cancel_bp >= 0) AND (pays_late_cancel_bp <= 10000)));
alter table session_policy add constraint session_policy_pays_no_show_bp_check CHECK (((pays_no_show_bp >= 0) AND (pays_no_show_bp <= 10000)));
alter table session_policy add constraint session_policy_organization_id_location_id_fkey FOREIGN KEY (organization_id, location_id) REFERENCES location(organization_id, id);
alter table session_slot add constraint session_slot_pkey PRIMARY KEY (organization_id, session_id);
alter table session_slot add constraint session_slot_one_at_a_time EXCLUDE USING gist (organization_id WITH =, trainer_id WITH =, slot_range(starts_at, minutes) WITH &&) WHERE (guards);
alter table session_slot add constraint session_slot_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440)));
alter table session_slot add constraint session_slot_organization_id_session_id_fkey FOREIGN KEY (organization_id, session_id) REFERENCES visit_fact(organization_id, id);
alter table source add constraint source_pkey PRIMARY KEY (organization_id, id);
alter table source add constraint source_organization_id_name_key_key UNIQUE (organization_id, name_key);
alter table source add constraint source_name_check CHECK ((name <> ''::text));
alter table source add constraint source_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table source_profile add constraint source_profile_pkey PRIMARY KEY (organization_id, source_id, kind);
alter table source_profile add constraint source_profile_date_order_check CHECK ((date_order = ANY (ARRAY['MDY'::text, 'DMY'::text, 'YMD'::text])));
alter table source_profile add constraint source_profile_organization_id_source_id_fkey FOREIGN KEY (organization_id, source_id) REFERENCES source(organization_id, id);
alter table staff add constraint staff_pkey PRIMARY KEY (organization_id, id);
alter table staff add constraint staff_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table staff add constraint staff_organization_id_home_location_id_fkey FOREIGN KEY (organization_id, home_location_id) REFERENCES location(organization_id, id);
alter table staff_version add constraint staff_version_pkey PRIMARY KEY (organization_id, staff_id, version);
alter table staff_version add constraint staff_version_organization_id_staff_id_fkey FOREIGN KEY (organization_id, staff_id) REFERENCES staff(organization_id, id);
alter table stage_entry add constraint stage_entry_pkey PRIMARY KEY (organization_id, id);
alter table stage_entry add constraint stage_entry_stage_check CHECK ((stage = ANY (ARRAY['JOINED'::text, 'SET'::text, 'SHOWED'::text, 'CLOSED'::text])));
alter table stage_entry add constraint stage_entry_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table talk add constraint talk_pkey PRIMARY KEY (organization_id, id);
alter table talk add constraint talk_check CHECK (((said = 'NOT_NOW'::text) = (reason IS NOT NULL)));
alter table talk add constraint talk_note_check CHECK ((length(note) <= 2000));
alter table talk add constraint talk_reason_check CHECK ((reason = ANY (ARRAY['PRICE'::text, 'TIME'::text, 'PARTNER'::text, 'HEALTH'::text, 'ELSEWHERE'::text, 'NO_INTEREST'::text, 'OTHER'::text])));
alter table talk add constraint talk_said_check CHECK ((said = ANY (ARRAY['TALKING'::text, 'NOT_REACHED'::text, 'NOT_NOW'::text])));
alter table talk add constraint talk_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table talk add constraint talk_organization_id_step_id_fkey FOREIGN KEY (organization_id, step_id) REFERENCES next_step(organization_id, id);
alter table told_apart add constraint told_apart_pkey PRIMARY KEY (organization_id, id);
alter table told_apart add constraint told_apart_check CHECK ((one_member_id < other_member_id));
alter table told_apart add constraint told_apart_organization_id_one_member_id_fkey FOREIGN KEY (organization_id, one_member_id) REFERENCES member(organization_id, id);
alter table told_apart add constraint told_apart_organization_id_other_member_id_fkey FOREIGN KEY (organization_id, other_member_id) REFERENCES member(organization_id, id);
alter table user_account add constraint user_account_pkey PRIMARY KEY (id);
alter table user_account add constraint user_account_email_key_key UNIQUE (email_key);
alter table user_account add constraint user_account_email_check CHECK ((email <> ''::text));
alter table user_place add constraint user_place_pkey PRIMARY KEY (user_id, organization_id);
alter table user_place add constraint user_place_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization_directory(organization_id);
alter table user_place add constraint user_place_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id);
alter table visit add constraint visit_pkey PRIMARY KEY (id);
alter table visit add constraint visit_token_hash_key UNIQUE (token_hash);
alter table visit add constraint visit_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization_directory(organization_id);
alter table visit add constraint visit_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id);
alter table visit_fact add constraint visit_fact_pkey PRIMARY KEY (organization_id, id);
alter table visit_fact add constraint visit_fact_minutes_check CHECK (((minutes >= 1) AND (minutes <= 1440)));
alter table visit_fact add constraint visit_fact_outcome_known CHECK ((outcome = ANY (ARRAY['COMPLETED'::text, 'NO_SHOW'::text, 'LATE_CANCELLED'::text, 'CANCELLED'::text, 'CANCELLED_BY_CLUB'::text]))) NOT VALID;
alter table visit_fact add constraint visit_fact_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization(organization_id);
alter table visit_fact add constraint visit_fact_organization_id_member_id_fkey FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id);
alter table visit_fact add constraint visit_fact_organization_id_trainer_id_fkey FOREIGN KEY (organization_id, trainer_id) REFERENCES staff(organization_id, id);
alter table work_line_snooze add constraint work_line_snooze_pkey PRIMARY KEY (organization_id, id);
alter table work_line_snooze add constraint work_line_snooze_line_key_check CHECK (((length(line_key) >= 1) AND (length(line_key) <= 80)));
alter table work_line_snooze add constraint work_line_snooze_organization_id_staff_id_fkey FOREIGN KEY (organization_id, staff_id) REFERENCES staff(organization_id, id);

-- Indexes

CREATE INDEX activity_actor ON public.activity USING btree (organization_id, actor_staff_id, happened_at DESC, id DESC);
CREATE INDEX activity_location ON public.activity USING btree (organization_id, location_id, happened_at DESC, id DESC);
CREATE INDEX activity_member ON public.activity USING btree (organization_id, member_id, happened_at DESC, id DESC) WHERE (member_id IS NOT NULL);
CREATE INDEX activity_recent ON public.activity USING btree (organization_id, happened_at DESC, id DESC);
CREATE INDEX activity_subject ON public.activity USING btree (organization_id, subject_kind, subject_id, happened_at);
CREATE UNIQUE INDEX activity_undone_once ON public.activity USING btree (organization_id, undoes_id) WHERE (undoes_id IS NOT NULL);
CREATE INDEX activity_written ON public.activity USING btree (organization_id, written_by, id);
CREATE INDEX api_key_name ON public.api_key USING btree (organization_id, name, id);
CREATE INDEX consent_member ON public.consent USING btree (organization_id, member_id, given_on DESC) WHERE (voided_at IS NULL);
CREATE UNIQUE INDEX consent_standing ON public.consent USING btree (organization_id, member_id, channel) WHERE ((withdrawn_on IS NULL) AND (voided_at IS NULL));
CREATE UNIQUE INDEX consultation_last ON public.consultation USING btree (organization_id, chain_id) WHERE ((voided_at IS NULL) AND is_last);
CREATE INDEX consultation_location ON public.consultation USING btree (organization_id, location_id, slot_on) WHERE (voided_at IS NULL);
CREATE INDEX consultation_member ON public.consultation USING btree (organization_id, member_id, starts_at) WHERE (voided_at IS NULL);
CREATE UNIQUE INDEX consultation_place ON public.consultation USING btree (organization_id, chain_id, place_in_chain) WHERE (voided_at IS NULL);
CREATE INDEX consultation_set ON public.consultation USING btree (organization_id, set_on, home_location_id) INCLUDE (set_by_staff_id) WHERE ((voided_at IS NULL) AND (place_in_chain = 1));
CREATE INDEX consultation_slot ON public.consultation USING btree (organization_id, slot_on, location_id) INCLUDE (trainer_id, outcome, is_last) WHERE (voided_at IS NULL);
CREATE INDEX consultation_trainer ON public.consultation USING btree (organization_id, trainer_id, slot_on) WHERE (voided_at IS NULL);
CREATE INDEX consultation_unlogged ON public.consultation USING btree (organization_id, slot_on) WHERE ((voided_at IS NULL) AND (outcome IS NULL));
CREATE INDEX external_ref_run ON public.external_ref USING btree (organization_id, run_id);
CREATE INDEX external_ref_target ON public.external_ref USING btree (organization_id, kind, target_id);
CREATE INDEX fact_day_member ON public.fact_day USING btree (organization_id, member_id, fact, fact_id);
CREATE INDEX fact_version_fact ON public.fact_version USING btree (organization_id, fact, fact_id, batch);
CREATE INDEX fact_version_tail ON public.fact_version USING btree (organization_id, written_by) WHERE (batch IS NULL);
CREATE INDEX idempotency_key_age ON public.idempotency_key USING btree (organization_id, created_at);
CREATE INDEX import_change_target ON public.import_change USING btree (organization_id, run_id, target_id);
CREATE INDEX import_file_run ON public.import_file USING btree (organization_id, run_id);
CREATE INDEX import_job_asked ON public.import_job USING btree (asked_at);
CREATE INDEX import_row_moved ON public.import_row USING btree (organization_id, run_id, moved_to_ref) WHERE (moved_to_ref IS NOT NULL);
CREATE INDEX import_row_ref ON public.import_row USING btree (organization_id, run_id, kind, ref);
CREATE INDEX import_row_target ON public.import_row USING btree (organization_id, run_id, target_id);
CREATE INDEX import_row_verdict ON public.import_row USING btree (organization_id, run_id, verdict, place);
CREATE INDEX import_run_recent ON public.import_run USING btree (organization_id, started_at DESC, id DESC);
CREATE INDEX journey_first_show ON public.journey USING btree (organization_id, first_show_on, location_id) INCLUDE (days_to_sale, member_id) WHERE (voided_at IS NULL);
CREATE INDEX journey_member ON public.journey USING btree (organization_id, member_id);
CREATE UNIQUE INDEX journey_number ON public.journey USING btree (organization_id, member_id, number) WHERE (voided_at IS NULL);
CREATE INDEX journey_trainer_day ON public.journey_trainer USING btree (organization_id, first_show_on);
CREATE INDEX journey_trainer_show ON public.journey_trainer USING btree (organization_id, trainer_id, first_show_on);
CREATE UNIQUE INDEX ledger_entry_mirror ON public.ledger_entry USING btree (organization_id, reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE INDEX ledger_entry_subject ON public.ledger_entry USING btree (organization_id, subject_id, kind);
CREATE INDEX ledger_line_books ON public.ledger_line USING btree (organization_id, account, business_on, location_id) INCLUDE (unit, amount, staff_id);
CREATE INDEX ledger_line_holder ON public.ledger_line USING btree (organization_id, holder_id, account) INCLUDE (unit, amount, business_on, entry_id) WHERE (holder_id IS NOT NULL);
CREATE INDEX link_token_age ON public.link_token USING btree (expires_at);
CREATE INDEX link_token_user ON public.link_token USING btree (user_id) WHERE (used_at IS NULL);
CREATE UNIQUE INDEX location_name ON public.location USING btree (organization_id, name_key) WHERE (voided_at IS NULL);
CREATE INDEX mail_outbox_due ON public.mail_outbox USING btree (due_at) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX member_email ON public.member USING btree (organization_id, email_key) WHERE ((voided_at IS NULL) AND (email_key IS NOT NULL));
CREATE INDEX member_location_name ON public.member USING btree (organization_id, home_location_id, last_name COLLATE names, first_name COLLATE names, id) WHERE (voided_at IS NULL);
CREATE INDEX member_name ON public.member USING btree (organization_id, last_name COLLATE names, first_name COLLATE names, id) WHERE (voided_at IS NULL);
CREATE INDEX member_phone ON public.member USING btree (organization_id, phone_key) WHERE ((voided_at IS NULL) AND (phone_key IS NOT NULL));
CREATE INDEX member_search ON public.member USING gin (search_text gin_trgm_ops);
CREATE INDEX member_note_member ON public.member_note USING btree (organization_id, member_id, written_at DESC) WHERE (voided_at IS NULL);
CREATE INDEX membership_spell_joined ON public.membership_spell USING btree (organization_id, joined_on, location_id) WHERE (voided_at IS NULL);
CREATE INDEX membership_spell_location ON public.membership_spell USING btree (organization_id, location_id, joined_on) WHERE (voided_at IS NULL);
CREATE INDEX membership_spell_member ON public.membership_spell USING btree (organization_id, member_id, joined_on);
CREATE INDEX next_step_due ON public.next_step USING btree (organization_id, due_on, id) WHERE ((voided_at IS NULL) AND (done_at IS NULL));
CREATE INDEX next_step_member ON public.next_step USING btree (organization_id, member_id, due_on) WHERE (voided_at IS NULL);
CREATE INDEX next_step_owner ON public.next_step USING btree (organization_id, owner_staff_id, due_on) WHERE ((voided_at IS NULL) AND (done_at IS NULL));
CREATE INDEX package_state_expiry ON public.package_state USING btree (organization_id, expires_on) WHERE (state = 'ACTIVE'::text);
CREATE INDEX package_state_member ON public.package_state USING btree (organization_id, member_id);
CREATE INDEX pay_line_entry ON public.pay_line USING btree (organization_id, entry_id);
CREATE UNIQUE INDEX pay_line_mirror ON public.pay_line USING btree (organization_id, reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE INDEX pay_line_session ON public.pay_line USING btree (organization_id, session_id);
CREATE INDEX pay_line_staff ON public.pay_line USING btree (organization_id, staff_id, earned_on);
CREATE INDEX payment_package ON public.payment USING btree (organization_id, package_id) WHERE (voided_at IS NULL);
CREATE INDEX payment_due_package ON public.payment_due USING btree (organization_id, package_id) WHERE (voided_at IS NULL);
CREATE INDEX rate_limit_age ON public.rate_limit USING btree (window_started_at);
CREATE INDEX role_grant_staff ON public.role_grant USING btree (organization_id, staff_id) WHERE (voided_at IS NULL);
CREATE INDEX sale_split_staff ON public.sale_split USING btree (organization_id, staff_id, sold_on);
CREATE UNIQUE INDEX saved_view_name ON public.saved_view USING btree (organization_id, staff_id, page, name_key) WHERE ((removed_at IS NULL) AND (voided_at IS NULL));
CREATE INDEX session_effect_package ON public.session_effect USING btree (organization_id, package_id, held_on) WHERE (package_id IS NOT NULL);
CREATE INDEX session_effect_unfunded ON public.session_effect USING btree (organization_id, held_on, session_id) WHERE unfunded;
CREATE UNIQUE INDEX session_package_closes ON public.session_package USING btree (organization_id, consultation_id) WHERE ((consultation_id IS NOT NULL) AND (voided_at IS NULL));
CREATE INDEX session_package_list ON public.session_package USING btree (organization_id, sold_on DESC, id DESC) WHERE (voided_at IS NULL);
CREATE INDEX session_package_member ON public.session_package USING btree (organization_id, member_id, sold_on) WHERE (voided_at IS NULL);
CREATE INDEX session_package_offer ON public.session_package USING btree (organization_id, offer_id) WHERE ((offer_id IS NOT NULL) AND (voided_at IS NULL));
CREATE INDEX session_package_owner ON public.session_package USING btree (organization_id, owner_staff_id) INCLUDE (member_id) WHERE (voided_at IS NULL);
CREATE INDEX session_package_predecessor ON public.session_package USING btree (organization_id, predecessor_id) WHERE ((predecessor_id IS NOT NULL) AND (voided_at IS NULL));
CREATE INDEX session_package_sold ON public.session_package USING btree (organization_id, sold_on, location_id) INCLUDE (price_minor, kind) WHERE (voided_at IS NULL);
CREATE INDEX session_slot_trainer ON public.session_slot USING btree (organization_id, trainer_id, starts_at);
CREATE INDEX staff_email ON public.staff USING btree (organization_id, lower(btrim(email))) WHERE ((voided_at IS NULL) AND (email IS NOT NULL));
CREATE INDEX staff_name ON public.staff USING btree (organization_id, name_key) WHERE (voided_at IS NULL);
CREATE UNIQUE INDEX staff_user ON public.staff USING btree (organization_id, user_id) WHERE ((user_id IS NOT NULL) AND (voided_at IS NULL));
CREATE INDEX stage_entry_member ON public.stage_entry USING btree (organization_id, member_id, entered_on);
CREATE UNIQUE INDEX stage_entry_once ON public.stage_entry USING btree (organization_id, spell_id, stage) WHERE (voided_at IS NULL);
CREATE INDEX talk_step ON public.talk USING btree (organization_id, step_id, talked_at) WHERE (voided_at IS NULL);
CREATE UNIQUE INDEX told_apart_once ON public.told_apart USING btree (organization_id, one_member_id, other_member_id) WHERE (voided_at IS NULL);
CREATE INDEX told_apart_other ON public.told_apart USING btree (organization_id, other_member_id) WHERE (voided_at IS NULL);
CREATE INDEX visit_age ON public.visit USING btree (expires_at);
CREATE INDEX visit_user ON public.visit USING btree (user_id) WHERE (ended_at IS NULL);
CREATE INDEX visit_fact_held ON public.visit_fact USING btree (organization_id, held_on, location_id) WHERE (voided_at IS NULL);
CREATE INDEX visit_fact_member ON public.visit_fact USING btree (organization_id, member_id, held_on) WHERE (voided_at IS NULL);
CREATE INDEX work_line_snooze_staff ON public.work_line_snooze USING btree (organization_id, staff_id, snoozed_until) WHERE (voided_at IS NULL);

-- Row-level security

alter table activity enable row level security, force row level security;
alter table activity_seal enable row level security, force row level security;
alter table api_key enable row level security, force row level security;
alter table consent enable row level security, force row level security;
alter table consultation enable row level security, force row level security;
alter table consultation_chain enable row level security, force row level security;
alter table external_ref enable row level security, force row level security;
alter table fact_batch enable row level security, force row level security;
alter table fact_day enable row level security, force row level security;
alter table fact_version enable row level security, force row level security;
alter table idempotency_key enable row level security, force row level security;
alter table import_change enable row level security, force row level security;
alter table import_chunk enable row level security, force row level security;
alter table import_file enable row level security, force row level security;
alter table import_mend enable row level security, force row level security;
alter table import_row enable row level security, force row level security;
alter table import_run enable row level security, force row level security;
alter table journey enable row level security, force row level security;
alter table journey_trainer enable row level security, force row level security;
alter table ledger_entry enable row level security, force row level security;
alter table ledger_line enable row level security, force row level security;
alter table location enable row level security, force row level security;
alter table member enable row level security, force row level security;
alter table member_note enable row level security, force row level security;
alter table member_version enable row level security, force row level security;
alter table membership_spell enable row level security, force row level security;
alter table next_step enable row level security, force row level security;
alter table offer enable row level security, force row level security;
alter table organization enable row level security, force row level security;
alter table package_freeze enable row level security, force row level security;
alter table package_state enable row level security, force row level security;
alter table pay_line enable row level security, force row level security;
alter table pay_rate enable row level security, force row level security;
alter table payment enable row level security, force row level security;
alter table payment_due enable row level security, force row level security;
alter table role_grant enable row level security, force row level security;
alter table sale_split enable row level security, force row level security;
alter table saved_view enable row level security, force row level security;
alter table service_rate enable row level security, force row level security;
alter table session_day enable row level security, force row level security;
alter table session_effect enable row level security, force row level security;
alter table session_package enable row level security, force row level security;
alter table session_policy enable row level security, force row level security;
alter table session_slot enable row level security, force row level security;
alter table source enable row level security, force row level security;
alter table source_profile enable row level security, force row level security;
alter table staff enable row level security, force row level security;
alter table staff_version enable row level security, force row level security;
alter table stage_entry enable row level security, force row level security;
alter table talk enable row level security, force row level security;
alter table told_apart enable row level security, force row level security;
alter table visit_fact enable row level security, force row level security;
alter table work_line_snooze enable row level security, force row level security;

-- Policies

create policy of_the_organization on activity using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on activity_seal using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on api_key using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on consent using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on consultation using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on consultation_chain using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on external_ref using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on fact_batch using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on fact_day using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on fact_version using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on idempotency_key using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on import_change using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on import_chunk using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on import_file using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on import_mend using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on import_row using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on import_run using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on journey using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on journey_trainer using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on ledger_entry using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on ledger_line using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on location using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on member using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on member_note using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on member_version using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on membership_spell using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on next_step using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on offer using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on organization using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on package_freeze using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on package_state using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on pay_line using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on pay_rate using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on payment using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on payment_due using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on role_grant using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on sale_split using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on saved_view using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on service_rate using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on session_day using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on session_effect using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on session_package using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on session_policy using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on session_slot using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on source using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on source_profile using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on staff using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on staff_version using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on stage_entry using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on talk using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on told_apart using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on visit_fact using ((organization_id = current_organization())) with check ((organization_id = current_organization()));
create policy of_the_organization on work_line_snooze using ((organization_id = current_organization())) with check ((organization_id = current_organization()));

-- Functions

CREATE OR REPLACE FUNCTION public.add_to_session_days(the_entries uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into session_day as d (organization_id, on_day, location_id, staff_id, currency, completed, no_shows, late_cancels,
    recognised_minor, pay_minor)
  select s.organization_id, s.business_on, s.location_id, s.staff_id, c.currency,
    coalesce(sum(s.amount) filter (where e.kind = 'COMPLETED'), 0), coalesce(sum(s.amount) filter (where e.kind = 'NO_SHOW'), 0),
    coalesce(sum(s.amount) filter (where e.kind = 'LATE_CANCELLED'), 0), coalesce(sum(m.recognised), 0), coalesce(sum(m.pay), 0)
  from ledger_entry e
  join ledger_line s on s.organization_id = e.organization_id and s.entry_id = e.id and s.account = 'CREDITS_SPENT'
  join location c on c.organization_id = s.organization_id and c.id = s.location_id
  cross join lateral (
    select -sum(l.amount) filter (where l.account = 'RECOGNISED') as recognised, sum(l.amount) filter (where l.account = 'PAY_EXPENSE') as pay
    from ledger_line l where l.organization_id = s.organization_id and l.entry_id = s.entry_id) m
  where e.organization_id = current_organization() and e.id = any (the_entries)
  group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5
  on conflict (organization_id, on_day, location_id, staff_id, currency) do update set completed = d.completed + excluded.completed,
    no_shows = d.no_shows + excluded.no_shows, late_cancels = d.late_cancels + excluded.late_cancels,
    recognised_minor = d.recognised_minor + excluded.recognised_minor, pay_minor = d.pay_minor + excluded.pay_minor
  $function$;
CREATE OR REPLACE FUNCTION public.analyze_books()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin analyze ledger_entry, ledger_line, package_state, pay_line, session_effect; end $function$;
CREATE OR REPLACE FUNCTION public.analyze_facts()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin analyze member, membership_spell, consultation, session_package, sale_split, visit_fact, journey, journey_trainer,
    stage_entry, external_ref, ledger_entry, ledger_line, package_state, session_effect; end $function$;
CREATE OR REPLACE FUNCTION public.analyze_members()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin analyze member, membership_spell; end $function$;
CREATE OR REPLACE FUNCTION public.analyze_staging()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin analyze import_row; end $function$;
CREATE OR REPLACE FUNCTION public.attempt_count(the_kind text, the_key bytea, the_moment timestamp with time zone, the_window interval, the_limit integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    counted rate_limit;
  begin
    insert into rate_limit as r (kind, key_hash, window_started_at, attempts) values (the_kind, the_key, the_moment, 1)
      on conflict (kind, key_hash) do update set
        window_started_at = case when r.window_started_at <= the_moment - the_window then the_moment else r.window_started_at end,
        attempts = case when r.window_started_at <= the_moment - the_window then 1 else least(r.attempts, 1000000) + 1 end
      returning r.* into counted;
    if counted.attempts <= the_limit then
      return 0;
    end if;
    return greatest(1, ceil(extract(epoch from counted.window_started_at + the_window - the_moment)))::integer;
  end $function$;
CREATE OR REPLACE FUNCTION public.attempts_forget(the_kind text, the_key bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ delete from rate_limit r where r.kind = the_kind and r.key_hash = the_key $function$;
CREATE OR REPLACE FUNCTION public.consultation_held(the_organization uuid)
 RETURNS TABLE(id uuid, showed_on date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select c.id, c.slot_on from consultation c
    where c.organization_id = the_organization and c.outcome = 'SHOWED' and c.voided_at is null
  $function$;
CREATE OR REPLACE FUNCTION public.current_organization()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.organization_id', true), '')::uuid $function$;
CREATE OR REPLACE FUNCTION public.days_of_fact(fact text, content jsonb)
 RETURNS TABLE(clock text, day date)
 LANGUAGE sql
 STABLE
AS $function$
    select d.clock, d.day::date from (values
      ('membership_spell', 'JOINED', content ->> 'joined_on'),
      ('consultation', 'SET', case when content ->> 'place_in_chain' = '1' then content ->> 'set_on' end),
      ('consultation', 'SLOT', content ->> 'slot_on'),
      ('sale', 'SOLD', content ->> 'sold_on'),
      ('journey', 'FIRST_SHOW', content ->> 'first_show_on')) d(fact, clock, day)
    where d.fact = days_of_fact.fact and d.day is not null
  $function$;
CREATE OR REPLACE FUNCTION public.directory_add(the_id uuid, the_name text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  begin
    insert into organization_directory (organization_id, name, name_key) values (the_id, the_name, fold_text(the_name))
      on conflict (name_key) do nothing;
    return found;
  end $function$;
CREATE OR REPLACE FUNCTION public.directory_find(the_name text)
 RETURNS TABLE(organization_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select d.organization_id, d.name from organization_directory d where d.name_key = fold_text(the_name) $function$;
CREATE OR REPLACE FUNCTION public.directory_list()
 RETURNS TABLE(organization_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select d.organization_id, d.name from organization_directory d order by d.created_at, d.organization_id $function$;
CREATE OR REPLACE FUNCTION public.entry_is_balanced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare
    units integer;
    worst numeric;
  begin
    select count(*), coalesce(max(abs(u.total)), 0) into units, worst
    from (select sum(l.amount) as total from ledger_line l
      where l.organization_id = new.organization_id and l.entry_id = new.id group by l.unit) u;
    if units = 0 or worst <> 0 then
      raise exception 'ledger entry % does not balance', new.id using errcode = 'check_violation', constraint = 'ledger_entry_balanced';
    end if;
    return null;
  end $function$;
CREATE OR REPLACE FUNCTION public.expected_journeys(the_members uuid[])
 RETURNS TABLE(member_id uuid, number integer, first_consultation_id uuid, first_show_on date, first_show_at timestamp with time zone, location_id uuid, trainer_id uuid, sale_id uuid, sale_on date, days_to_sale integer, closer_id uuid, trainer_shows jsonb)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive
  opened as (
    select m.id as member_id, 1 as number, s.id as show_id, s.slot_on, s.starts_at, s.location_id, s.trainer_id
    from unnest(the_members) as m(id)
    cross join lateral (
      select c.id, c.slot_on, c.starts_at, c.location_id, c.trainer_id from consultation c
      where c.organization_id = current_organization() and c.member_id = m.id and c.voided_at is null and c.outcome = 'SHOWED'
      order by c.starts_at, c.id limit 1) s
    union all
    select o.member_id, o.number + 1, s.id, s.slot_on, s.starts_at, s.location_id, s.trainer_id
    from opened o
    cross join lateral (
      select c.id, c.slot_on, c.starts_at, c.location_id, c.trainer_id from consultation c
      where c.organization_id = current_organization() and c.member_id = o.member_id and c.voided_at is null and c.outcome = 'SHOWED'
        and c.slot_on >= o.slot_on + 90
        and not exists (
          select 1 from visit_fact v
          where v.organization_id = current_organization() and v.member_id = o.member_id and v.voided_at is null
            and v.outcome = 'COMPLETED' and v.held_on > c.slot_on - 90 and v.starts_at < c.starts_at)
      order by c.starts_at, c.id limit 1) s
  ),
  bounded as (
    select o.*, lead(o.starts_at) over (partition by o.member_id order by o.number) as next_at from opened o
  ),
  sold as (
    select b.*, p.id as sale_id, p.sold_on as sale_on
    from bounded b
    left join lateral (
      select p.id, p.sold_on from session_package p
      where p.organization_id = current_organization() and p.member_id = b.member_id and p.voided_at is null
        and p.kind in ('NEW', 'REACTIVATION') and p.price_minor > 0 and not p.rescinded
        and p.sold_on between b.slot_on and b.slot_on + 90
      order by p.sold_on, p.sold_at, p.id limit 1) p on true
  ),
  closed as (
    select s.*, k.trainer_id as closer_id
    from sold s
    left join lateral (
      select c.trainer_id from consultation c
      where c.organization_id = current_organization() and c.member_id = s.member_id and c.voided_at is null and c.outcome = 'SHOWED'
        and s.sale_id is not null and c.slot_on <= s.sale_on
      order by c.starts_at desc, c.id desc limit 1) k on true
  )
  select c.member_id, c.number, c.show_id, c.slot_on, c.starts_at, c.location_id, c.trainer_id, c.sale_id, c.sale_on,
    c.sale_on - c.slot_on, c.closer_id, coalesce(t.shows, '[]')
  from closed c
  left join lateral (
    select jsonb_agg(jsonb_build_object('trainerId', x.trainer_id, 'firstShowOn', x.first_show_on,
        'closed', c.sale_on - c.slot_on <= 30 and c.closer_id = x.trainer_id) order by x.first_show_on, x.trainer_id) as shows
    from (
      select v.trainer_id, min(v.slot_on) as first_show_on from consultation v
      where v.organization_id = current_organization() and v.member_id = c.member_id and v.voided_at is null and v.outcome = 'SHOWED'
        and v.starts_at >= c.starts_at and (c.next_at is null or v.starts_at < c.next_at)
      group by v.trainer_id) x) t on true
  $function$;
CREATE OR REPLACE FUNCTION public.expected_package_state(the_packages uuid[], the_day date)
 RETURNS TABLE(package_id uuid, member_id uuid, balance bigint, used bigint, deferred_minor numeric, last_used_on date, state text, ended_on date, expires_on date)
 LANGUAGE sql
 STABLE
AS $function$
  select p.id, p.member_id, s.balance, s.used, s.deferred_minor, s.last_used_on,
    case when s.balance > 0 then case when z.frozen then 'FROZEN' else 'ACTIVE' end
      else coalesce(last.state, 'CANCELLED') end,
    case when s.balance = 0 then last.ended_on end, p.expires_on
  from session_package p
  join lateral (
    select coalesce(sum(l.amount) filter (where l.account = 'CREDITS_HELD'), 0)::bigint as balance,
      coalesce(sum(l.amount) filter (where l.account = 'CREDITS_SPENT'), 0)::bigint as used,
      coalesce(-sum(l.amount) filter (where l.account = 'DEFERRED'), 0) as deferred_minor,
      (select max(k.business_on) from (
        select o.business_on, sum(o.amount) over (partition by coalesce(e.reverses_id, e.id)) as net
        from ledger_line o join ledger_entry e on e.organization_id = o.organization_id and e.id = o.entry_id
        where o.organization_id = p.organization_id and o.holder_id = p.id and o.account = 'CREDITS_SPENT'
          and (the_day is null or o.business_on < the_day)) k where k.net > 0) as last_used_on
    from ledger_line l
    where l.organization_id = p.organization_id and l.holder_id = p.id and (the_day is null or l.business_on < the_day)
    having count(*) > 0) s on true
  left join lateral (
    select true as frozen from package_freeze f
    where f.organization_id = p.organization_id and f.package_id = p.id and f.voided_at is null
      and case when the_day is null then f.frozen_until is null
        else f.frozen_from < the_day and (f.frozen_until is null or f.frozen_until >= the_day) end
    limit 1) z on true
  left join lateral (
    select case e.kind when 'LAPSE' then 'EXPIRED' when 'REFUND' then 'REFUNDED' when 'MOVE' then 'CANCELLED' else 'USED_UP' end as state,
      case e.kind when 'LAPSE' then p.expires_on else e.business_on end as ended_on
    from ledger_line l join ledger_entry e on e.organization_id = l.organization_id and e.id = l.entry_id
    where s.balance = 0 and l.organization_id = p.organization_id and l.holder_id = p.id and l.account = 'CREDITS_HELD' and l.amount < 0
      and e.reverses_id is null and (the_day is null or e.business_on < the_day)
      and not exists (select from ledger_entry m where m.organization_id = e.organization_id and m.reverses_id = e.id
        and (the_day is null or m.business_on < the_day))
    order by e.business_on desc, e.kind in ('LAPSE', 'REFUND', 'MOVE') desc, e.posted_at desc limit 1) last on true
  where p.organization_id = current_organization() and p.id = any (the_packages)
  $function$;
CREATE OR REPLACE FUNCTION public.expected_session_days(the_from date, the_to date)
 RETURNS TABLE(on_day date, location_id uuid, staff_id uuid, currency text, completed bigint, no_shows bigint, late_cancels bigint, recognised_minor numeric, pay_minor numeric)
 LANGUAGE sql
 STABLE
AS $function$
  select s.business_on, s.location_id, s.staff_id, c.currency,
    coalesce(sum(s.amount) filter (where e.kind = 'COMPLETED'), 0)::bigint,
    coalesce(sum(s.amount) filter (where e.kind = 'NO_SHOW'), 0)::bigint,
    coalesce(sum(s.amount) filter (where e.kind = 'LATE_CANCELLED'), 0)::bigint,
    coalesce(sum(m.recognised), 0), coalesce(sum(m.pay), 0)
  from ledger_line s
  join ledger_entry e on e.organization_id = s.organization_id and e.id = s.entry_id
  join location c on c.organization_id = s.organization_id and c.id = s.location_id
  cross join lateral (
    select -sum(l.amount) filter (where l.account = 'RECOGNISED') as recognised, sum(l.amount) filter (where l.account = 'PAY_EXPENSE') as pay
    from ledger_line l where l.organization_id = s.organization_id and l.entry_id = s.entry_id) m
  where s.organization_id = current_organization() and s.account = 'CREDITS_SPENT' and s.business_on between the_from and the_to
  group by 1, 2, 3, 4
  $function$;
CREATE OR REPLACE FUNCTION public.expected_stages(the_members uuid[])
 RETURNS TABLE(member_id uuid, spell_id uuid, stage text, entered_on date, entered_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
  with spells as (
    select s.id, s.member_id, s.joined_on, s.time_zone,
      lead(s.joined_on) over (partition by s.member_id order by s.joined_on, s.id) as next_joined_on
    from membership_spell s
    where s.organization_id = current_organization() and s.member_id = any (the_members) and s.voided_at is null
  ),
  chances as (
    select s.id as spell_id, s.member_id, c.place_in_chain, c.set_on, c.booked_at, c.slot_on, c.starts_at, c.outcome, c.walk_in
    from spells s
    join consultation c on c.organization_id = current_organization() and c.member_id = s.member_id and c.voided_at is null
      and c.set_on >= s.joined_on and (s.next_joined_on is null or c.set_on < s.next_joined_on)
  )
  select s.member_id, s.id, 'JOINED', s.joined_on, (s.joined_on + time '12:00') at time zone s.time_zone from spells s
  union all
  (select distinct on (c.spell_id) c.member_id, c.spell_id, 'SET', c.set_on, c.booked_at from chances c
   where c.place_in_chain = 1 and not c.walk_in order by c.spell_id, c.booked_at)
  union all
  (select distinct on (c.spell_id) c.member_id, c.spell_id, 'SHOWED', c.slot_on, c.starts_at from chances c
   where c.outcome = 'SHOWED' order by c.spell_id, c.starts_at)
  union all
  (select distinct on (s.id) s.member_id, s.id, 'CLOSED', p.sold_on, p.sold_at
   from spells s
   join session_package p on p.organization_id = current_organization() and p.member_id = s.member_id and p.voided_at is null
     and p.kind in ('NEW', 'REACTIVATION') and p.price_minor > 0 and not p.rescinded
     and p.sold_on >= s.joined_on and (s.next_joined_on is null or p.sold_on < s.next_joined_on)
   order by s.id, p.sold_on, p.sold_at)
  $function$;
CREATE OR REPLACE FUNCTION public.facts_of_location(the_organization uuid, the_location uuid)
 RETURNS TABLE(what text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select 'somebody''s role' where exists (select from role_grant g
      where g.organization_id = the_organization and g.location_id = the_location and g.voided_at is null)
    union all
    select 'a person who belongs there' where exists (select from staff s
      where s.organization_id = the_organization and s.home_location_id = the_location and s.voided_at is null)
    union all
    select 'a member' where exists (select from member m
      where m.organization_id = the_organization and m.home_location_id = the_location and m.voided_at is null)
    union all
    select 'a membership' where exists (select from membership_spell p
      where p.organization_id = the_organization and p.location_id = the_location and p.voided_at is null)
    union all
    select 'a consultation' where exists (select from consultation c
      where c.organization_id = the_organization and c.location_id = the_location and c.voided_at is null)
    union all
    select 'a package' where exists (select from session_package p
      where p.organization_id = the_organization and p.location_id = the_location and p.voided_at is null)
    union all
    select 'a visit' where exists (select from visit_fact f
      where f.organization_id = the_organization and f.location_id = the_location and f.voided_at is null)
    union all
    select 'a next step' where exists (select from next_step t
      where t.organization_id = the_organization and t.location_id = the_location and t.voided_at is null)
    union all
    select 'an import that is running' where exists (select from import_run r
      where r.organization_id = the_organization and r.state not in ('COMMITTED', 'UNDONE', 'REFUSED', 'ABANDONED') and not r.dry_run
        and r.heartbeat_at > clock_timestamp() - interval '5 minutes')
  $function$;
CREATE OR REPLACE FUNCTION public.facts_of_member(the_organization uuid, the_member uuid)
 RETURNS TABLE(what text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select 'a consultation' where exists (select from consultation c
      where c.organization_id = the_organization and c.member_id = the_member and c.voided_at is null)
    union all
    select 'a package' where exists (select from session_package p
      where p.organization_id = the_organization and p.member_id = the_member and p.voided_at is null)
    union all
    select 'a visit' where exists (select from visit_fact f
      where f.organization_id = the_organization and f.member_id = the_member and f.voided_at is null)
  $function$;
CREATE OR REPLACE FUNCTION public.facts_of_staff(the_organization uuid, the_staff uuid)
 RETURNS TABLE(what text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select 'a consultation' where exists (select from consultation c
      where c.organization_id = the_organization and c.voided_at is null
        and the_staff in (c.trainer_id, c.set_by_staff_id, c.booked_by_staff_id))
    union all
    select 'a package' where exists (select from session_package p
      left join sale_split x on x.organization_id = p.organization_id and x.package_id = p.id and x.staff_id = the_staff
      where p.organization_id = the_organization and p.voided_at is null and (p.owner_staff_id = the_staff or x.staff_id is not null))
    union all
    select 'a visit' where exists (select from visit_fact f
      where f.organization_id = the_organization and f.trainer_id = the_staff and f.voided_at is null)
    union all
    select 'a next step' where exists (select from next_step t
      where t.organization_id = the_organization and t.owner_staff_id = the_staff and t.voided_at is null)
    union all
    select 'a pay rate' where exists (select from pay_rate r
      where r.organization_id = the_organization and r.staff_id = the_staff and r.voided_at is null)
  $function$;
CREATE OR REPLACE FUNCTION public.facts_of_trainer(the_organization uuid, the_staff uuid)
 RETURNS TABLE(what text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select 'a consultation held by them' where exists (select from consultation c
      where c.organization_id = the_organization and c.trainer_id = the_staff and c.voided_at is null)
    union all
    select 'a visit held by them' where exists (select from visit_fact f
      where f.organization_id = the_organization and f.trainer_id = the_staff and f.voided_at is null)
  $function$;
CREATE OR REPLACE FUNCTION public.fold_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select btrim(regexp_replace(lower(public.unaccent('public.unaccent', value)), '\s+', ' ', 'g')) $function$;
CREATE OR REPLACE FUNCTION public.import_job_add(the_organization uuid, the_run uuid, the_work text, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    insert into import_job (organization_id, run_id, what, asked_at) values (the_organization, the_run, the_work, the_moment)
    on conflict (organization_id, run_id) do update set what = excluded.what, attempts = 0, asked_at = excluded.asked_at $function$;
CREATE OR REPLACE FUNCTION public.import_job_begin(the_organization uuid, the_run uuid)
 RETURNS TABLE(what text, attempts integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    update import_job j set attempts = j.attempts + 1 where j.organization_id = the_organization and j.run_id = the_run
    returning j.what, j.attempts $function$;
CREATE OR REPLACE FUNCTION public.import_job_done(the_organization uuid, the_run uuid, the_work text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    delete from import_job j
    where j.organization_id = the_organization and j.run_id = the_run and j.what = the_work $function$;
CREATE OR REPLACE FUNCTION public.import_job_list(the_number integer)
 RETURNS TABLE(organization_id uuid, run_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select j.organization_id, j.run_id from import_job j order by j.asked_at, j.run_id limit the_number $function$;
CREATE OR REPLACE FUNCTION public.keep_fact_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  declare
    kept jsonb := to_jsonb(new);
  begin
    insert into fact_version (organization_id, id, fact, fact_id, content, voided)
    values (new.organization_id, gen_random_uuid(), tg_argv[0], new.id, kept, new.voided_at is not null);
    insert into fact_day (organization_id, clock, day, fact_id, member_id, fact)
    select new.organization_id, d.clock, d.day, new.id, new.member_id, tg_argv[0] from days_of_fact(tg_argv[0], kept) d
    on conflict do nothing;
    return null;
  end $function$;
CREATE OR REPLACE FUNCTION public.lines_come_whole()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if exists (select from added a group by a.organization_id, a.entry_id, a.unit having sum(a.amount) <> 0) then
      raise exception 'ledger lines do not sum to zero' using errcode = 'check_violation', constraint = 'ledger_line_whole';
    end if;
    if exists (select from added a where not exists (select from ledger_entry e
        where e.organization_id = a.organization_id and e.id = a.entry_id and e.business_on = a.business_on)) then
      raise exception 'a ledger line has no entry of its day' using errcode = 'foreign_key_violation', constraint = 'ledger_line_entry';
    end if;
    return null;
  end $function$;
CREATE OR REPLACE FUNCTION public.link_add(the_hash bytea, the_user uuid, the_purpose text, the_end timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ insert into link_token (token_hash, user_id, purpose, expires_at) values (the_hash, the_user, the_purpose, the_end) $function$;
CREATE OR REPLACE FUNCTION public.link_of(the_hash bytea, the_moment timestamp with time zone)
 RETURNS TABLE(user_id uuid, email text, purpose text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select u.id, u.email, l.purpose from link_token l join user_account u on u.id = l.user_id
    where l.token_hash = the_hash and l.used_at is null and l.expires_at > the_moment $function$;
CREATE OR REPLACE FUNCTION public.link_use(the_hash bytea, the_password_hash text, the_moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    the_user uuid;
  begin
    update link_token l set used_at = the_moment
      where l.token_hash = the_hash and l.used_at is null and l.expires_at > the_moment returning l.user_id into the_user;
    if the_user is null then
      return false;
    end if;
    update user_account u set password_hash = the_password_hash, password_set_at = the_moment where u.id = the_user;
    update visit v set ended_at = the_moment where v.user_id = the_user and v.ended_at is null;
    update link_token l set used_at = the_moment where l.user_id = the_user and l.used_at is null;
    return true;
  end $function$;
CREATE OR REPLACE FUNCTION public.mail_add(the_id uuid, the_kind text, the_user uuid, the_organization uuid, the_inviter uuid, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    insert into mail_outbox (id, kind, user_id, organization_id, inviter_staff_id, due_at)
    values (the_id, the_kind, the_user, the_organization, the_inviter, the_moment) $function$;
CREATE OR REPLACE FUNCTION public.mail_add_password_link(the_id uuid, the_email text, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    insert into mail_outbox (id, kind, user_id, due_at)
    select the_id, 'PASSWORD', u.id, the_moment from user_account u
    where u.email_key = lower(btrim(the_email)) and exists (select from user_place p where p.user_id = u.id) $function$;
CREATE OR REPLACE FUNCTION public.mail_put_off(the_id uuid, the_due timestamp with time zone, the_end timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update mail_outbox o set due_at = the_due, given_up_at = the_end where o.id = the_id $function$;
CREATE OR REPLACE FUNCTION public.mail_sent(the_id uuid, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update mail_outbox o set sent_at = the_moment where o.id = the_id $function$;
CREATE OR REPLACE FUNCTION public.mail_take(the_moment timestamp with time zone, the_lease interval, the_number integer)
 RETURNS TABLE(id uuid, kind text, user_id uuid, email text, organization_id uuid, organization_name text, inviter_staff_id uuid, attempts integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    with due as (
      select o.id from mail_outbox o
      where o.sent_at is null and o.given_up_at is null and o.due_at <= the_moment
      order by o.due_at, o.id limit the_number for update skip locked
    ), taken as (
      update mail_outbox o set due_at = the_moment + the_lease, attempts = o.attempts + 1
      from due where o.id = due.id
      returning o.*
    )
    select t.id, t.kind, t.user_id, u.email, t.organization_id, d.name, t.inviter_staff_id, t.attempts
    from taken t join user_account u on u.id = t.user_id
    left join organization_directory d on d.organization_id = t.organization_id
    order by t.id $function$;
CREATE OR REPLACE FUNCTION public.migrations_seen()
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select m.name::text from migration m $function$;
CREATE OR REPLACE FUNCTION public.open_steps(the_organization uuid)
 RETURNS TABLE(member_id uuid, location_id uuid, owner_staff_id uuid, due_on date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select t.member_id, t.location_id, t.owner_staff_id, t.due_on from next_step t
    where t.organization_id = the_organization and t.voided_at is null and t.done_at is null and t.dropped_at is null
  $function$;
CREATE OR REPLACE FUNCTION public.own_clients(the_organization uuid, the_staff uuid)
 RETURNS TABLE(member_id uuid)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select c.member_id from consultation c
      where c.organization_id = the_organization and c.trainer_id = the_staff and c.voided_at is null
    union
    select p.member_id from session_package p
      where p.organization_id = the_organization and p.owner_staff_id = the_staff and p.voided_at is null
  $function$;
CREATE OR REPLACE FUNCTION public.place_add(the_user uuid, the_organization uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ insert into user_place (user_id, organization_id) values (the_user, the_organization) on conflict do nothing $function$;
CREATE OR REPLACE FUNCTION public.place_list(the_user uuid)
 RETURNS TABLE(organization_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select p.organization_id, d.name from user_place p join organization_directory d on d.organization_id = p.organization_id
    where p.user_id = the_user order by p.created_at, p.organization_id $function$;
CREATE OR REPLACE FUNCTION public.place_remove(the_user uuid, the_organization uuid, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  begin
    delete from user_place p where p.user_id = the_user and p.organization_id = the_organization;
    update visit v set ended_at = the_moment
      where v.user_id = the_user and v.organization_id = the_organization and v.ended_at is null;
  end $function$;
CREATE OR REPLACE FUNCTION public.refresh_journeys(the_members uuid[])
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
  declare
    changed uuid[];
  begin
    -- Two commands on one member must not both conclude from what neither has committed.
    perform 1 from member m where m.organization_id = current_organization() and m.id = any (the_members) order by m.id for no key update;

    with expected as materialized (select * from expected_journeys(the_members)),
    gone as (
      update journey j set voided_at = now()
      where j.organization_id = current_organization() and j.member_id = any (the_members) and j.voided_at is null
        and not exists (select 1 from expected e where e.member_id = j.member_id and e.number = j.number)
      returning j.id),
    moved as (
      update journey j set first_consultation_id = e.first_consultation_id, first_show_on = e.first_show_on,
        first_show_at = e.first_show_at, location_id = e.location_id, trainer_id = e.trainer_id, sale_id = e.sale_id,
        sale_on = e.sale_on, days_to_sale = e.days_to_sale, closer_id = e.closer_id, trainer_shows = e.trainer_shows
      from expected e
      where j.organization_id = current_organization() and j.voided_at is null and j.member_id = e.member_id and j.number = e.number
        and (j.first_consultation_id, j.first_show_on, j.first_show_at, j.location_id, j.trainer_id, j.sale_id, j.sale_on,
             j.closer_id, j.trainer_shows)
          is distinct from (e.first_consultation_id, e.first_show_on, e.first_show_at, e.location_id, e.trainer_id, e.sale_id,
             e.sale_on, e.closer_id, e.trainer_shows)
      returning j.id),
    made as (
      insert into journey (organization_id, id, member_id, number, first_consultation_id, first_show_on, first_show_at,
        location_id, trainer_id, sale_id, sale_on, days_to_sale, closer_id, trainer_shows)
      select current_organization(), gen_random_uuid(), e.member_id, e.number, e.first_consultation_id, e.first_show_on,
        e.first_show_at, e.location_id, e.trainer_id, e.sale_id, e.sale_on, e.days_to_sale, e.closer_id, e.trainer_shows
      from expected e
      where not exists (select 1 from journey j where j.organization_id = current_organization() and j.member_id = e.member_id
        and j.number = e.number and j.voided_at is null)
      returning id)
    select coalesce(array_agg(id), '{}') into changed
    from (select id from gone union all select id from moved union all select id from made) x;

    delete from journey_trainer t where t.organization_id = current_organization() and t.journey_id = any (changed);
    insert into journey_trainer (organization_id, journey_id, trainer_id, first_show_on, closed)
    select j.organization_id, j.id, s.trainer_id, s.first_show_on, coalesce(s.closed, false)
    from journey j
    cross join lateral (
      select (x ->> 'trainerId')::uuid as trainer_id, (x ->> 'firstShowOn')::date as first_show_on, (x ->> 'closed')::boolean as closed
      from jsonb_array_elements(j.trainer_shows) x) s
    where j.organization_id = current_organization() and j.id = any (changed) and j.voided_at is null;
    return cardinality(changed);
  end $function$;
CREATE OR REPLACE FUNCTION public.refresh_package_state(the_packages uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into package_state as s (organization_id, package_id, member_id, balance, used, deferred_minor, last_used_on, state, ended_on,
    expires_on)
  select current_organization(), e.package_id, e.member_id, e.balance, e.used, e.deferred_minor, e.last_used_on, e.state, e.ended_on,
    e.expires_on
  from expected_package_state(the_packages, null) e
  on conflict (organization_id, package_id) do update set balance = excluded.balance, used = excluded.used,
    deferred_minor = excluded.deferred_minor, last_used_on = excluded.last_used_on, state = excluded.state, ended_on = excluded.ended_on,
    expires_on = excluded.expires_on
  where (s.balance, s.used, s.deferred_minor, s.last_used_on, s.state, s.ended_on, s.expires_on)
    is distinct from (excluded.balance, excluded.used, excluded.deferred_minor, excluded.last_used_on, excluded.state, excluded.ended_on,
      excluded.expires_on)
  $function$;
CREATE OR REPLACE FUNCTION public.refresh_stages(the_members uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  begin
    with expected as materialized (select * from expected_stages(the_members))
    update stage_entry t set voided_at = clock_timestamp()
    where t.organization_id = current_organization() and t.member_id = any (the_members) and t.voided_at is null and not exists (
      select 1 from expected e
      where e.spell_id = t.spell_id and e.stage = t.stage and e.entered_on = t.entered_on and e.entered_at = t.entered_at);
    insert into stage_entry (organization_id, id, member_id, spell_id, stage, entered_on, entered_at)
    select current_organization(), gen_random_uuid(), e.member_id, e.spell_id, e.stage, e.entered_on, e.entered_at
    from expected_stages(the_members) e
    where not exists (select 1 from stage_entry t where t.organization_id = current_organization() and t.spell_id = e.spell_id
      and t.stage = e.stage and t.voided_at is null);
  end $function$;
CREATE OR REPLACE FUNCTION public.sales_closed_on(the_organization uuid, the_consultation uuid)
 RETURNS TABLE(id uuid, sold_on date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select p.id, p.sold_on from consultation c
    join session_package p on p.organization_id = c.organization_id and p.member_id = c.member_id
      and p.sold_on between c.slot_on and c.slot_on + 90
    where c.organization_id = the_organization and c.id = the_consultation and c.voided_at is null
      and p.kind in ('NEW', 'REACTIVATION') and p.price_minor > 0 and not p.rescinded and p.voided_at is null
      and not exists (select from consultation l where l.organization_id = c.organization_id and l.member_id = c.member_id
        and l.outcome = 'SHOWED' and l.voided_at is null and l.starts_at > c.starts_at and l.slot_on <= p.sold_on)
    union
    select n.id, n.sold_on from sales_naming(the_organization, the_consultation) n
    order by sold_on
  $function$;
CREATE OR REPLACE FUNCTION public.sales_naming(the_organization uuid, the_consultation uuid)
 RETURNS TABLE(id uuid, sold_on date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select p.id, p.sold_on from session_package p
    where p.organization_id = the_organization and p.consultation_id = the_consultation and p.voided_at is null
  $function$;
CREATE OR REPLACE FUNCTION public.signing_in_sweep(the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    delete from visit v where v.expires_at < the_moment - interval '30 days';
    delete from link_token l where l.expires_at < the_moment - interval '30 days';
    delete from rate_limit r where r.window_started_at < the_moment - interval '2 days';
    delete from mail_outbox o where o.due_at < the_moment - interval '30 days' and (o.sent_at is not null or o.given_up_at is not null) $function$;
CREATE OR REPLACE FUNCTION public.slot_range(starts timestamp with time zone, minutes integer)
 RETURNS tstzrange
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select tstzrange(starts, starts + make_interval(mins => minutes), '[)') $function$;
CREATE OR REPLACE FUNCTION public.story_of_member(the_organization uuid, the_member uuid)
 RETURNS TABLE(entry text, happened_at timestamp with time zone, verb text, actor_kind text, actor_staff_id uuid, actor_key_id uuid, location_id uuid, subject_kind text, subject_id uuid, import_run_id uuid, undoes_id uuid, undone_by_id uuid, what text, starts_at timestamp with time zone, on_day date, with_staff_id uuid)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with told as materialized (
    select a.* from activity a where a.organization_id = the_organization and a.member_id = the_member
  ),
  standing as materialized (
    select t.* from told t where t.undoes_id is null
      and not exists (select from activity u where u.organization_id = the_organization and u.undoes_id = t.id)
  ),
  facts as (
    select 'spell-' || s.id as entry, (s.joined_on + time '12:00') at time zone s.time_zone as happened_at,
      'spell.' || lower(s.entry) as verb, s.location_id, 'membership_spell' as subject_kind, s.id as subject_id, 'member' as ref_kind, s.member_id as ref_id
    from membership_spell s
    where s.organization_id = the_organization and s.member_id = the_member and s.voided_at is null
      and not exists (select from standing t
        where t.verb = 'spell.started' and t.subject_id = s.id or t.verb = 'member.added' and t.facts ->> 'spellId' = s.id::text)
    union all
    select 'set-' || c.id, c.booked_at, case when c.walk_in then 'consultation.walked-in' when c.place_in_chain = 1 then 'consultation.set' else 'consultation.moved' end,
      c.location_id, 'consultation', c.id, 'consultation', c.id
    from consultation c
    where c.organization_id = the_organization and c.member_id = the_member and c.voided_at is null
      and not exists (select from standing t
        where t.verb in ('consultation.set', 'consultation.walked-in') and t.subject_id = c.id or t.facts ->> 'toId' = c.id::text)
    union all
    select 'outcome-' || c.id, c.outcome_at, 'consultation.' || case c.outcome when 'SHOWED' then 'showed' when 'NO_SHOW' then 'missed' else 'cancelled' end,
      c.location_id, 'consultation', c.id, 'consultation', c.id
    from consultation c
    where c.organization_id = the_organization and c.member_id = the_member and c.voided_at is null and c.outcome <> 'RESCHEDULED'
      and not exists (select from standing t where t.subject_id = c.id
        and t.verb in ('consultation.showed', 'consultation.missed', 'consultation.cancelled', 'consultation.corrected'))
    union all
    select 'sale-' || p.id, p.sold_at, 'package.sold', p.location_id, 'session_package', p.id, 'sale', p.id
    from session_package p
    where p.organization_id = the_organization and p.member_id = the_member and p.voided_at is null
      and not exists (select from standing t
        where t.verb = 'package.sold' and t.subject_id = p.id or t.verb = 'consultation.closed' and t.facts ->> 'packageId' = p.id::text)
    union all
    select 'visit-' || v.id, v.starts_at, 'visit.' || replace(lower(coalesce(v.outcome, 'planned')), '_', '-'), v.location_id, 'visit', v.id, 'visit', v.id
    from visit_fact v
    where v.organization_id = the_organization and v.member_id = the_member and v.voided_at is null
  ),
  lines as (
    select t.id::text as entry, t.happened_at, t.verb, t.actor_kind, t.actor_staff_id, t.actor_key_id, t.location_id, t.subject_kind,
      t.subject_id, t.import_run_id, t.undoes_id, u.id as undone_by_id, t.facts
    from told t left join activity u on u.organization_id = the_organization and u.undoes_id = t.id
    union all
    select f.entry, f.happened_at, f.verb, null, null, null, f.location_id, f.subject_kind, f.subject_id, r.run_id, null, null, '{}'::jsonb
    from facts f
    left join lateral (
      select e.run_id from external_ref e
      where e.organization_id = the_organization and e.kind = f.ref_kind and e.target_id = f.ref_id limit 1) r on true
  )
  select l.entry, l.happened_at, l.verb, l.actor_kind, l.actor_staff_id, l.actor_key_id, l.location_id, l.subject_kind, l.subject_id,
    l.import_run_id, l.undoes_id, l.undone_by_id,
    coalesce(n.what, p.item, left(o.body, 300), nullif(s.membership, ''), k.channel),
    coalesce((l.facts ->> 'startsAt')::timestamptz, c.starts_at, v.starts_at),
    coalesce((l.facts -> 'after' ->> 'dueOn')::date, (l.facts ->> 'dueOn')::date, (l.facts ->> 'leftOn')::date, n.due_on, s.joined_on, k.given_on),
    coalesce((l.facts ->> 'trainerId')::uuid, c.trainer_id, v.trainer_id, (l.facts -> 'after' ->> 'ownerStaffId')::uuid, n.owner_staff_id)
  from lines l
  left join consultation c on c.organization_id = the_organization and l.subject_kind = 'consultation' and c.id = l.subject_id
  left join next_step n on n.organization_id = the_organization and l.subject_kind = 'next_step' and n.id = l.subject_id
  left join session_package p on p.organization_id = the_organization and l.subject_kind = 'session_package' and p.id = l.subject_id
  left join member_note o on o.organization_id = the_organization and l.subject_kind = 'member_note' and o.id = l.subject_id
  left join membership_spell s on s.organization_id = the_organization and l.subject_kind = 'membership_spell' and s.id = l.subject_id
  left join visit_fact v on v.organization_id = the_organization and l.subject_kind = 'visit' and v.id = l.subject_id
  left join consent k on k.organization_id = the_organization and l.subject_kind = 'consent' and k.id = l.subject_id
  $function$;
CREATE OR REPLACE FUNCTION public.user_change_password(the_user uuid, the_hash text, the_kept uuid, the_moment timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    the_number integer;
  begin
    update user_account u set password_hash = the_hash, password_set_at = the_moment where u.id = the_user;
    update link_token l set used_at = the_moment where l.user_id = the_user and l.used_at is null;
    update visit v set ended_at = the_moment where v.user_id = the_user and v.ended_at is null and v.id is distinct from the_kept;
    get diagnostics the_number = row_count;
    return the_number;
  end $function$;
CREATE OR REPLACE FUNCTION public.user_email(the_user uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select u.email from user_account u where u.id = the_user $function$;
CREATE OR REPLACE FUNCTION public.user_ensure(the_id uuid, the_email text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  declare
    found_id uuid;
  begin
    insert into user_account (id, email) values (the_id, btrim(the_email)) on conflict (email_key) do nothing;
    select u.id into found_id from user_account u where u.email_key = lower(btrim(the_email));
    return found_id;
  end $function$;
CREATE OR REPLACE FUNCTION public.user_has_password(the_user uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select u.password_hash is not null from user_account u where u.id = the_user $function$;
CREATE OR REPLACE FUNCTION public.user_of_email(the_email text)
 RETURNS TABLE(user_id uuid, email text, password_hash text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select u.id, u.email, u.password_hash from user_account u where u.email_key = lower(btrim(the_email)) $function$;
CREATE OR REPLACE FUNCTION public.user_password(the_user uuid)
 RETURNS TABLE(email text, password_hash text, password_set_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select u.email, u.password_hash, u.password_set_at from user_account u where u.id = the_user $function$;
CREATE OR REPLACE FUNCTION public.user_set_password(the_user uuid, the_hash text, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update user_account u set password_hash = the_hash, password_set_at = the_moment where u.id = the_user $function$;
CREATE OR REPLACE FUNCTION public.visit_end(the_visit uuid, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update visit v set ended_at = the_moment where v.id = the_visit and v.ended_at is null $function$;
CREATE OR REPLACE FUNCTION public.visit_end_of(the_visit uuid, the_user uuid, the_moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  begin
    update visit v set ended_at = the_moment where v.id = the_visit and v.user_id = the_user and v.ended_at is null;
    return found;
  end $function$;
CREATE OR REPLACE FUNCTION public.visit_list(the_user uuid, the_moment timestamp with time zone, the_idle interval)
 RETURNS TABLE(visit_id uuid, organization_id uuid, organization_name text, started_at timestamp with time zone, last_seen_at timestamp with time zone, expires_at timestamp with time zone, address text, user_agent text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select v.id, v.organization_id, d.name, v.started_at, v.last_seen_at, v.expires_at, v.address, v.user_agent
    from visit v join organization_directory d on d.organization_id = v.organization_id
    where v.user_id = the_user and v.ended_at is null and v.expires_at > the_moment and v.last_seen_at > the_moment - the_idle
    order by v.last_seen_at desc, v.id desc limit 100 $function$;
CREATE OR REPLACE FUNCTION public.visit_of(the_hash bytea, the_moment timestamp with time zone, the_idle interval)
 RETURNS TABLE(visit_id uuid, user_id uuid, organization_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  begin
    update visit v set last_seen_at = the_moment
      where v.token_hash = the_hash and v.ended_at is null and v.expires_at > the_moment
        and v.last_seen_at > the_moment - the_idle and v.last_seen_at <= the_moment - interval '1 minute';
    return query select v.id, v.user_id, v.organization_id from visit v
      join user_place p on p.user_id = v.user_id and p.organization_id = v.organization_id
      where v.token_hash = the_hash and v.ended_at is null and v.expires_at > the_moment and v.last_seen_at > the_moment - the_idle;
  end $function$;
CREATE OR REPLACE FUNCTION public.visit_rotate(the_visit uuid, the_hash bytea, the_organization uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  begin
    update visit v set token_hash = the_hash, organization_id = the_organization
      where v.id = the_visit and v.ended_at is null
        and exists (select from user_place p where p.user_id = v.user_id and p.organization_id = the_organization);
    return found;
  end $function$;
CREATE OR REPLACE FUNCTION public.visit_start(the_id uuid, the_hash bytea, the_user uuid, the_organization uuid, the_moment timestamp with time zone, the_end timestamp with time zone, the_address text, the_agent text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  begin
    insert into visit (id, token_hash, user_id, organization_id, started_at, last_seen_at, expires_at, address, user_agent)
      select the_id, the_hash, the_user, p.organization_id, the_moment, the_moment, the_end, the_address, the_agent
      from user_place p where p.user_id = the_user and p.organization_id = the_organization;
    return found;
  end $function$;
CREATE OR REPLACE FUNCTION public.visits_end(the_user uuid, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update visit v set ended_at = the_moment where v.user_id = the_user and v.ended_at is null $function$;
CREATE OR REPLACE FUNCTION public.visits_end_there(the_user uuid, the_organization uuid, the_kept uuid, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    update visit v set ended_at = the_moment
    where v.user_id = the_user and v.organization_id = the_organization and v.ended_at is null and v.id is distinct from the_kept $function$;
CREATE OR REPLACE FUNCTION public.ways_in_close(the_user uuid, the_organization uuid, the_moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  begin
    update mail_outbox o set given_up_at = the_moment
      where o.user_id = the_user and o.organization_id = the_organization and o.sent_at is null and o.given_up_at is null;
    update link_token l set used_at = the_moment
      where l.user_id = the_user and l.used_at is null and not exists (select from user_place p where p.user_id = the_user);
  end $function$;

-- Triggers

CREATE TRIGGER keep_version AFTER UPDATE ON public.consultation FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_fact_version('consultation');
CREATE TRIGGER keep_version_first AFTER INSERT ON public.consultation FOR EACH ROW EXECUTE FUNCTION keep_fact_version('consultation');
CREATE TRIGGER keep_version AFTER UPDATE ON public.journey FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_fact_version('journey');
CREATE TRIGGER keep_version_first AFTER INSERT ON public.journey FOR EACH ROW EXECUTE FUNCTION keep_fact_version('journey');
CREATE CONSTRAINT TRIGGER ledger_entry_balanced AFTER INSERT ON public.ledger_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_balanced();
CREATE TRIGGER ledger_line_whole AFTER INSERT ON public.ledger_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION lines_come_whole();
CREATE TRIGGER keep_version AFTER UPDATE ON public.membership_spell FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_fact_version('membership_spell');
CREATE TRIGGER keep_version_first AFTER INSERT ON public.membership_spell FOR EACH ROW EXECUTE FUNCTION keep_fact_version('membership_spell');
CREATE TRIGGER keep_version AFTER UPDATE ON public.session_package FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_fact_version('sale');
CREATE TRIGGER keep_version_first AFTER INSERT ON public.session_package FOR EACH ROW EXECUTE FUNCTION keep_fact_version('sale');

-- Rights

grant insert, select on activity to setshow_app;
grant insert, select on activity to setshow_jobs;
grant insert, select on activity_seal to setshow_app;
grant insert, select on activity_seal to setshow_jobs;
grant insert, select, update on api_key to setshow_app;
grant insert, select, update on api_key to setshow_jobs;
grant insert, select, update on consent to setshow_app;
grant insert, select, update on consent to setshow_jobs;
grant insert, select, update on consultation to setshow_app;
grant insert, select, update on consultation to setshow_jobs;
grant insert, select, update on consultation_chain to setshow_app;
grant insert, select, update on consultation_chain to setshow_jobs;
grant delete, insert, select, update on external_ref to setshow_app;
grant delete, insert, select, update on external_ref to setshow_jobs;
grant insert, select on fact_batch to setshow_app;
grant insert, select on fact_batch to setshow_jobs;
grant insert, select on fact_day to setshow_app;
grant insert, select on fact_day to setshow_jobs;
grant insert, select on fact_version to setshow_app;
grant update (batch) on fact_version to setshow_app;
grant insert, select on fact_version to setshow_jobs;
grant update (batch) on fact_version to setshow_jobs;
grant delete, insert, select, update on idempotency_key to setshow_app;
grant delete, insert, select, update on idempotency_key to setshow_jobs;
grant insert, select, update on import_change to setshow_app;
grant insert, select, update on import_change to setshow_jobs;
grant delete, insert, select, update on import_chunk to setshow_app;
grant delete, insert, select, update on import_chunk to setshow_jobs;
grant insert, select, update on import_file to setshow_app;
grant insert, select, update on import_file to setshow_jobs;
grant delete, insert, select, update on import_mend to setshow_app;
grant delete, insert, select, update on import_mend to setshow_jobs;
grant delete, insert, select, update on import_row to setshow_app;
grant delete, insert, select, update on import_row to setshow_jobs;
grant insert, select, update on import_run to setshow_app;
grant insert, select, update on import_run to setshow_jobs;
grant delete, insert, select, update on journey to setshow_app;
grant delete, insert, select, update on journey to setshow_jobs;
grant delete, insert, select, update on journey_trainer to setshow_app;
grant delete, insert, select, update on journey_trainer to setshow_jobs;
grant insert, select on ledger_entry to setshow_app;
grant insert, select on ledger_entry to setshow_jobs;
grant insert, select on ledger_line to setshow_app;
grant insert, select on ledger_line to setshow_jobs;
grant insert, select, update on location to setshow_app;
grant insert, select, update on location to setshow_jobs;
grant insert, select, update on member to setshow_app;
grant insert, select, update on member to setshow_jobs;
grant insert, select, update on member_note to setshow_app;
grant insert, select, update on member_note to setshow_jobs;
grant insert, select, update on member_version to setshow_app;
grant insert, select, update on member_version to setshow_jobs;
grant insert, select, update on membership_spell to setshow_app;
grant insert, select, update on membership_spell to setshow_jobs;
grant insert, select, update on next_step to setshow_app;
grant insert, select, update on next_step to setshow_jobs;
grant insert, select, update on offer to setshow_app;
grant insert, select, update on offer to setshow_jobs;
grant insert, select, update on organization to setshow_app;
grant insert, select, update on organization to setshow_jobs;
grant insert, select, update on package_freeze to setshow_app;
grant insert, select, update on package_freeze to setshow_jobs;
grant insert, select, update on package_state to setshow_app;
grant insert, select, update on package_state to setshow_jobs;
grant insert, select on pay_line to setshow_app;
grant insert, select on pay_line to setshow_jobs;
grant insert, select, update on pay_rate to setshow_app;
grant insert, select, update on pay_rate to setshow_jobs;
grant insert, select, update on payment to setshow_app;
grant insert, select, update on payment to setshow_jobs;
grant insert, select, update on payment_due to setshow_app;
grant insert, select, update on payment_due to setshow_jobs;
grant insert, select, update on role_grant to setshow_app;
grant insert, select, update on role_grant to setshow_jobs;
grant delete, insert, select, update on sale_split to setshow_app;
grant delete, insert, select, update on sale_split to setshow_jobs;
grant insert, select, update on saved_view to setshow_app;
grant insert, select, update on saved_view to setshow_jobs;
grant insert, select, update on service_rate to setshow_app;
grant insert, select, update on service_rate to setshow_jobs;
grant insert, select, update on session_day to setshow_app;
grant insert, select, update on session_day to setshow_jobs;
grant insert, select, update on session_effect to setshow_app;
grant insert, select, update on session_effect to setshow_jobs;
grant insert, select, update on session_package to setshow_app;
grant insert, select, update on session_package to setshow_jobs;
grant insert, select, update on session_policy to setshow_app;
grant insert, select, update on session_policy to setshow_jobs;
grant insert, select, update on session_slot to setshow_app;
grant insert, select, update on session_slot to setshow_jobs;
grant insert, select, update on source to setshow_app;
grant insert, select, update on source to setshow_jobs;
grant insert, select, update on source_profile to setshow_app;
grant insert, select, update on source_profile to setshow_jobs;
grant insert, select, update on staff to setshow_app;
grant insert, select, update on staff to setshow_jobs;
grant insert, select, update on staff_version to setshow_app;
grant insert, select, update on staff_version to setshow_jobs;
grant insert, select, update on stage_entry to setshow_app;
grant insert, select, update on stage_entry to setshow_jobs;
grant insert, select, update on talk to setshow_app;
grant insert, select, update on talk to setshow_jobs;
grant insert, select, update on told_apart to setshow_app;
grant insert, select, update on told_apart to setshow_jobs;
grant insert, select, update on visit_fact to setshow_app;
grant insert, select, update on visit_fact to setshow_jobs;
grant insert, select, update on work_line_snooze to setshow_app;
grant insert, select, update on work_line_snooze to setshow_jobs;
grant execute on function add_to_session_days(the_entries uuid[]) to setshow_app;
grant execute on function add_to_session_days(the_entries uuid[]) to setshow_jobs;
grant execute on function analyze_books() to setshow_app;
grant execute on function analyze_books() to setshow_jobs;
grant execute on function analyze_facts() to setshow_app;
grant execute on function analyze_facts() to setshow_jobs;
grant execute on function analyze_members() to setshow_app;
grant execute on function analyze_members() to setshow_jobs;
grant execute on function analyze_staging() to setshow_app;
grant execute on function analyze_staging() to setshow_jobs;
grant execute on function attempt_count(the_kind text, the_key bytea, the_moment timestamp with time zone, the_window interval, the_limit integer) to setshow_app;
grant execute on function attempt_count(the_kind text, the_key bytea, the_moment timestamp with time zone, the_window interval, the_limit integer) to setshow_jobs;
grant execute on function attempts_forget(the_kind text, the_key bytea) to setshow_app;
grant execute on function attempts_forget(the_kind text, the_key bytea) to setshow_jobs;
grant execute on function consultation_held(the_organization uuid) to setshow_app;
grant execute on function consultation_held(the_organization uuid) to setshow_jobs;
grant execute on function current_organization() to setshow_app;
grant execute on function current_organization() to setshow_jobs;
grant execute on function days_of_fact(fact text, content jsonb) to setshow_app;
grant execute on function days_of_fact(fact text, content jsonb) to setshow_jobs;
grant execute on function directory_add(the_id uuid, the_name text) to setshow_app;
grant execute on function directory_add(the_id uuid, the_name text) to setshow_jobs;
grant execute on function directory_find(the_name text) to setshow_app;
grant execute on function directory_find(the_name text) to setshow_jobs;
grant execute on function directory_list() to setshow_app;
grant execute on function directory_list() to setshow_jobs;
grant execute on function entry_is_balanced() to setshow_app;
grant execute on function entry_is_balanced() to setshow_jobs;
grant execute on function expected_journeys(the_members uuid[]) to setshow_app;
grant execute on function expected_journeys(the_members uuid[]) to setshow_jobs;
grant execute on function expected_package_state(the_packages uuid[], the_day date) to setshow_app;
grant execute on function expected_package_state(the_packages uuid[], the_day date) to setshow_jobs;
grant execute on function expected_session_days(the_from date, the_to date) to setshow_app;
grant execute on function expected_session_days(the_from date, the_to date) to setshow_jobs;
grant execute on function expected_stages(the_members uuid[]) to setshow_app;
grant execute on function expected_stages(the_members uuid[]) to setshow_jobs;
grant execute on function facts_of_location(the_organization uuid, the_location uuid) to setshow_app;
grant execute on function facts_of_location(the_organization uuid, the_location uuid) to setshow_jobs;
grant execute on function facts_of_member(the_organization uuid, the_member uuid) to setshow_app;
grant execute on function facts_of_member(the_organization uuid, the_member uuid) to setshow_jobs;
grant execute on function facts_of_staff(the_organization uuid, the_staff uuid) to setshow_app;
grant execute on function facts_of_staff(the_organization uuid, the_staff uuid) to setshow_jobs;
grant execute on function facts_of_trainer(the_organization uuid, the_staff uuid) to setshow_app;
grant execute on function facts_of_trainer(the_organization uuid, the_staff uuid) to setshow_jobs;
grant execute on function fold_text(value text) to setshow_app;
grant execute on function fold_text(value text) to setshow_jobs;
grant execute on function import_job_add(the_organization uuid, the_run uuid, the_work text, the_moment timestamp with time zone) to setshow_app;
grant execute on function import_job_add(the_organization uuid, the_run uuid, the_work text, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function import_job_begin(the_organization uuid, the_run uuid) to setshow_app;
grant execute on function import_job_begin(the_organization uuid, the_run uuid) to setshow_jobs;
grant execute on function import_job_done(the_organization uuid, the_run uuid, the_work text) to setshow_app;
grant execute on function import_job_done(the_organization uuid, the_run uuid, the_work text) to setshow_jobs;
grant execute on function import_job_list(the_number integer) to setshow_app;
grant execute on function import_job_list(the_number integer) to setshow_jobs;
grant execute on function keep_fact_version() to setshow_app;
grant execute on function keep_fact_version() to setshow_jobs;
grant execute on function lines_come_whole() to setshow_app;
grant execute on function lines_come_whole() to setshow_jobs;
grant execute on function link_add(the_hash bytea, the_user uuid, the_purpose text, the_end timestamp with time zone) to setshow_app;
grant execute on function link_add(the_hash bytea, the_user uuid, the_purpose text, the_end timestamp with time zone) to setshow_jobs;
grant execute on function link_of(the_hash bytea, the_moment timestamp with time zone) to setshow_app;
grant execute on function link_of(the_hash bytea, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function link_use(the_hash bytea, the_password_hash text, the_moment timestamp with time zone) to setshow_app;
grant execute on function link_use(the_hash bytea, the_password_hash text, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function mail_add(the_id uuid, the_kind text, the_user uuid, the_organization uuid, the_inviter uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function mail_add(the_id uuid, the_kind text, the_user uuid, the_organization uuid, the_inviter uuid, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function mail_add_password_link(the_id uuid, the_email text, the_moment timestamp with time zone) to setshow_app;
grant execute on function mail_add_password_link(the_id uuid, the_email text, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function mail_put_off(the_id uuid, the_due timestamp with time zone, the_end timestamp with time zone) to setshow_app;
grant execute on function mail_put_off(the_id uuid, the_due timestamp with time zone, the_end timestamp with time zone) to setshow_jobs;
grant execute on function mail_sent(the_id uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function mail_sent(the_id uuid, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function mail_take(the_moment timestamp with time zone, the_lease interval, the_number integer) to setshow_app;
grant execute on function mail_take(the_moment timestamp with time zone, the_lease interval, the_number integer) to setshow_jobs;
grant execute on function migrations_seen() to setshow_app;
grant execute on function migrations_seen() to setshow_jobs;
grant execute on function open_steps(the_organization uuid) to setshow_app;
grant execute on function open_steps(the_organization uuid) to setshow_jobs;
grant execute on function own_clients(the_organization uuid, the_staff uuid) to setshow_app;
grant execute on function own_clients(the_organization uuid, the_staff uuid) to setshow_jobs;
grant execute on function place_add(the_user uuid, the_organization uuid) to setshow_app;
grant execute on function place_add(the_user uuid, the_organization uuid) to setshow_jobs;
grant execute on function place_list(the_user uuid) to setshow_app;
grant execute on function place_list(the_user uuid) to setshow_jobs;
grant execute on function place_remove(the_user uuid, the_organization uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function place_remove(the_user uuid, the_organization uuid, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function refresh_journeys(the_members uuid[]) to setshow_app;
grant execute on function refresh_journeys(the_members uuid[]) to setshow_jobs;
grant execute on function refresh_package_state(the_packages uuid[]) to setshow_app;
grant execute on function refresh_package_state(the_packages uuid[]) to setshow_jobs;
grant execute on function refresh_stages(the_members uuid[]) to setshow_app;
grant execute on function refresh_stages(the_members uuid[]) to setshow_jobs;
grant execute on function sales_closed_on(the_organization uuid, the_consultation uuid) to setshow_app;
grant execute on function sales_closed_on(the_organization uuid, the_consultation uuid) to setshow_jobs;
grant execute on function sales_naming(the_organization uuid, the_consultation uuid) to setshow_app;
grant execute on function sales_naming(the_organization uuid, the_consultation uuid) to setshow_jobs;
grant execute on function signing_in_sweep(the_moment timestamp with time zone) to setshow_app;
grant execute on function signing_in_sweep(the_moment timestamp with time zone) to setshow_jobs;
grant execute on function slot_range(starts timestamp with time zone, minutes integer) to setshow_app;
grant execute on function slot_range(starts timestamp with time zone, minutes integer) to setshow_jobs;
grant execute on function story_of_member(the_organization uuid, the_member uuid) to setshow_app;
grant execute on function story_of_member(the_organization uuid, the_member uuid) to setshow_jobs;
grant execute on function user_change_password(the_user uuid, the_hash text, the_kept uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function user_change_password(the_user uuid, the_hash text, the_kept uuid, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function user_email(the_user uuid) to setshow_app;
grant execute on function user_email(the_user uuid) to setshow_jobs;
grant execute on function user_ensure(the_id uuid, the_email text) to setshow_app;
grant execute on function user_ensure(the_id uuid, the_email text) to setshow_jobs;
grant execute on function user_has_password(the_user uuid) to setshow_app;
grant execute on function user_has_password(the_user uuid) to setshow_jobs;
grant execute on function user_of_email(the_email text) to setshow_app;
grant execute on function user_of_email(the_email text) to setshow_jobs;
grant execute on function user_password(the_user uuid) to setshow_app;
grant execute on function user_password(the_user uuid) to setshow_jobs;
grant execute on function user_set_password(the_user uuid, the_hash text, the_moment timestamp with time zone) to setshow_app;
grant execute on function user_set_password(the_user uuid, the_hash text, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function visit_end(the_visit uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function visit_end(the_visit uuid, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function visit_end_of(the_visit uuid, the_user uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function visit_end_of(the_visit uuid, the_user uuid, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function visit_list(the_user uuid, the_moment timestamp with time zone, the_idle interval) to setshow_app;
grant execute on function visit_list(the_user uuid, the_moment timestamp with time zone, the_idle interval) to setshow_jobs;
grant execute on function visit_of(the_hash bytea, the_moment timestamp with time zone, the_idle interval) to setshow_app;
grant execute on function visit_of(the_hash bytea, the_moment timestamp with time zone, the_idle interval) to setshow_jobs;
grant execute on function visit_rotate(the_visit uuid, the_hash bytea, the_organization uuid) to setshow_app;
grant execute on function visit_rotate(the_visit uuid, the_hash bytea, the_organization uuid) to setshow_jobs;
grant execute on function visit_start(the_id uuid, the_hash bytea, the_user uuid, the_organization uuid, the_moment timestamp with time zone, the_end timestamp with time zone, the_address text, the_agent text) to setshow_app;
grant execute on function visit_start(the_id uuid, the_hash bytea, the_user uuid, the_organization uuid, the_moment timestamp with time zone, the_end timestamp with time zone, the_address text, the_agent text) to setshow_jobs;
grant execute on function visits_end(the_user uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function visits_end(the_user uuid, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function visits_end_there(the_user uuid, the_organization uuid, the_kept uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function visits_end_there(the_user uuid, the_organization uuid, the_kept uuid, the_moment timestamp with time zone) to setshow_jobs;
grant execute on function ways_in_close(the_user uuid, the_organization uuid, the_moment timestamp with time zone) to setshow_app;
grant execute on function ways_in_close(the_user uuid, the_organization uuid, the_moment timestamp with time zone) to setshow_jobs;
