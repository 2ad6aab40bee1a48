-- The franchise, its clubs, its people and what each may do where.
-- Reason: everything else belongs to an organization and happens at a location, by somebody.

create table organization (
  organization_id uuid primary key,
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);

create table location (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null check (name <> ''),
  name_key text not null generated always as (fold_text(name)) stored,
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  country text not null check (country ~ '^[A-Z]{2}$'),
  league_visible boolean not null default false,
  discount_limit_bp integer not null default 0 check (discount_limit_bp between 0 and 10000),
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index location_name on location (organization_id, name_key) where voided_at is null;

-- A person's place in one organization; 0 or 1 sign-in behind it.
create table staff (
  organization_id uuid not null references organization,
  id uuid not null,
  user_id uuid,
  first_name text not null default '',
  last_name text not null default '',
  name_key text not null generated always as (fold_text(first_name || ' ' || last_name)) stored,
  email text,
  job_title text,
  home_location_id uuid,
  is_trainer boolean not null default false,
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, home_location_id) references location (organization_id, id)
);
create index staff_name on staff (organization_id, name_key) where voided_at is null;
create unique index staff_user on staff (organization_id, user_id) where user_id is not null and voided_at is null;

-- Role × location × [from, until): null location means all. One role is held at one location once at a time.
create table role_grant (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('OWNER', 'MANAGER', 'TRAINER', 'FRONT_DESK', 'ACCOUNTANT')),
  location_id uuid,
  held_from date not null,
  held_until date,
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id),
  foreign key (organization_id, location_id) references location (organization_id, id),
  check (held_until is null or held_until > held_from),
  constraint role_grant_once exclude using gist (
    organization_id with =, staff_id with =, role with =,
    coalesce(location_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    daterange(held_from, held_until, '[)') with &&
  ) where (voided_at is null)
);
create index role_grant_staff on role_grant (organization_id, staff_id) where voided_at is null;

-- What a trainer is paid from a date on: per session in minor units, sale commission in basis points.
create table pay_rate (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  pay_per_session_minor bigint not null check (pay_per_session_minor >= 0),
  commission_bp integer not null check (commission_bp between 0 and 10000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  held_from date not null,
  held_until date,
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id),
  check (held_until is null or held_until > held_from),
  constraint pay_rate_once exclude using gist (
    organization_id with =, staff_id with =, daterange(held_from, held_until, '[)') with &&
  ) where (voided_at is null)
);

-- One connected system of one organization; what it calls a thing, and which thing of ours that is.
create table source (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null check (name <> ''),
  name_key text not null generated always as (fold_text(name)) stored,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, name_key)
);

create table external_ref (
  organization_id uuid not null,
  source_id uuid not null,
  kind text not null check (kind in ('staff', 'member', 'consultation', 'sale', 'visit')),
  external_id text not null,
  target_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, source_id, kind, external_id),
  foreign key (organization_id, source_id) references source (organization_id, id)
);
create index external_ref_target on external_ref (organization_id, kind, target_id);
