-- A saved view: an address of a list that a person gave a name.
-- Reason: "my new members without a set" is asked every morning; it must wait on every device of the person who named it.
create table saved_view (
  organization_id uuid not null references organization,
  id uuid not null,
  staff_id uuid not null,
  page text not null check (page in ('MEMBERS')),
  name text not null check (name <> '' and length(name) <= 80),
  name_key text not null generated always as (fold_text(name)) stored,
  -- The names before each renaming, the latest last: the log carries no names, and undo needs them.
  former_names text[] not null default '{}',
  -- The search part of the address, without its question mark.
  search text not null check (length(search) <= 2000),
  removed_at timestamptz,
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id)
);
create unique index saved_view_name on saved_view (organization_id, staff_id, page, name_key) where removed_at is null and voided_at is null;
