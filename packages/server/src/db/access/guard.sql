-- Row-level security, enabled and forced, on every table that carries an organization.
-- Reason: one forgotten predicate must not show one franchise to another; the catalogue test holds this for tables to come.
do $$
declare
  guarded text;
  -- They name an organization but are asked before one is known; reached through narrow functions only.
  global_tables constant text[] := array['organization_directory', 'user_place', 'visit', 'mail_outbox', 'import_job'];
begin
  for guarded in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (global_tables)
      and not c.relrowsecurity
  loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy of_the_organization on %I using (organization_id = current_organization()) with check (organization_id = current_organization())',
      guarded);
  end loop;
end $$;
