-- What members agreed to be written to and called about: per channel, in which words, on which day, told to whom.
-- Reason: whoever is asked "who allowed you to call?" must be able to answer; a consent taken back stays readable.
create table consent (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  channel text not null check (channel in ('EMAIL', 'MESSAGE', 'PHONE')),
  -- The words that were agreed to, as they were then.
  wording text not null check (wording <> '' and length(wording) <= 2000),
  given_on date not null,
  recorded_at timestamptz not null,
  recorded_by_staff_id uuid,
  withdrawn_on date,
  withdrawal_recorded_at timestamptz,
  withdrawal_recorded_by_staff_id uuid,
  voided_at timestamptz,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id),
  check (withdrawn_on is null or withdrawn_on >= given_on),
  check ((withdrawn_on is null) = (withdrawal_recorded_at is null))
);
-- One consent a channel stands at a time.
create unique index consent_standing on consent (organization_id, member_id, channel) where withdrawn_on is null and voided_at is null;
create index consent_member on consent (organization_id, member_id, given_on desc) where voided_at is null;
