-- Two members of whom a person said: not the same one.
-- Reason: a suggestion that was turned down must not come back every day; only a person joins or parts two members.
create table told_apart (
  organization_id uuid not null,
  id uuid not null,
  one_member_id uuid not null,
  other_member_id uuid not null,
  told_at timestamptz not null,
  told_by_staff_id uuid,
  voided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, one_member_id) references member (organization_id, id),
  foreign key (organization_id, other_member_id) references member (organization_id, id),
  check (one_member_id < other_member_id)
);
create unique index told_apart_once on told_apart (organization_id, one_member_id, other_member_id) where voided_at is null;
create index told_apart_other on told_apart (organization_id, other_member_id) where voided_at is null;
