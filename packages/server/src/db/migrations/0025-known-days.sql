-- The days and the member that a fact has had in any of its versions, so that an earlier knowledge is found by the days asked for.
-- Reason: "as it was known at" must cost what the period holds. Without this, the versions of the whole history had to be read
-- to learn which of them lie in a month.

-- Only added to: a fact that moved to another day is found by both, and its version says on which of them it stood.
create table fact_day (
  organization_id uuid not null references organization,
  clock text not null check (clock in ('JOINED', 'SET', 'SLOT', 'SOLD', 'FIRST_SHOW')),
  day date not null,
  fact_id uuid not null,
  member_id uuid not null,
  fact text not null,
  primary key (organization_id, clock, day, fact_id, member_id)
);
create index fact_day_member on fact_day (organization_id, member_id, fact, fact_id);

-- A set is counted by the first slot of its chain alone.
create function days_of_fact(fact text, content jsonb) returns table (clock text, day date)
  language sql stable
  as $$
    select d.clock, d.day::date from (values
      ('membership_spell', 'JOINED', content ->> 'joined_on'),
      ('consultation', 'SET', case when content ->> 'place_in_chain' = '1' then content ->> 'set_on' end),
      ('consultation', 'SLOT', content ->> 'slot_on'),
      ('sale', 'SOLD', content ->> 'sold_on'),
      ('journey', 'FIRST_SHOW', content ->> 'first_show_on')) d(fact, clock, day)
    where d.fact = days_of_fact.fact and d.day is not null
  $$;

create or replace function keep_fact_version() returns trigger
  language plpgsql
  as $$
  declare
    kept jsonb := to_jsonb(new);
  begin
    insert into fact_version (organization_id, id, fact, fact_id, content, voided)
    values (new.organization_id, gen_random_uuid(), tg_argv[0], new.id, kept, new.voided_at is not null);
    insert into fact_day (organization_id, clock, day, fact_id, member_id, fact)
    select new.organization_id, d.clock, d.day, new.id, new.member_id, tg_argv[0] from days_of_fact(tg_argv[0], kept) d
    on conflict do nothing;
    return null;
  end $$;

-- The versions that are there already belong to many organizations; the owner of the table reads them all, once.
alter table fact_version no force row level security;
insert into fact_day (organization_id, clock, day, fact_id, member_id, fact)
select v.organization_id, d.clock, d.day, v.fact_id, (v.content ->> 'member_id')::uuid, v.fact
from fact_version v cross join lateral days_of_fact(v.fact, v.content) d
on conflict do nothing;
alter table fact_version force row level security;
