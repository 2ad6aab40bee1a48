-- The stages that somebody entered are kept when the facts behind them go: voided, not removed.
-- Reason: stage history is never lost; whoever asks why a member stands where they stand must find what was believed before.
create or replace function refresh_stages(the_members uuid[]) returns void
  language plpgsql
  as $$
  begin
    with expected as materialized (select * from expected_stages(the_members))
    update stage_entry t set voided_at = clock_timestamp()
    where t.organization_id = current_organization() and t.member_id = any (the_members) and t.voided_at is null and not exists (
      select 1 from expected e
      where e.spell_id = t.spell_id and e.stage = t.stage and e.entered_on = t.entered_on and e.entered_at = t.entered_at);
    insert into stage_entry (organization_id, id, member_id, spell_id, stage, entered_on, entered_at)
    select current_organization(), gen_random_uuid(), e.member_id, e.spell_id, e.stage, e.entered_on, e.entered_at
    from expected_stages(the_members) e
    where not exists (select 1 from stage_entry t where t.organization_id = current_organization() and t.spell_id = e.spell_id
      and t.stage = e.stage and t.voided_at is null);
  end $$;
