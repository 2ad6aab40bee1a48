import type { Reach } from '../auth/index.ts';
import type { Tx } from '../db/index.ts';
import { locationsIn } from './house.read.ts';

/** Facts contradict one another when one id says two things; of a person's own fields the later row wins. */
const FACTS = ['consultations', 'sales', 'visits'];

const REFS: Record<string, string> = {
  staff: 'staff',
  members: 'member',
  consultations: 'consultation',
  sales: 'sale',
  visits: 'visit',
};

/** Where each kind's rows keep the location that they belong to. */
const PLACES = [
  ['members', 'member', 'home_location_id'],
  ['consultations', 'consultation', 'location_id'],
  ['sales', 'session_package', 'location_id'],
  ['visits', 'visit_fact', 'location_id'],
] as const;

/** What each kind of row changes. */
const TARGETS = {
  staff: 'staff',
  members: 'member',
  consultations: 'consultation',
  sales: 'session_package',
  visits: 'visit_fact',
};

async function contradictions(tx: Tx, runId: string): Promise<void> {
  await tx.rows(
    `with several as (
       select kind, ref, string_agg(row_number::text, ', ' order by place) as row_numbers from import_row
       where organization_id = $1 and run_id = $2 and verdict is null and kind = any ($3)
       group by kind, ref having count(distinct fingerprint) > 1)
     update import_row r set verdict = 'REFUSED', reasons = r.reasons || jsonb_build_array(jsonb_build_object(
       'column', 'id', 'value', r.ref, 'code', 'rows-contradict',
       'message', 'this id says different things in rows ' || s.row_numbers, 'mend', 'Keep the row that is right.'))
     from several s
     where r.organization_id = $1 and r.run_id = $2 and r.verdict is null and r.kind = s.kind and r.ref = s.ref`,
    [tx.organizationId, runId, FACTS],
  );
}

async function repeats(tx: Tx, runId: string): Promise<void> {
  await tx.rows(
    `with ranked as (
       select place, fingerprint,
         row_number() over (partition by kind, ref order by case when kind = any ($3) then place else -place end) as nth,
         first_value(fingerprint) over (partition by kind, ref order by case when kind = any ($3) then place else -place end) as kept
       from import_row where organization_id = $1 and run_id = $2 and verdict is null and ref is not null)
     update import_row r set verdict = case when ranked.fingerprint = ranked.kept then 'REPEATED' else 'SUPERSEDED' end
     from ranked where r.organization_id = $1 and r.run_id = $2 and r.place = ranked.place and ranked.nth > 1`,
    [tx.organizationId, runId, FACTS],
  );
}

/** Known ids take their target; the same content as last time changes nothing. */
async function knownOnes(tx: Tx, runId: string, sourceId: string): Promise<void> {
  for (const [kind, ref] of Object.entries(REFS)) {
    await tx.rows(
      `update import_row r set target_id = e.target_id,
         verdict = case when e.fingerprint is not distinct from r.fingerprint then 'UNCHANGED' else 'UPDATE' end
       from external_ref e
       where r.organization_id = $1 and r.run_id = $2 and r.kind = $4 and r.verdict is null
         and e.organization_id = $1 and e.source_id = $3 and e.kind = $5 and e.external_id = r.ref`,
      [tx.organizationId, runId, sourceId, kind, ref],
    );
  }
}

/**
 * Whom a row is about must be within reach: of somebody at another location this importer knows nothing, so that a fact
 * about them is refused as one about nobody, and their own row as one that is not the importer's to change.
 */
async function beyondReach(tx: Tx, runId: string, reach: Reach): Promise<void> {
  const own = locationsIn(reach);
  if (own === null) return;
  for (const [kind, table, column] of PLACES) {
    await tx.rows(
      `update import_row r set verdict = 'REFUSED', reasons = r.reasons || jsonb_build_array(jsonb_build_object(
         'column', 'id', 'value', r.ref, 'code', 'not-yours', 'message', 'this id is not yours to change',
         'mend', 'Have an owner import this row.'))
       from ${table} t
       where r.organization_id = $1 and r.run_id = $2 and r.kind = $3 and r.verdict in ('UPDATE', 'UNCHANGED')
         and t.organization_id = $1 and t.id = r.target_id and not (t.${column} = any ($4::uuid[]))`,
      [tx.organizationId, runId, kind, own],
    );
  }
}

