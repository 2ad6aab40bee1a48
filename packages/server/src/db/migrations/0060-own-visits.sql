-- People look at their own visits, end one of them, and change their password while they are signed in.
-- Reason: whoever sees a device that is not theirs must be able to end it there and then, without a mail and without help.

create function visit_list(the_user uuid, the_moment timestamptz, the_idle interval)
  returns table (
    visit_id uuid, organization_id uuid, organization_name text, started_at timestamptz, last_seen_at timestamptz,
    expires_at timestamptz, address text, user_agent text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select v.id, v.organization_id, d.name, v.started_at, v.last_seen_at, v.expires_at, v.address, v.user_agent
    from visit v join organization_directory d on d.organization_id = v.organization_id
    where v.user_id = the_user and v.ended_at is null and v.expires_at > the_moment and v.last_seen_at > the_moment - the_idle
    order by v.last_seen_at desc, v.id desc limit 100 $$;

-- Ends an open visit of this user and of nobody else; false where there is none.
create function visit_end_of(the_visit uuid, the_user uuid, the_moment timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    update visit v set ended_at = the_moment where v.id = the_visit and v.user_id = the_user and v.ended_at is null;
    return found;
  end $$;

create function user_password(the_user uuid) returns table (email text, password_hash text, password_set_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select u.email, u.password_hash, u.password_set_at from user_account u where u.id = the_user $$;

-- A new password, and with it the end of every visit but the one it was changed in and of every link that waits. Returns
-- how many visits ended.
create function user_change_password(the_user uuid, the_hash text, the_kept uuid, the_moment timestamptz) returns integer
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    the_number integer;
  begin
    update user_account u set password_hash = the_hash, password_set_at = the_moment where u.id = the_user;
    update link_token l set used_at = the_moment where l.user_id = the_user and l.used_at is null;
    update visit v set ended_at = the_moment where v.user_id = the_user and v.ended_at is null and v.id is distinct from the_kept;
    get diagnostics the_number = row_count;
    return the_number;
  end $$;
