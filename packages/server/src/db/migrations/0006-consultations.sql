-- Consultations: a chain is one set, however often it moves; each slot of it keeps its own outcome.
-- Reason: sets count chains on the day the first slot was booked, shows count them on the last slot's day.

create table consultation_chain (
  organization_id uuid not null references organization,
  id uuid not null,
  member_id uuid not null,
  walk_in boolean not null default false,
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id)
);

create table consultation (
  organization_id uuid not null,
  id uuid not null,
  chain_id uuid not null,
  -- 1 is the slot that made the set.
  place_in_chain integer not null check (place_in_chain >= 1),
  is_last boolean not null default true,
  member_id uuid not null,
  location_id uuid not null,
  trainer_id uuid not null,
  walk_in boolean not null default false,
  starts_at timestamptz not null,
  slot_on date not null,
  minutes integer not null default 45 check (minutes between 5 and 480),
  time_zone text not null,
  booked_at timestamptz not null,
  booked_on date not null,
  -- The first slot's booking day and who made it: what the set is counted by.
  set_on date not null,
  set_by_staff_id uuid,
  booked_by_staff_id uuid,
  -- The member's home when they joined: the location that the set counts for.
  home_location_id uuid not null,
  outcome text check (outcome in ('SHOWED', 'NO_SHOW', 'CANCELLED_BY_MEMBER', 'CANCELLED_BY_CLUB', 'RESCHEDULED')),
  late boolean not null default false,
  outcome_at timestamptz,
  objection text check (objection in ('PRICE', 'TIME', 'PARTNER', 'NOT_READY', 'HEALTH', 'ALONE', 'OTHER')),
  objection_note text,
  follow_up_on date,
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, chain_id) references consultation_chain (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id),
  foreign key (organization_id, location_id) references location (organization_id, id),
  foreign key (organization_id, trainer_id) references staff (organization_id, id),
  check (outcome is null or outcome_at is not null),
  check (outcome is distinct from 'RESCHEDULED' or not is_last),
  check (not late or outcome = 'CANCELLED_BY_MEMBER')
);
create unique index consultation_place on consultation (organization_id, chain_id, place_in_chain) where voided_at is null;
create unique index consultation_last on consultation (organization_id, chain_id) where voided_at is null and is_last;
-- Shows and due chains of a period, and the unlogged ones.
create index consultation_slot on consultation (organization_id, slot_on, location_id) include (trainer_id, outcome, is_last)
  where voided_at is null;
create index consultation_trainer on consultation (organization_id, trainer_id, slot_on) where voided_at is null;
create index consultation_location on consultation (organization_id, location_id, slot_on) where voided_at is null;
-- Sets made in a period.
create index consultation_set on consultation (organization_id, set_on, home_location_id) include (set_by_staff_id)
  where voided_at is null and place_in_chain = 1;
create index consultation_member on consultation (organization_id, member_id, starts_at) where voided_at is null;
create index consultation_unlogged on consultation (organization_id, slot_on) where voided_at is null and outcome is null;

-- The first show opens a journey. Stored, and recomputed by one function when facts move.
create table journey (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  number integer not null check (number >= 1),
  first_consultation_id uuid not null,
  first_show_on date not null,
  first_show_at timestamptz not null,
  location_id uuid not null,
  trainer_id uuid not null,
  -- The qualifying sale of the journey, the earliest from the show day on within 90 days; null while there is none.
  sale_id uuid,
  sale_on date,
  days_to_sale integer check (days_to_sale between 0 and 90),
  -- Who held the last show on or before the sale day (the latest start): the closer.
  closer_id uuid,
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id)
);
create unique index journey_number on journey (organization_id, member_id, number) where voided_at is null;
create index journey_first_show on journey (organization_id, first_show_on, location_id) include (days_to_sale, member_id)
  where voided_at is null;
create index journey_member on journey (organization_id, member_id);

-- A journey's first show with each trainer: the denominator of that trainer's close rate.
create table journey_trainer (
  organization_id uuid not null,
  journey_id uuid not null,
  trainer_id uuid not null,
  first_show_on date not null,
  closed boolean not null default false,
  primary key (organization_id, journey_id, trainer_id),
  foreign key (organization_id, journey_id) references journey (organization_id, id)
);
create index journey_trainer_show on journey_trainer (organization_id, trainer_id, first_show_on);
create index journey_trainer_day on journey_trainer (organization_id, first_show_on);

-- The member's stage, each entry of it: JOINED → SET → SHOWED → CLOSED. Never lost, only left.
create table stage_entry (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  spell_id uuid not null,
  stage text not null check (stage in ('JOINED', 'SET', 'SHOWED', 'CLOSED')),
  entered_on date not null,
  entered_at timestamptz not null,
  voided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id)
);
create unique index stage_entry_once on stage_entry (organization_id, spell_id, stage) where voided_at is null;
create index stage_entry_member on stage_entry (organization_id, member_id, entered_on);