async function namedMembers(tx: Tx, runId: string, sourceId: string, reach: Reach): Promise<void> {
  const open = "(r.verdict is null or r.verdict in ('UPDATE', 'UNCHANGED'))";
  // Each row looks its member up by the index: no plan, however wrong its guess of how many rows there are, walks them all.
  await tx.rows(
    `update import_row u set member_id = found.target_id from (
       select r.place, e.target_id from import_row r cross join lateral (
         select e.target_id from external_ref e where e.organization_id = $1 and e.source_id = $3 and e.kind = 'member'
           and e.external_id = r.member_ref limit 1) e
       where r.organization_id = $1 and r.run_id = $2 and r.member_ref is not null and r.member_id is null and ${open}
         and ($4::uuid[] is null or exists (select from member m where m.organization_id = $1 and m.id = e.target_id
           and m.home_location_id = any ($4::uuid[])))) found
     where u.organization_id = $1 and u.run_id = $2 and u.place = found.place`,
    [tx.organizationId, runId, sourceId, locationsIn(reach)],
  );
  await tx.rows(
    `update import_row u set member_id = found.target_id from (
       select r.place, m.target_id from import_row r cross join lateral (
         select m.target_id from import_row m where m.organization_id = $1 and m.run_id = $2 and m.kind = 'members'
           and m.ref = r.member_ref and (m.verdict is null or m.verdict in ('CREATE', 'UPDATE')) limit 1) m
       where r.organization_id = $1 and r.run_id = $2 and r.member_ref is not null and r.member_id is null and ${open}) found
     where u.organization_id = $1 and u.run_id = $2 and u.place = found.place`,
    [tx.organizationId, runId],
  );
  await tx.rows(
    `update import_row r set verdict = 'REFUSED', reasons = reasons || jsonb_build_array(jsonb_build_object(
       'column', 'member', 'value', member_ref, 'code', 'member-unknown', 'message', 'unknown member',
       'mend', 'Import the member list first, or correct the member’s id.'))
     where r.organization_id = $1 and r.run_id = $2 and r.kind = any ($3) and r.member_id is null and ${open}`,
    [tx.organizationId, runId, FACTS],
  );
}

/** A slot that moved must have moved to a slot we know, and to one only: refusing one may orphan another, so repeat. */
async function movedSomewhere(tx: Tx, runId: string, sourceId: string): Promise<void> {
  for (;;) {
    const refused = await tx.rows(
      `update import_row r set verdict = 'REFUSED', reasons = r.reasons || jsonb_build_array(jsonb_build_object(
         'column', 'rescheduled to', 'value', r.moved_to_ref, 'code', 'moved-nowhere',
         'message', 'the slot it moved to is not known', 'mend', 'Send the file with that appointment in it.'))
       where r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations' and r.moved_to_ref is not null
         and (r.verdict is null or r.verdict = 'UPDATE')
         and (r.moved_to_ref = r.ref or (
           not exists (select 1 from import_row n where n.organization_id = $1 and n.run_id = $2 and n.kind = 'consultations'
             and n.ref = r.moved_to_ref and n.member_id = r.member_id and n.verdict is distinct from 'REFUSED')
           and not exists (select 1 from external_ref e where e.organization_id = $1 and e.source_id = $3
             and e.kind = 'consultation' and e.external_id = r.moved_to_ref)))
       returning r.place`,
      [tx.organizationId, runId, sourceId],
    );
    if (refused.length === 0) return;
  }
}

/** Two slots can not have moved to the same one, and none can come back to itself. */
async function movedInCircles(tx: Tx, runId: string): Promise<void> {
  await tx.rows(
    `with recursive walk as (
       select r.ref as origin, r.moved_to_ref as at, 1 as steps from import_row r
       where r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations' and r.moved_to_ref is not null
         and (r.verdict is null or r.verdict = 'UPDATE')
       union all
       select w.origin, n.moved_to_ref, w.steps + 1 from walk w
       join import_row n on n.organization_id = $1 and n.run_id = $2 and n.kind = 'consultations' and n.ref = w.at
         and n.moved_to_ref is not null and (n.verdict is null or n.verdict = 'UPDATE')
       where w.steps < 50 and w.at <> w.origin),
     circles as (select distinct origin from walk where at = origin or steps >= 50),
     joined as (select moved_to_ref from import_row where organization_id = $1 and run_id = $2 and kind = 'consultations'
         and moved_to_ref is not null and (verdict is null or verdict = 'UPDATE') group by moved_to_ref having count(*) > 1)
     update import_row r set verdict = 'REFUSED', reasons = r.reasons || jsonb_build_array(jsonb_build_object(
       'column', 'rescheduled to', 'value', r.moved_to_ref, 'code', 'moved-in-circles',
       'message', 'the moves of this consultation do not form one line', 'mend', 'Correct which appointment moved to which.'))
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations' and (r.verdict is null or r.verdict = 'UPDATE')
       and (r.ref in (select origin from circles) or r.moved_to_ref in (select moved_to_ref from joined))`,
    [tx.organizationId, runId],
  );
}

