-- Packages that live: what is left of each, what became of it, when it was frozen; and what a session took from which.
-- Reason: balance, end and state are sums of the ledger, but a renewal list and a session logged in the gym must not add up
-- years of entries; they are kept beside it and proved against it.

alter table session_package
  -- The validity as sold; freezing and reviving move expires_on.
  add column sold_expires_on date,
  add column complimentary boolean not null default false,
  -- The package whose sessions were moved into this one: a transfer, a replacement.
  add column origin_package_id uuid,
  -- Sessions that went back with the refunds so far; a refund of the whole price takes all that is left.
  add column refunded_sessions integer not null default 0 check (refunded_sessions >= 0);

-- [from, until): the days on which a package is frozen; without an end it still is.
create table package_freeze (
  organization_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  frozen_from date not null,
  frozen_until date,
  why text not null default '' check (length(why) <= 500),
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, package_id) references session_package (organization_id, id),
  check (frozen_until is null or frozen_until > frozen_from),
  constraint package_freeze_once exclude using gist (
    organization_id with =, package_id with =, daterange(frozen_from, frozen_until, '[)') with &&
  ) where (voided_at is null)
);

-- Sums of the ledger and the state that follows from them, one row a package.
create table package_state (
  organization_id uuid not null,
  package_id uuid not null,
  member_id uuid not null,
  balance integer not null check (balance >= 0),
  used integer not null check (used >= 0),
  deferred_minor bigint not null check (deferred_minor >= 0),
  last_used_on date,
  state text not null check (state in ('ACTIVE', 'USED_UP', 'EXPIRED', 'FROZEN', 'CANCELLED', 'REFUNDED')),
  ended_on date,
  expires_on date,
  primary key (organization_id, package_id),
  foreign key (organization_id, package_id) references session_package (organization_id, id)
) with (fillfactor = 80);
create index package_state_member on package_state (organization_id, member_id);
-- What expires next; neither column moves when a session is taken.
create index package_state_expiry on package_state (organization_id, expires_on) where state = 'ACTIVE';

-- A visit is a session.
alter table visit_fact
  add column complimentary boolean not null default false,
  -- Missed, and the club let it pass: nothing is taken.
  add column waived boolean not null default false,
  -- Who was to hold it, where somebody else did.
  add column scheduled_trainer_id uuid,
  add column booked_at timestamptz,
  add column logged_at timestamptz;
alter table visit_fact drop constraint visit_fact_outcome_check;
alter table visit_fact add constraint visit_fact_outcome_known
  check (outcome in ('COMPLETED', 'NO_SHOW', 'LATE_CANCELLED', 'CANCELLED', 'CANCELLED_BY_CLUB')) not valid;

-- What was drawn from a session: the package it was taken from and the entry that says so; or that none covered it.
create table session_effect (
  organization_id uuid not null,
  session_id uuid not null,
  member_id uuid not null,
  held_on date not null,
  package_id uuid,
  entry_id uuid,
  -- The version that the entry was drawn from: a session that was changed since is drawn anew.
  drawn_version integer,
  -- It should have taken a session and no package covered it: somebody has to look.
  unfunded boolean not null default false,
  primary key (organization_id, session_id),
  foreign key (organization_id, session_id) references visit_fact (organization_id, id),
  foreign key (organization_id, entry_id) references ledger_entry (organization_id, id),
  check ((entry_id is null) = (drawn_version is null)),
  check (not (unfunded and entry_id is not null)),
  check (package_id is null or entry_id is not null)
);
create index session_effect_package on session_effect (organization_id, package_id, held_on) where package_id is not null;
create index session_effect_unfunded on session_effect (organization_id, held_on, session_id) where unfunded;

-- Booked here, a session guards its trainer's hour until it ended one way or the other. Files bring the past as it was,
-- overlaps too.
create table session_slot (
  organization_id uuid not null,
  session_id uuid not null,
  trainer_id uuid not null,
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 1 and 1440),
  guards boolean not null default true,
  primary key (organization_id, session_id),
  foreign key (organization_id, session_id) references visit_fact (organization_id, id),
  constraint session_slot_one_at_a_time exclude using gist (
    organization_id with =, trainer_id with =, slot_range(starts_at, minutes) with &&
  ) where (guards)
);
create index session_slot_trainer on session_slot (organization_id, trainer_id, starts_at);

