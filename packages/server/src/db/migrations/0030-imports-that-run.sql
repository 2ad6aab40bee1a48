-- An import that is anywhere between its beginning and its end holds a location up, whatever it is doing at the moment.
-- Reason: a run has more states than one on its way, and each of them brings its rows in only at the end.

create or replace function facts_of_location(the_organization uuid, the_location uuid) returns table (what text)
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
    select 'an import that is running' where exists (select from import_run r
      where r.organization_id = the_organization and r.state not in ('COMMITTED', 'UNDONE', 'REFUSED', 'ABANDONED') and not r.dry_run
        and r.heartbeat_at > clock_timestamp() - interval '5 minutes')
  $$;
