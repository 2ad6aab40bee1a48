#!/bin/sh
# Makes the three roles of a SetShow database: one that owns its tables, two that own nothing.
# Needs psql, an administrator's connection (PG… variables or a local socket) and OWNER_PASSWORD, APP_PASSWORD,
# JOBS_PASSWORD. POSTGRES_DB names the database (setshow unless told). Run again it only sets the passwords.
set -eu
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" \
  --dbname "${POSTGRES_DB:-setshow}" --set database="${POSTGRES_DB:-setshow}" \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" --set jobs_password="$JOBS_PASSWORD" <<'SQL'
select format('create role %I', name)
  from unnest(array['setshow_owner', 'setshow_app', 'setshow_jobs']) as name
 where not exists (select 1 from pg_roles where rolname = name) \gexec
alter role setshow_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
alter role setshow_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'app_password';
alter role setshow_jobs login nosuperuser nocreatedb nocreaterole nobypassrls password :'jobs_password';
grant connect, create, temporary on database :"database" to setshow_owner;
grant connect on database :"database" to setshow_app, setshow_jobs;
revoke create, temporary on database :"database" from public;
alter schema public owner to setshow_owner;
revoke create on schema public from public;
grant usage on schema public to setshow_app, setshow_jobs;
SQL
