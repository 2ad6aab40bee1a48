-- What setting, moving and looking somebody up need beyond the facts themselves.
-- Reason: two people may book one trainer's hour at the same moment, and a member's former details must be restorable without
-- standing in the log.

-- One trainer, one hour: only slots booked here guard it, for the past that files bring may overlap as it did in life.
alter table consultation add column guards_slot boolean not null default false;

-- Minutes added to an instant never depend on a zone, though timestamptz + interval in general does; the promise is ours.
create function slot_range(starts timestamptz, minutes integer) returns tstzrange
  language sql immutable parallel safe strict
  as $$ select tstzrange(starts, starts + make_interval(mins => minutes), '[)') $$;

alter table consultation add constraint consultation_one_at_a_time exclude using gist (
  organization_id with =, trainer_id with =, slot_range(starts_at, minutes) with &&
) where (guards_slot and voided_at is null and outcome is null);

-- Dropped is not done and not undone: somebody decided that the step is not needed any more.
alter table next_step add column dropped_at timestamptz;
alter table next_step add constraint next_step_one_end check (done_at is null or dropped_at is null);

-- What a member's details were before each change. Personal data, so it lives here, where an erasure reaches it, and not in
-- the log, which is sealed.
create table member_version (
  organization_id uuid not null,
  member_id uuid not null,
  version integer not null,
  content jsonb not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, member_id, version),
  foreign key (organization_id, member_id) references member (organization_id, id)
);

-- A trainer's own clients: those they have met or are to meet, and those whose package they own. A function, so that the
-- members need not know how consultations and packages are kept.
create function own_clients(the_organization uuid, the_staff uuid) returns table (member_id uuid)
  language sql stable parallel safe
  as $$
    select c.member_id from consultation c
      where c.organization_id = the_organization and c.trainer_id = the_staff and c.voided_at is null
    union
    select p.member_id from session_package p
      where p.organization_id = the_organization and p.owner_staff_id = the_staff and p.voided_at is null
  $$;
create index session_package_owner on session_package (organization_id, owner_staff_id) include (member_id) where voided_at is null;

-- What living facts there are about a member, whoever brought them, in words: what keeps an adding from being undone.
create function facts_of_member(the_organization uuid, the_member uuid) returns table (what text)
  language sql stable parallel safe
  as $$
    select 'a consultation' where exists (select from consultation c
      where c.organization_id = the_organization and c.member_id = the_member and c.voided_at is null)
    union all
    select 'a package' where exists (select from session_package p
      where p.organization_id = the_organization and p.member_id = the_member and p.voided_at is null)
    union all
    select 'a visit' where exists (select from visit_fact f
      where f.organization_id = the_organization and f.member_id = the_member and f.voided_at is null)
  $$;

-- The consultations that were held and on which day: what a follow-up counts its days from.
create function consultation_held(the_organization uuid) returns table (id uuid, showed_on date)
  language sql stable parallel safe
  as $$
    select c.id, c.slot_on from consultation c
    where c.organization_id = the_organization and c.outcome = 'SHOWED' and c.voided_at is null
  $$;

-- The qualifying sales that a show closed: sold on its day or within 90 days, with no later show of the member before them.
create function sales_closed_on(the_organization uuid, the_consultation uuid) returns table (id uuid, sold_on date)
  language sql stable parallel safe
  as $$
    select p.id, p.sold_on from consultation c
    join session_package p on p.organization_id = c.organization_id and p.member_id = c.member_id
      and p.sold_on between c.slot_on and c.slot_on + 90
    where c.organization_id = the_organization and c.id = the_consultation and c.voided_at is null
      and p.kind in ('NEW', 'REACTIVATION') and p.price_minor > 0 and not p.rescinded and p.voided_at is null
      and not exists (select from consultation l where l.organization_id = c.organization_id and l.member_id = c.member_id
        and l.outcome = 'SHOWED' and l.voided_at is null and l.starts_at > c.starts_at and l.slot_on <= p.sold_on)
    order by p.sold_on
  $$;
