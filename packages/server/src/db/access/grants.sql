-- What the application and the jobs may touch, given anew after every migration, so that a new table is reachable at once
-- and nothing keeps a right it should not have. Both roles own nothing. The names come from the two addresses in use.
do $$
declare
  role_name text;
  appended constant text[] := array['activity', 'activity_seal', 'fact_batch', 'fact_day', 'ledger_entry', 'ledger_line', 'pay_line'];
  removable constant text[] := array['idempotency_key', 'journey', 'journey_trainer', 'sale_split', 'import_row', 'external_ref', 'import_chunk', 'import_mend'];
  -- They name an organization but are asked before one is known: no grant, narrow functions only.
  global_tables constant text[] := array['organization_directory', 'user_place', 'visit', 'mail_outbox', 'import_job'];
  target record;
begin
  foreach role_name in array string_to_array(current_setting('setshow.roles'), ',') loop
    execute format('grant usage on schema public to %I', role_name);
    for target in
      select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (global_tables)
    loop
      execute format('revoke all on %I from %I', target.relname, role_name);
      execute format('grant select, insert on %I to %I', target.relname, role_name);
      if target.relname = any (appended) then
        continue;
      elsif target.relname = 'fact_version' then
        -- Only the batch number is written later, once the row is known to be committed.
        execute format('grant update (batch) on %I to %I', target.relname, role_name);
      else
        execute format('grant update on %I to %I', target.relname, role_name);
      end if;
      if target.relname = any (removable) then
        execute format('grant delete on %I to %I', target.relname, role_name);
      end if;
    end loop;
    for target in
      select p.oid::regprocedure::text as signature from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    loop
      execute format('revoke all on function %s from public', target.signature);
      execute format('grant execute on function %s to %I', target.signature, role_name);
    end loop;
  end loop;
end $$;
