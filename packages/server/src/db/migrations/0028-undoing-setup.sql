-- What undoing a setup act asks: whether anything rests on a location, on a person or on a key, and what a person's place said before.
-- Reason: an opening, an invitation or a key may be taken back only while nothing happened on it, whoever brought it.

-- What a person's place said before an invitation took it over: a sign-in, an address. Personal data, so it lives here,
-- where an erasure reaches it, and not in the log, which is sealed.
create table staff_version (
  organization_id uuid not null,
  staff_id uuid not null,
  version integer not null,
  content jsonb not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, staff_id, version),
  foreign key (organization_id, staff_id) references staff (organization_id, id)
);

-- A key that was added by mistake never was: it opens nothing and stands in no list.
alter table api_key add column voided_at timestamptz;

-- What living facts there are at a location, in words.
create function facts_of_location(the_organization uuid, the_location uuid) returns table (what text)
  language sql stable parallel safe
  as $$
    select 'somebody''s role' where exists (select from role_grant g
      where g.organization_id = the_organization and g.location_id = the_location and g.voided_at is null)
    union all
    select 'a person who belongs there' where exists (select from staff s
      where s.organization_id = the_organization and s.home_location_id = the_location and s.voided_at is null)
    union all
    select 'a member' where exists (select from member m
      where m.organization_id = the_organization and m.home_location_id = the_location and m.voided_at is null)
    union all
    select 'a membership' where exists (select from membership_spell p
      where p.organization_id = the_organization and p.location_id = the_location and p.voided_at is null)
    union all
    select 'a consultation' where exists (select from consultation c
      where c.organization_id = the_organization and c.location_id = the_location and c.voided_at is null)
    union all
    select 'a package' where exists (select from session_package p
      where p.organization_id = the_organization and p.location_id = the_location and p.voided_at is null)
    union all
    select 'a visit' where exists (select from visit_fact f
      where f.organization_id = the_organization and f.location_id = the_location and f.voided_at is null)
    union all
    select 'a next step' where exists (select from next_step t
      where t.organization_id = the_organization and t.location_id = the_location and t.voided_at is null)
    union all
    -- It knows the locations that were there when it began, and brings its rows in at the end.
    select 'an import that is running' where exists (select from import_run r
      where r.organization_id = the_organization and r.state in ('JUDGING', 'JUDGED') and not r.dry_run
        and r.heartbeat_at > clock_timestamp() - interval '5 minutes')
  $$;

-- What living facts name a person of the staff, in words.
create function facts_of_staff(the_organization uuid, the_staff uuid) returns table (what text)
  language sql stable parallel safe
  as $$
    select 'a consultation' where exists (select from consultation c
      where c.organization_id = the_organization and c.voided_at is null
        and the_staff in (c.trainer_id, c.set_by_staff_id, c.booked_by_staff_id))
    union all
    select 'a package' where exists (select from session_package p
      left join sale_split x on x.organization_id = p.organization_id and x.package_id = p.id and x.staff_id = the_staff
      where p.organization_id = the_organization and p.voided_at is null and (p.owner_staff_id = the_staff or x.staff_id is not null))
    union all
    select 'a visit' where exists (select from visit_fact f
      where f.organization_id = the_organization and f.trainer_id = the_staff and f.voided_at is null)
    union all
    select 'a next step' where exists (select from next_step t
      where t.organization_id = the_organization and t.owner_staff_id = the_staff and t.voided_at is null)
    union all
    select 'a pay rate' where exists (select from pay_rate r
      where r.organization_id = the_organization and r.staff_id = the_staff and r.voided_at is null)
  $$;

-- What somebody did as a trainer, in words.
create function facts_of_trainer(the_organization uuid, the_staff uuid) returns table (what text)
  language sql stable parallel safe
  as $$
    select 'a consultation held by them' where exists (select from consultation c
      where c.organization_id = the_organization and c.trainer_id = the_staff and c.voided_at is null)
    union all
    select 'a visit held by them' where exists (select from visit_fact f
      where f.organization_id = the_organization and f.trainer_id = the_staff and f.voided_at is null)
  $$;

-- A way in that is not to be used any more: what waits to be mailed for this organization, and the links of somebody who has
-- no place left anywhere. Who works elsewhere keeps theirs: a link does not say which organization sent it.
create function ways_in_close(the_user uuid, the_organization uuid, the_moment timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    update mail_outbox o set given_up_at = the_moment
      where o.user_id = the_user and o.organization_id = the_organization and o.sent_at is null and o.given_up_at is null;
    update link_token l set used_at = the_moment
      where l.user_id = the_user and l.used_at is null and not exists (select from user_place p where p.user_id = the_user);
  end $$;
