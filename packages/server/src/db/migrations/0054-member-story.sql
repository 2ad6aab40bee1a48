-- Everything that happened with a member: the acts of the log, and what files told of before anybody worked here.
-- Reason: a member's page tells one story. Functions, so that the members need not know how the later facts are kept.

-- Open next steps: whose, where, by when.
create function open_steps(the_organization uuid) returns table (member_id uuid, location_id uuid, owner_staff_id uuid, due_on date)
  language sql stable parallel safe
  as $$
    select t.member_id, t.location_id, t.owner_staff_id, t.due_on from next_step t
    where t.organization_id = the_organization and t.voided_at is null and t.done_at is null and t.dropped_at is null
  $$;

-- The acts of the log about a member, and for each fact that no act tells of, the lines that an act would have left.
create function story_of_member(the_organization uuid, the_member uuid)
  returns table (entry text, happened_at timestamptz, verb text, actor_kind text, actor_staff_id uuid, actor_key_id uuid,
    location_id uuid, subject_kind text, subject_id uuid, import_run_id uuid, undoes_id uuid, undone_by_id uuid,
    what text, starts_at timestamptz, on_day date, with_staff_id uuid)
  language sql stable parallel safe
  as $$
  with told as materialized (
    select a.* from activity a where a.organization_id = the_organization and a.member_id = the_member
  ),
  standing as materialized (
    select t.* from told t where t.undoes_id is null
      and not exists (select from activity u where u.organization_id = the_organization and u.undoes_id = t.id)
  ),
  facts as (
    select 'spell-' || s.id as entry, (s.joined_on + time '12:00') at time zone s.time_zone as happened_at,
      'spell.' || lower(s.entry) as verb, s.location_id, 'membership_spell' as subject_kind, s.id as subject_id, 'member' as ref_kind, s.member_id as ref_id
    from membership_spell s
    where s.organization_id = the_organization and s.member_id = the_member and s.voided_at is null
      and not exists (select from standing t
        where t.verb = 'spell.started' and t.subject_id = s.id or t.verb = 'member.added' and t.facts ->> 'spellId' = s.id::text)
    union all
    select 'set-' || c.id, c.booked_at, case when c.walk_in then 'consultation.walked-in' when c.place_in_chain = 1 then 'consultation.set' else 'consultation.moved' end,
      c.location_id, 'consultation', c.id, 'consultation', c.id
    from consultation c
    where c.organization_id = the_organization and c.member_id = the_member and c.voided_at is null
      and not exists (select from standing t
        where t.verb in ('consultation.set', 'consultation.walked-in') and t.subject_id = c.id or t.facts ->> 'toId' = c.id::text)
    union all
    select 'outcome-' || c.id, c.outcome_at, 'consultation.' || case c.outcome when 'SHOWED' then 'showed' when 'NO_SHOW' then 'missed' else 'cancelled' end,
      c.location_id, 'consultation', c.id, 'consultation', c.id
    from consultation c
    where c.organization_id = the_organization and c.member_id = the_member and c.voided_at is null and c.outcome <> 'RESCHEDULED'
      and not exists (select from standing t where t.subject_id = c.id
        and t.verb in ('consultation.showed', 'consultation.missed', 'consultation.cancelled', 'consultation.corrected'))
    union all
    select 'sale-' || p.id, p.sold_at, 'package.sold', p.location_id, 'session_package', p.id, 'sale', p.id
    from session_package p
    where p.organization_id = the_organization and p.member_id = the_member and p.voided_at is null
      and not exists (select from standing t
        where t.verb = 'package.sold' and t.subject_id = p.id or t.verb = 'consultation.closed' and t.facts ->> 'packageId' = p.id::text)
    union all
    select 'visit-' || v.id, v.starts_at, 'visit.' || replace(lower(coalesce(v.outcome, 'planned')), '_', '-'), v.location_id, 'visit', v.id, 'visit', v.id
    from visit_fact v
    where v.organization_id = the_organization and v.member_id = the_member and v.voided_at is null
  ),
  lines as (
    select t.id::text as entry, t.happened_at, t.verb, t.actor_kind, t.actor_staff_id, t.actor_key_id, t.location_id, t.subject_kind,
      t.subject_id, t.import_run_id, t.undoes_id, u.id as undone_by_id, t.facts
    from told t left join activity u on u.organization_id = the_organization and u.undoes_id = t.id
    union all
    select f.entry, f.happened_at, f.verb, null, null, null, f.location_id, f.subject_kind, f.subject_id, r.run_id, null, null, '{}'::jsonb
    from facts f
    left join lateral (
      select e.run_id from external_ref e
      where e.organization_id = the_organization and e.kind = f.ref_kind and e.target_id = f.ref_id limit 1) r on true
  )
  select l.entry, l.happened_at, l.verb, l.actor_kind, l.actor_staff_id, l.actor_key_id, l.location_id, l.subject_kind, l.subject_id,
    l.import_run_id, l.undoes_id, l.undone_by_id,
    coalesce(n.what, p.item, left(o.body, 300), nullif(s.membership, ''), k.channel),
    coalesce((l.facts ->> 'startsAt')::timestamptz, c.starts_at, v.starts_at),
    coalesce((l.facts -> 'after' ->> 'dueOn')::date, (l.facts ->> 'dueOn')::date, (l.facts ->> 'leftOn')::date, n.due_on, s.joined_on, k.given_on),
    coalesce((l.facts ->> 'trainerId')::uuid, c.trainer_id, v.trainer_id, (l.facts -> 'after' ->> 'ownerStaffId')::uuid, n.owner_staff_id)
  from lines l
  left join consultation c on c.organization_id = the_organization and l.subject_kind = 'consultation' and c.id = l.subject_id
  left join next_step n on n.organization_id = the_organization and l.subject_kind = 'next_step' and n.id = l.subject_id
  left join session_package p on p.organization_id = the_organization and l.subject_kind = 'session_package' and p.id = l.subject_id
  left join member_note o on o.organization_id = the_organization and l.subject_kind = 'member_note' and o.id = l.subject_id
  left join membership_spell s on s.organization_id = the_organization and l.subject_kind = 'membership_spell' and s.id = l.subject_id
  left join visit_fact v on v.organization_id = the_organization and l.subject_kind = 'visit' and v.id = l.subject_id
  left join consent k on k.organization_id = the_organization and l.subject_kind = 'consent' and k.id = l.subject_id
  $$;
