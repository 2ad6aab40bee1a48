-- What somebody put off in their own list of what needs doing, until which day.
-- Reason: the list on the board is short; a line that can not be worked on today must make room without being forgotten.
create table work_line_snooze (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  line_key text not null check (length(line_key) between 1 and 80),
  -- On this day the line is back.
  snoozed_until date not null,
  snoozed_at timestamptz not null,
  voided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id)
);
create index work_line_snooze_staff on work_line_snooze (organization_id, staff_id, snoozed_until) where voided_at is null;
