-- Who can sign in, the visits that are open, the links sent out, what was tried too often, and what is still to be mailed.
-- Reason: a sign-in comes before any organization is known, so these tables are global; the application reaches them
-- through the narrow functions below and through nothing else. Times are handed in: the functions read no clock.

create table user_account (
  id uuid primary key,
  email text not null check (email <> ''),
  email_key text not null generated always as (lower(btrim(email))) stored unique,
  password_hash text,
  password_set_at timestamptz,
  created_at timestamptz not null default now()
);

-- The directory of places: in which organizations a user may work today. The place itself is the staff row there.
create table user_place (
  user_id uuid not null references user_account,
  organization_id uuid not null references organization_directory,
  created_at timestamptz not null default now(),
  primary key (user_id, organization_id)
);

-- A sign-in. Only a hash of its token is kept: a leaked backup opens no door.
create table visit (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references user_account,
  organization_id uuid not null references organization_directory,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  address text,
  user_agent text
);
create index visit_user on visit (user_id) where ended_at is null;
create index visit_age on visit (expires_at);

create table link_token (
  token_hash bytea primary key,
  user_id uuid not null references user_account,
  purpose text not null check (purpose in ('INVITATION', 'PASSWORD')),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index link_token_user on link_token (user_id) where used_at is null;
create index link_token_age on link_token (expires_at);

-- Counted in a window that starts with the first attempt. The key is a hash: whoever reads the table learns no address.
create table rate_limit (
  kind text not null,
  key_hash bytea not null,
  window_started_at timestamptz not null,
  attempts integer not null,
  primary key (kind, key_hash)
);
create index rate_limit_age on rate_limit (window_started_at);

-- What is to be mailed, by ids only; the link in a mail is made when it is sent, so that no secret waits here.
create table mail_outbox (
  id uuid primary key,
  kind text not null check (kind in ('INVITATION', 'PASSWORD')),
  user_id uuid not null references user_account,
  organization_id uuid references organization_directory,
  inviter_staff_id uuid,
  due_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz
);
create index mail_outbox_due on mail_outbox (due_at) where sent_at is null and given_up_at is null;

-- Users

create function user_of_email(the_email text) returns table (user_id uuid, email text, password_hash text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select u.id, u.email, u.password_hash from user_account u where u.email_key = lower(btrim(the_email)) $$;

create function user_email(the_user uuid) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select u.email from user_account u where u.id = the_user $$;

-- The user of this address; a new one without a password when there was none.
create function user_ensure(the_id uuid, the_email text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    found_id uuid;
  begin
    insert into user_account (id, email) values (the_id, btrim(the_email)) on conflict (email_key) do nothing;
    select u.id into found_id from user_account u where u.email_key = lower(btrim(the_email));
    return found_id;
  end $$;

create function user_set_password(the_user uuid, the_hash text, the_moment timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update user_account u set password_hash = the_hash, password_set_at = the_moment where u.id = the_user $$;

create function user_has_password(the_user uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select u.password_hash is not null from user_account u where u.id = the_user $$;

-- Places

create function place_add(the_user uuid, the_organization uuid) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ insert into user_place (user_id, organization_id) values (the_user, the_organization) on conflict do nothing $$;

create function place_list(the_user uuid) returns table (organization_id uuid, name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select p.organization_id, d.name from user_place p join organization_directory d on d.organization_id = p.organization_id
    where p.user_id = the_user order by p.created_at, p.organization_id $$;

-- Ends the visits there in the same breath: nobody works on in a place that was taken from them.
create function place_remove(the_user uuid, the_organization uuid, the_moment timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    delete from user_place p where p.user_id = the_user and p.organization_id = the_organization;
    update visit v set ended_at = the_moment
      where v.user_id = the_user and v.organization_id = the_organization and v.ended_at is null;
  end $$;

-- Visits

create function visit_start(
  the_id uuid, the_hash bytea, the_user uuid, the_organization uuid, the_moment timestamptz, the_end timestamptz,
  the_address text, the_agent text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    insert into visit (id, token_hash, user_id, organization_id, started_at, last_seen_at, expires_at, address, user_agent)
      select the_id, the_hash, the_user, p.organization_id, the_moment, the_moment, the_end, the_address, the_agent
      from user_place p where p.user_id = the_user and p.organization_id = the_organization;
    return found;
  end $$;

-- The open visit of a token. Being seen is written at most once a minute, so that reading does not become writing.
create function visit_of(the_hash bytea, the_moment timestamptz, the_idle interval)
  returns table (visit_id uuid, user_id uuid, organization_id uuid)
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    update visit v set last_seen_at = the_moment
      where v.token_hash = the_hash and v.ended_at is null and v.expires_at > the_moment
        and v.last_seen_at > the_moment - the_idle and v.last_seen_at <= the_moment - interval '1 minute';
    return query select v.id, v.user_id, v.organization_id from visit v
      join user_place p on p.user_id = v.user_id and p.organization_id = v.organization_id
      where v.token_hash = the_hash and v.ended_at is null and v.expires_at > the_moment and v.last_seen_at > the_moment - the_idle;
  end $$;

-- A new token for an open visit, in another organization when one is named; the old token is dead from then on.
create function visit_rotate(the_visit uuid, the_hash bytea, the_organization uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    update visit v set token_hash = the_hash, organization_id = the_organization
      where v.id = the_visit and v.ended_at is null
        and exists (select from user_place p where p.user_id = v.user_id and p.organization_id = the_organization);
    return found;
  end $$;

create function visit_end(the_visit uuid, the_moment timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update visit v set ended_at = the_moment where v.id = the_visit and v.ended_at is null $$;

create function visits_end(the_user uuid, the_moment timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update visit v set ended_at = the_moment where v.user_id = the_user and v.ended_at is null $$;

-- Those in one organization, but for one: whose rights changed there signs in again.
create function visits_end_there(the_user uuid, the_organization uuid, the_kept uuid, the_moment timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    update visit v set ended_at = the_moment
    where v.user_id = the_user and v.organization_id = the_organization and v.ended_at is null and v.id is distinct from the_kept $$;

-- Links

create function link_add(the_hash bytea, the_user uuid, the_purpose text, the_end timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ insert into link_token (token_hash, user_id, purpose, expires_at) values (the_hash, the_user, the_purpose, the_end) $$;

create function link_of(the_hash bytea, the_moment timestamptz) returns table (user_id uuid, email text, purpose text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select u.id, u.email, l.purpose from link_token l join user_account u on u.id = l.user_id
    where l.token_hash = the_hash and l.used_at is null and l.expires_at > the_moment $$;

-- Uses the link, sets the password, ends every visit and every other link: at once or not at all. False for a dead link.
create function link_use(the_hash bytea, the_password_hash text, the_moment timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    the_user uuid;
  begin
    update link_token l set used_at = the_moment
      where l.token_hash = the_hash and l.used_at is null and l.expires_at > the_moment returning l.user_id into the_user;
    if the_user is null then
      return false;
    end if;
    update user_account u set password_hash = the_password_hash, password_set_at = the_moment where u.id = the_user;
    update visit v set ended_at = the_moment where v.user_id = the_user and v.ended_at is null;
    update link_token l set used_at = the_moment where l.user_id = the_user and l.used_at is null;
    return true;
  end $$;

-- Rate limits

-- Counts one attempt. Returns 0 when it may go on, else the seconds until the window ends.
create function attempt_count(the_kind text, the_key bytea, the_moment timestamptz, the_window interval, the_limit integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    counted rate_limit;
  begin
    insert into rate_limit as r (kind, key_hash, window_started_at, attempts) values (the_kind, the_key, the_moment, 1)
      on conflict (kind, key_hash) do update set
        window_started_at = case when r.window_started_at <= the_moment - the_window then the_moment else r.window_started_at end,
        attempts = case when r.window_started_at <= the_moment - the_window then 1 else least(r.attempts, 1000000) + 1 end
      returning r.* into counted;
    if counted.attempts <= the_limit then
      return 0;
    end if;
    return greatest(1, ceil(extract(epoch from counted.window_started_at + the_window - the_moment)))::integer;
  end $$;

create function attempts_forget(the_kind text, the_key bytea) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ delete from rate_limit r where r.kind = the_kind and r.key_hash = the_key $$;

-- The mail outbox

create function mail_add(the_id uuid, the_kind text, the_user uuid, the_organization uuid, the_inviter uuid, the_moment timestamptz)
  returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    insert into mail_outbox (id, kind, user_id, organization_id, inviter_staff_id, due_at)
    values (the_id, the_kind, the_user, the_organization, the_inviter, the_moment) $$;

-- A forgotten password: one statement whether or not the address is known, so that the time it takes says nothing. Only
-- somebody who has a place gets a mail.
create function mail_add_password_link(the_id uuid, the_email text, the_moment timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    insert into mail_outbox (id, kind, user_id, due_at)
    select the_id, 'PASSWORD', u.id, the_moment from user_account u
    where u.email_key = lower(btrim(the_email)) and exists (select from user_place p where p.user_id = u.id) $$;

-- Takes what is due for one process alone; what it does not finish comes due again when the lease is over.
create function mail_take(the_moment timestamptz, the_lease interval, the_number integer)
  returns table (id uuid, kind text, user_id uuid, email text, organization_id uuid, organization_name text, inviter_staff_id uuid, attempts integer)
  language sql security definer set search_path = public, pg_temp
  as $$
    with due as (
      select o.id from mail_outbox o
      where o.sent_at is null and o.given_up_at is null and o.due_at <= the_moment
      order by o.due_at, o.id limit the_number for update skip locked
    ), taken as (
      update mail_outbox o set due_at = the_moment + the_lease, attempts = o.attempts + 1
      from due where o.id = due.id
      returning o.*
    )
    select t.id, t.kind, t.user_id, u.email, t.organization_id, d.name, t.inviter_staff_id, t.attempts
    from taken t join user_account u on u.id = t.user_id
    left join organization_directory d on d.organization_id = t.organization_id
    order by t.id $$;

create function mail_sent(the_id uuid, the_moment timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update mail_outbox o set sent_at = the_moment where o.id = the_id $$;

create function mail_put_off(the_id uuid, the_due timestamptz, the_end timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ update mail_outbox o set due_at = the_due, given_up_at = the_end where o.id = the_id $$;

-- Forgets what is long over: ended visits, dead links, old counts, mail that is done.
create function signing_in_sweep(the_moment timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$
    delete from visit v where v.expires_at < the_moment - interval '30 days';
    delete from link_token l where l.expires_at < the_moment - interval '30 days';
    delete from rate_limit r where r.window_started_at < the_moment - interval '2 days';
    delete from mail_outbox o where o.due_at < the_moment - interval '30 days' and (o.sent_at is not null or o.given_up_at is not null) $$;

-- API keys belong to one organization, whose id the key itself carries: the transaction is bound before the key is looked up.
create table api_key (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 100),
  secret_hash bytea not null,
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['READ', 'WRITE', 'IMPORT']),
  added_by_staff_id uuid,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create index api_key_name on api_key (organization_id, name, id);
