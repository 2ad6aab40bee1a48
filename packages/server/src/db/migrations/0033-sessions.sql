-- The day a package ended by expiry is its last valid day, however late and in whichever open period its breakage was dated.
-- Reason: an expiry that is told of after the books of its month were closed ended the package no later for that.

create or replace function expected_package_state(the_packages uuid[], the_day date)
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
      case e.kind when 'LAPSE' then p.expires_on else e.business_on end as ended_on
    from ledger_line l join ledger_entry e on e.organization_id = l.organization_id and e.id = l.entry_id
    where s.balance = 0 and l.organization_id = p.organization_id and l.holder_id = p.id and l.account = 'CREDITS_HELD' and l.amount < 0
      and e.reverses_id is null and (the_day is null or e.business_on < the_day)
      and not exists (select from ledger_entry m where m.organization_id = e.organization_id and m.reverses_id = e.id
        and (the_day is null or m.business_on < the_day))
    order by e.business_on desc, e.kind in ('LAPSE', 'REFUND', 'MOVE') desc, e.posted_at desc limit 1) last on true
  where p.organization_id = current_organization() and p.id = any (the_packages)
  $$;
