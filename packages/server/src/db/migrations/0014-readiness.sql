-- Which migrations the database has seen, for a server that must not let requests in before its own have run.
-- Reason: the table belongs to the owner, and the application may see nothing of it but the names.
create function migrations_seen() returns table (name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select m.name::text from migration m $$;
