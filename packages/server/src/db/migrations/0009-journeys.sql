-- Journeys and stages: one definition each, used by the verbs that refresh them, by verify and by the writers' tests.
-- Reason: README, "Journey": the first show opens it; a later show opens a new one when it comes 90 days or more after
-- both the previous journey's first show and the member's last completed session. Derived, so never written by hand.

create function expected_journeys(the_members uuid[])
  returns table (
    member_id uuid, number integer, first_consultation_id uuid, first_show_on date, first_show_at timestamptz,
    location_id uuid, trainer_id uuid, sale_id uuid, sale_on date, days_to_sale integer, closer_id uuid, trainer_shows jsonb)
  language sql stable
  as $$
  with recursive
  opened as (
    select m.id as member_id, 1 as number, s.id as show_id, s.slot_on, s.starts_at, s.location_id, s.trainer_id
    from unnest(the_members) as m(id)
    cross join lateral (
      select c.id, c.slot_on, c.starts_at, c.location_id, c.trainer_id from consultation c
      where c.organization_id = current_organization() and c.member_id = m.id and c.voided_at is null and c.outcome = 'SHOWED'
      order by c.starts_at, c.id limit 1) s
    union all
    select o.member_id, o.number + 1, s.id, s.slot_on, s.starts_at, s.location_id, s.trainer_id
    from opened o
    cross join lateral (
      select c.id, c.slot_on, c.starts_at, c.location_id, c.trainer_id from consultation c
      where c.organization_id = current_organization() and c.member_id = o.member_id and c.voided_at is null and c.outcome = 'SHOWED'
        and c.slot_on >= o.slot_on + 90
        and not exists (
          select 1 from visit_fact v
          where v.organization_id = current_organization() and v.member_id = o.member_id and v.voided_at is null
            and v.outcome = 'COMPLETED' and v.held_on > c.slot_on - 90 and v.starts_at < c.starts_at)
      order by c.starts_at, c.id limit 1) s
  ),
  bounded as (
    select o.*, lead(o.starts_at) over (partition by o.member_id order by o.number) as next_at from opened o
  ),
  sold as (
    select b.*, p.id as sale_id, p.sold_on as sale_on
    from bounded b
    left join lateral (
      select p.id, p.sold_on from session_package p
      where p.organization_id = current_organization() and p.member_id = b.member_id and p.voided_at is null
        and p.kind in ('NEW', 'REACTIVATION') and p.price_minor > 0 and not p.rescinded
        and p.sold_on between b.slot_on and b.slot_on + 90
      order by p.sold_on, p.sold_at, p.id limit 1) p on true
  ),
  closed as (
    select s.*, k.trainer_id as closer_id
    from sold s
    left join lateral (
      select c.trainer_id from consultation c
      where c.organization_id = current_organization() and c.member_id = s.member_id and c.voided_at is null and c.outcome = 'SHOWED'
        and s.sale_id is not null and c.slot_on <= s.sale_on
      order by c.starts_at desc, c.id desc limit 1) k on true
  )
  select c.member_id, c.number, c.show_id, c.slot_on, c.starts_at, c.location_id, c.trainer_id, c.sale_id, c.sale_on,
    c.sale_on - c.slot_on, c.closer_id, coalesce(t.shows, '[]')
  from closed c
  left join lateral (
    select jsonb_agg(jsonb_build_object('trainerId', x.trainer_id, 'firstShowOn', x.first_show_on,
        'closed', c.sale_on - c.slot_on <= 30 and c.closer_id = x.trainer_id) order by x.first_show_on, x.trainer_id) as shows
    from (
      select v.trainer_id, min(v.slot_on) as first_show_on from consultation v
      where v.organization_id = current_organization() and v.member_id = c.member_id and v.voided_at is null and v.outcome = 'SHOWED'
        and v.starts_at >= c.starts_at and (c.next_at is null or v.starts_at < c.next_at)
      group by v.trainer_id) x) t on true
  $$;

