-- What every later step leans on: whom a transaction is bound to, how names compare, and the directory of organizations.
-- Reason: row-level security, search and sorting must mean the same in every table from the first one on.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Sorting by the rules of all languages at once (Å, Ö, İ stand where readers look for them).
create collation if not exists names (provider = icu, locale = 'und-u-kn-true');

-- The organization of the running transaction. Unset reads '', which must be nobody: it fails closed.
create function current_organization() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.organization_id', true), '')::uuid $$;

-- How names are compared: lower case, accents off, spaces single. unaccent() alone is not immutable (its dictionary could
-- change), so an index may not rest on it; naming the dictionary makes the promise that ours does not.
create function fold_text(value text) returns text
  language sql immutable parallel safe strict
  as $$ select btrim(regexp_replace(lower(public.unaccent('public.unaccent', value)), '\s+', ' ', 'g')) $$;

-- The directory: which organizations there are. Global, because a sign-in or the command line must find one by its name
-- before any transaction can be bound to it. Reached through the functions below only.
create table organization_directory (
  organization_id uuid primary key,
  name text not null,
  name_key text not null unique,
  created_at timestamptz not null default now()
);

create function directory_add(the_id uuid, the_name text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    insert into organization_directory (organization_id, name, name_key) values (the_id, the_name, fold_text(the_name))
      on conflict (name_key) do nothing;
    return found;
  end $$;

create function directory_find(the_name text) returns table (organization_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select d.organization_id, d.name from organization_directory d where d.name_key = fold_text(the_name) $$;

create function directory_list() returns table (organization_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select d.organization_id, d.name from organization_directory d order by d.created_at, d.organization_id $$;
