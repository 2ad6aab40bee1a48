-- Talks: what came of speaking with somebody who is to be followed up.
-- Reason: a follow-up is worked in several talks before it ends; who spoke last, when and with what answer is what the next
-- one starts from, and a step alone only knows its day.

create table talk (
  organization_id uuid not null,
  id uuid not null,
  step_id uuid not null,
  member_id uuid not null,
  said text not null check (said in ('TALKING', 'NOT_REACHED', 'NOT_NOW')),
  -- Why not now; nobody ends a follow-up without saying it.
  reason text check (reason in ('PRICE', 'TIME', 'PARTNER', 'HEALTH', 'ELSEWHERE', 'NO_INTEREST', 'OTHER')),
  note text check (length(note) <= 2000),
  talked_at timestamptz not null,
  talked_by_staff_id uuid,
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, step_id) references next_step (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id),
  check ((said = 'NOT_NOW') = (reason is not null))
);
create index talk_step on talk (organization_id, step_id, talked_at) where voided_at is null;