-- Writes only what differs, so that a fact that did not move keeps no new version. Returns how many journeys changed.
create function refresh_journeys(the_members uuid[]) returns integer
  language plpgsql
  as $$
  declare
    changed uuid[];
  begin
    -- Two commands on one member must not both conclude from what neither has committed.
    perform 1 from member m where m.organization_id = current_organization() and m.id = any (the_members) order by m.id for no key update;

    with expected as materialized (select * from expected_journeys(the_members)),
    gone as (
      update journey j set voided_at = now()
      where j.organization_id = current_organization() and j.member_id = any (the_members) and j.voided_at is null
        and not exists (select 1 from expected e where e.member_id = j.member_id and e.number = j.number)
      returning j.id),
    moved as (
      update journey j set first_consultation_id = e.first_consultation_id, first_show_on = e.first_show_on,
        first_show_at = e.first_show_at, location_id = e.location_id, trainer_id = e.trainer_id, sale_id = e.sale_id,
        sale_on = e.sale_on, days_to_sale = e.days_to_sale, closer_id = e.closer_id, trainer_shows = e.trainer_shows
      from expected e
      where j.organization_id = current_organization() and j.voided_at is null and j.member_id = e.member_id and j.number = e.number
        and (j.first_consultation_id, j.first_show_on, j.first_show_at, j.location_id, j.trainer_id, j.sale_id, j.sale_on,
             j.closer_id, j.trainer_shows)
          is distinct from (e.first_consultation_id, e.first_show_on, e.first_show_at, e.location_id, e.trainer_id, e.sale_id,
             e.sale_on, e.closer_id, e.trainer_shows)
      returning j.id),
    made as (
      insert into journey (organization_id, id, member_id, number, first_consultation_id, first_show_on, first_show_at,
        location_id, trainer_id, sale_id, sale_on, days_to_sale, closer_id, trainer_shows)
      select current_organization(), gen_random_uuid(), e.member_id, e.number, e.first_consultation_id, e.first_show_on,
        e.first_show_at, e.location_id, e.trainer_id, e.sale_id, e.sale_on, e.days_to_sale, e.closer_id, e.trainer_shows
      from expected e
      where not exists (select 1 from journey j where j.organization_id = current_organization() and j.member_id = e.member_id
        and j.number = e.number and j.voided_at is null)
      returning id)
    select coalesce(array_agg(id), '{}') into changed
    from (select id from gone union all select id from moved union all select id from made) x;

    delete from journey_trainer t where t.organization_id = current_organization() and t.journey_id = any (changed);
    insert into journey_trainer (organization_id, journey_id, trainer_id, first_show_on, closed)
    select j.organization_id, j.id, s.trainer_id, s.first_show_on, coalesce(s.closed, false)
    from journey j
    cross join lateral (
      select (x ->> 'trainerId')::uuid as trainer_id, (x ->> 'firstShowOn')::date as first_show_on, (x ->> 'closed')::boolean as closed
      from jsonb_array_elements(j.trainer_shows) x) s
    where j.organization_id = current_organization() and j.id = any (changed) and j.voided_at is null;
    return cardinality(changed);
  end $$;

-- The stages of each membership spell, as the facts say them: joined, set, showed, closed.
create function expected_stages(the_members uuid[])
  returns table (member_id uuid, spell_id uuid, stage text, entered_on date, entered_at timestamptz)
  language sql stable
  as $$
  with spells as (
    select s.id, s.member_id, s.joined_on, s.time_zone,
      lead(s.joined_on) over (partition by s.member_id order by s.joined_on, s.id) as next_joined_on
    from membership_spell s
    where s.organization_id = current_organization() and s.member_id = any (the_members) and s.voided_at is null
  ),
  chances as (
    select s.id as spell_id, s.member_id, c.place_in_chain, c.set_on, c.booked_at, c.slot_on, c.starts_at, c.outcome, c.walk_in
    from spells s
    join consultation c on c.organization_id = current_organization() and c.member_id = s.member_id and c.voided_at is null
      and c.set_on >= s.joined_on and (s.next_joined_on is null or c.set_on < s.next_joined_on)
  )
  select s.member_id, s.id, 'JOINED', s.joined_on, (s.joined_on + time '12:00') at time zone s.time_zone from spells s
  union all
  (select distinct on (c.spell_id) c.member_id, c.spell_id, 'SET', c.set_on, c.booked_at from chances c
   where c.place_in_chain = 1 and not c.walk_in order by c.spell_id, c.booked_at)
  union all
  (select distinct on (c.spell_id) c.member_id, c.spell_id, 'SHOWED', c.slot_on, c.starts_at from chances c
   where c.outcome = 'SHOWED' order by c.spell_id, c.starts_at)
  union all
  (select distinct on (s.id) s.member_id, s.id, 'CLOSED', p.sold_on, p.sold_at
   from spells s
   join session_package p on p.organization_id = current_organization() and p.member_id = s.member_id and p.voided_at is null
     and p.kind in ('NEW', 'REACTIVATION') and p.price_minor > 0 and not p.rescinded
     and p.sold_on >= s.joined_on and (s.next_joined_on is null or p.sold_on < s.next_joined_on)
   order by s.id, p.sold_on, p.sold_at)
  $$;

create function refresh_stages(the_members uuid[]) returns void
  language plpgsql
  as $$
  begin
    with expected as materialized (select * from expected_stages(the_members))
    delete from stage_entry t
    where t.organization_id = current_organization() and t.member_id = any (the_members) and not exists (
      select 1 from expected e
      where e.spell_id = t.spell_id and e.stage = t.stage and e.entered_on = t.entered_on and e.entered_at = t.entered_at);
    insert into stage_entry (organization_id, id, member_id, spell_id, stage, entered_on, entered_at)
    select current_organization(), gen_random_uuid(), e.member_id, e.spell_id, e.stage, e.entered_on, e.entered_at
    from expected_stages(the_members) e
    where not exists (select 1 from stage_entry t where t.organization_id = current_organization() and t.spell_id = e.spell_id
      and t.stage = e.stage and t.voided_at is null);
  end $$;