/** A possible duplicate is always created and suggested, never withheld (README, "Who is who"). */
async function suggestDuplicates(tx: Tx, runId: string, reach: Reach): Promise<void> {
  const known = (same: string) => `with fresh as materialized (
      select place, lower(btrim(content ->> 'email')) as email_key, content ->> 'phone_key' as phone_key from import_row
      where organization_id = $1 and run_id = $2 and kind = 'members' and verdict is null and suggested_duplicate_id is null),
    alike as materialized (select f.place, m.id from fresh f join member m on m.organization_id = $1 and m.voided_at is null and ${same}
      and ($3::uuid[] is null or m.home_location_id = any ($3::uuid[])))
    update import_row r set suggested_duplicate_id = alike.id from alike
    where r.organization_id = $1 and r.run_id = $2 and r.place = alike.place`;
  const bound = [tx.organizationId, runId, locationsIn(reach)];
  await tx.rows(known('m.email_key = f.email_key'), bound);
  await tx.rows(known('m.phone_key = f.phone_key'), bound);
  await tx.rows(
    `with firsts as (
       select place, verdict, first_value(target_id) over (partition by lower(btrim(content ->> 'email')) order by place) as first_id, target_id
       from import_row where organization_id = $1 and run_id = $2 and kind = 'members' and (verdict is null or verdict = 'CREATE')
         and content ->> 'email' is not null)
     update import_row r set suggested_duplicate_id = f.first_id from firsts f
     where r.organization_id = $1 and r.run_id = $2 and r.place = f.place and f.verdict is null and f.first_id <> f.target_id
       and r.suggested_duplicate_id is null`,
    [tx.organizationId, runId],
  );
}

/**
 * Gives every staged row its verdict against the house as this transaction sees it: CREATE, UPDATE, UNCHANGED, REPEATED,
 * SUPERSEDED or REFUSED with reasons. Run inside the transaction that merges, so that nothing moves in between.
 */
export async function judgeRun(tx: Tx, runId: string, sourceId: string, reach: Reach): Promise<void> {
  await settleLocations(tx, runId, reach);
  await contradictions(tx, runId);
  await repeats(tx, runId);
  await knownOnes(tx, runId, sourceId);
  await beyondReach(tx, runId, reach);
  await namedMembers(tx, runId, sourceId, reach);
  await movedSomewhere(tx, runId, sourceId);
  await movedInCircles(tx, runId);
  await suggestDuplicates(tx, runId, reach);
  // Somebody whom an e-mail made known is a change of theirs, not a second person.
  await tx.rows(
    `update import_row r set verdict = case when exists (select 1 from staff s where s.organization_id = $1 and s.id = r.target_id)
       then 'UPDATE' else 'CREATE' end
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'staff' and r.verdict is null`,
    [tx.organizationId, runId],
  );
  await tx.rows(
    "update import_row set verdict = 'CREATE' where organization_id = $1 and run_id = $2 and verdict is null",
    [tx.organizationId, runId],
  );
  await versionsSeen(tx, runId);
}

/** What a change was judged against: a target that somebody changes later is not what the judgement was about. */
async function versionsSeen(tx: Tx, runId: string): Promise<void> {
  for (const [kind, table] of Object.entries(TARGETS)) {
    await tx.rows(
      `update import_row r set target_version = t.version from ${table} t
       where r.organization_id = $1 and r.run_id = $2 and r.kind = $3 and r.verdict = 'UPDATE'
         and t.organization_id = $1 and t.id = r.target_id and r.target_version is distinct from t.version`,
      [tx.organizationId, runId, kind],
    );
  }
}

/** Locations are opened by their own verb; here their rows only say whether the house agrees with them. */
async function settleLocations(tx: Tx, runId: string, reach: Reach): Promise<void> {
  const rows =
    "organization_id = $1 and run_id = $2 and kind = 'locations' and content is not null and verdict is null";
  await tx.rows(
    `update import_row r set verdict = 'UNCHANGED' where ${rows} and exists (
       select 1 from location l where l.organization_id = $1 and l.name_key = fold_text(r.content ->> 'name') and l.voided_at is null
         and ($3::uuid[] is null or l.id = any ($3::uuid[])))`,
    [tx.organizationId, runId, locationsIn(reach)],
  );
  await tx.rows(
    `update import_row set verdict = 'REFUSED', reasons = reasons || jsonb_build_array(jsonb_build_object(
       'column', 'location', 'value', content ->> 'name', 'code', 'location-unknown', 'message', 'unknown location',
       'mend', $3::text)) where ${rows}`,
    [
      tx.organizationId,
      runId,
      reach.extent === 'ALL' ? 'Open the location first.' : 'Have an owner open the location first.',
    ],
  );
}
