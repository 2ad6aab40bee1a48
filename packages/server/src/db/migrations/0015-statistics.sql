-- Whoever fills a whole organization at once is followed, in the same transaction, by statements that walk what was filled.
-- Reason: plans without statistics pair every member with every consultation. The application owns no table and may not
-- analyze one; this narrow function does it for the facts alone.
create function analyze_facts() returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$ begin analyze member, membership_spell, consultation, session_package, sale_split, visit_fact, journey, journey_trainer, stage_entry; end $$;
