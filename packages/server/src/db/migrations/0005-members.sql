-- Who joined, under which membership, what was noted, what is to be done next.
-- Reason: the funnel's unit is the membership spell; the person lies above it and survives rejoining.

create table member (
  organization_id uuid not null references organization,
  id uuid not null,
  first_name text not null default '',
  last_name text not null default '',
  email text,
  email_key text generated always as (lower(btrim(email))) stored,
  phone text,
  phone_key text,
  home_location_id uuid not null,
  is_staff boolean not null default false,
  search_text text not null generated always as (
    fold_text(first_name || ' ' || last_name || ' ' || coalesce(email, '') || ' ' || coalesce(phone_key, ''))) stored,
  note text,
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, home_location_id) references location (organization_id, id)
);
create index member_search on member using gin (search_text gin_trgm_ops);
create index member_name on member (organization_id, last_name collate names, first_name collate names, id) where voided_at is null;
create index member_location_name on member (organization_id, home_location_id, last_name collate names, first_name collate names, id)
  where voided_at is null;
create index member_email on member (organization_id, email_key) where voided_at is null and email_key is not null;
create index member_phone on member (organization_id, phone_key) where voided_at is null and phone_key is not null;

-- [from, until) at one location under one membership. A rejoin after 90 days away is a new spell and a new eligible member.
create table membership_spell (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  location_id uuid not null,
  membership text not null default '',
  kind text not null check (kind in ('STANDARD', 'STAFF', 'COMPLIMENTARY')),
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE', 'FROZEN', 'ENDED')),
  joined_on date not null,
  left_on date,
  entry text not null default 'JOINED' check (entry in ('JOINED', 'REJOINED', 'TRANSFERRED')),
  rescinded_on date,
  time_zone text not null,
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id),
  foreign key (organization_id, location_id) references location (organization_id, id),
  check (left_on is null or left_on >= joined_on)
);
create index membership_spell_joined on membership_spell (organization_id, joined_on, location_id) where voided_at is null;
create index membership_spell_location on membership_spell (organization_id, location_id, joined_on) where voided_at is null;
create index membership_spell_member on membership_spell (organization_id, member_id, joined_on);

create table member_note (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  body text not null check (body <> '' and length(body) <= 10000),
  written_by_staff_id uuid,
  written_at timestamptz not null default now(),
  voided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id)
);
create index member_note_member on member_note (organization_id, member_id, written_at desc) where voided_at is null;

-- The next step with somebody: what, who, by when. A be-back is a next step of kind FOLLOW_UP that a consultation left.
create table next_step (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  location_id uuid not null,
  kind text not null check (kind in ('NEXT_STEP', 'FOLLOW_UP')),
  what text not null check (what <> '' and length(what) <= 500),
  owner_staff_id uuid,
  due_on date not null,
  consultation_id uuid,
  done_on date,
  done_at timestamptz,
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id),
  foreign key (organization_id, owner_staff_id) references staff (organization_id, id)
);
create index next_step_due on next_step (organization_id, due_on, id) where voided_at is null and done_at is null;
create index next_step_owner on next_step (organization_id, owner_staff_id, due_on) where voided_at is null and done_at is null;
create index next_step_member on next_step (organization_id, member_id, due_on) where voided_at is null;
