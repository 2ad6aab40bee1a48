-- Every version of a fact that bears a metric is kept by the table itself, whichever verb or import wrote it.
-- Reason: "as it was known at" must never depend on a caller remembering to say so.

alter table journey add column trainer_shows jsonb not null default '[]';

create function keep_fact_version() returns trigger
  language plpgsql
  as $$
  begin
    insert into fact_version (organization_id, id, fact, fact_id, content, voided)
    values (new.organization_id, gen_random_uuid(), tg_argv[0], new.id, to_jsonb(new), new.voided_at is not null);
    return null;
  end $$;

create trigger keep_version_first after insert on consultation for each row execute function keep_fact_version('consultation');
create trigger keep_version after update on consultation for each row
  when (old.* is distinct from new.*) execute function keep_fact_version('consultation');
create trigger keep_version_first after insert on session_package for each row execute function keep_fact_version('sale');
create trigger keep_version after update on session_package for each row
  when (old.* is distinct from new.*) execute function keep_fact_version('sale');
create trigger keep_version_first after insert on membership_spell for each row execute function keep_fact_version('membership_spell');
create trigger keep_version after update on membership_spell for each row
  when (old.* is distinct from new.*) execute function keep_fact_version('membership_spell');
create trigger keep_version_first after insert on journey for each row execute function keep_fact_version('journey');
create trigger keep_version after update on journey for each row
  when (old.* is distinct from new.*) execute function keep_fact_version('journey');