-- What a location does with missed and cancelled sessions, from a day on.
create table session_policy (
  organization_id uuid not null,
  id uuid not null,
  location_id uuid not null,
  -- A member's cancellation in the last hours before the start is late.
  late_hours integer not null check (late_hours between 0 and 168),
  charges_no_show boolean not null,
  charges_late_cancel boolean not null,
  -- How much of the trainer's rate each pays, in basis points.
  pays_no_show_bp integer not null check (pays_no_show_bp between 0 and 10000),
  pays_late_cancel_bp integer not null check (pays_late_cancel_bp between 0 and 10000),
  pays_complimentary_bp integer not null check (pays_complimentary_bp between 0 and 10000),
  held_from date not null,
  held_until date,
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, location_id) references location (organization_id, id),
  check (held_until is null or held_until > held_from),
  constraint session_policy_once exclude using gist (
    organization_id with =, location_id with =, daterange(held_from, held_until, '[)') with &&
  ) where (voided_at is null)
);

-- A rate of its own for one service, before the trainer's general one: so much a session, or a share of its unit value.
create table service_rate (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  service text not null check (service <> ''),
  flat_minor bigint check (flat_minor >= 0),
  share_bp integer check (share_bp between 0 and 10000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  held_from date not null,
  held_until date,
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id),
  check (held_until is null or held_until > held_from),
  check ((flat_minor is null) <> (share_bp is null)),
  constraint service_rate_once exclude using gist (
    organization_id with =, staff_id with =, fold_text(service) with =, daterange(held_from, held_until, '[)') with &&
  ) where (voided_at is null)
);

-- What a session earned whom, and why where it earned nothing or less. Only ever added to, as the ledger is.
create table pay_line (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  entry_id uuid not null,
  staff_id uuid not null,
  location_id uuid not null,
  earned_on date not null,
  amount_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  basis text not null check (basis in ('FLAT', 'SHARE', 'NONE')),
  withheld text check (withheld in ('NO_RATE', 'OTHER_CURRENCY', 'POLICY')),
  reverses_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id)
);
create index pay_line_staff on pay_line (organization_id, staff_id, earned_on);
create index pay_line_entry on pay_line (organization_id, entry_id);
create index pay_line_session on pay_line (organization_id, session_id);
create unique index pay_line_mirror on pay_line (organization_id, reverses_id) where reverses_id is not null;

-- Sessions, revenue and pay by trainer, location and day: never a total of an organization inside a command.
create table session_day (
  organization_id uuid not null,
  on_day date not null,
  location_id uuid not null,
  staff_id uuid not null,
  currency text not null,
  completed integer not null default 0,
  no_shows integer not null default 0,
  late_cancels integer not null default 0,
  recognised_minor bigint not null default 0,
  pay_minor bigint not null default 0,
  primary key (organization_id, on_day, location_id, staff_id, currency)
) with (fillfactor = 70);

-- What each day's sessions came to, as the ledger tells.
create function expected_session_days(the_from date, the_to date)
  returns table (on_day date, location_id uuid, staff_id uuid, currency text, completed bigint, no_shows bigint,
    late_cancels bigint, recognised_minor numeric, pay_minor numeric)
  language sql stable
  as $$
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
  $$;

-- What is left of packages and what became of them, as the ledger tells of all that is dated before a day (null: of all).
-- The earliest event decides: what took the last session ended the package, and a package of which something is left has not ended.
create function expected_package_state(the_packages uuid[], the_day date)
  returns table (package_id uuid, member_id uuid, balance bigint, used bigint, deferred_minor numeric, last_used_on date,
    state text, ended_on date, expires_on date)
  language sql stable
  as $$
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
      case e.kind when 'LAPSE' then e.business_on - 1 else e.business_on end as ended_on
    from ledger_line l join ledger_entry e on e.organization_id = l.organization_id and e.id = l.entry_id
    where s.balance = 0 and l.organization_id = p.organization_id and l.holder_id = p.id and l.account = 'CREDITS_HELD' and l.amount < 0
      and e.reverses_id is null and (the_day is null or e.business_on < the_day)
      and not exists (select from ledger_entry m where m.organization_id = e.organization_id and m.reverses_id = e.id
        and (the_day is null or m.business_on < the_day))
    order by e.business_on desc, e.kind in ('LAPSE', 'REFUND', 'MOVE') desc, e.posted_at desc limit 1) last on true
  where p.organization_id = current_organization() and p.id = any (the_packages)
  $$;

-- Writes only what differs. A package whose sale was taken back keeps its row, empty.
create function refresh_package_state(the_packages uuid[]) returns void
  language sql
  as $$
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
  $$;

-- Adds what these entries say of sessions to the days that they are dated.
create function add_to_session_days(the_entries uuid[]) returns void
  language sql
  as $$
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
  $$;

create or replace function analyze_facts() returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$ begin analyze member, membership_spell, consultation, session_package, sale_split, visit_fact, journey, journey_trainer,
    stage_entry, external_ref, ledger_entry, ledger_line, package_state, session_effect; end $$;

-- The same for the books alone, between the parts of a large import: each part adds up what the part before it wrote.
create function analyze_books() returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$ begin analyze ledger_entry, ledger_line, package_state, pay_line, session_effect; end $$;
