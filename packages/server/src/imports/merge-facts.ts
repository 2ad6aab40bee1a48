import { keepBefore, type Merge } from './merge-people.ts';

const SLOT_COLUMNS = `c(trainer_id uuid, location_id uuid, starts_at timestamptz, slot_on date, minutes integer, time_zone text,
  booked_at timestamptz, booked_on date, booked_by_staff_id uuid, walk_in boolean, outcome text, late boolean)`;

/**
 * The chains of a run's slots. A slot that nothing in the run moved to begins one (or stands in the one it already has);
 * each move continues it, step by step. Slots already in the house keep their chain and place.
 */
async function assignChains({ tx, runId }: Merge): Promise<void> {
  const bound = [tx.organizationId, runId];
  const written =
    "r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations' and r.verdict in ('CREATE', 'UPDATE', 'UNCHANGED')";
  await tx.rows(
    `update import_row r set chain_id = t.chain_id, place_in_chain = t.place_in_chain from consultation t
     where ${written} and r.verdict <> 'CREATE' and t.organization_id = $1 and t.id = r.target_id`,
    bound,
  );
  await tx.rows(
    `update import_row r set chain_id = r.target_id, place_in_chain = 1
     where ${written} and r.chain_id is null and not exists (
       select 1 from import_row p where p.organization_id = $1 and p.run_id = $2 and p.kind = 'consultations'
         and p.moved_to_ref = r.ref and p.verdict in ('CREATE', 'UPDATE'))`,
    bound,
  );
  for (;;) {
    const continued = await tx.rows(
      `update import_row r set chain_id = p.chain_id, place_in_chain = p.place_in_chain + 1 from import_row p
       where ${written} and r.chain_id is null and p.organization_id = $1 and p.run_id = $2 and p.kind = 'consultations'
         and p.moved_to_ref = r.ref and p.verdict in ('CREATE', 'UPDATE') and p.chain_id is not null
       returning r.place`,
      bound,
    );
    if (continued.length === 0) return;
  }
}

/** Consultations: each slot, its chain, its place in it, and what the set is counted by. */
export async function mergeConsultations(merge: Merge): Promise<void> {
  const { tx, runId } = merge;
  const bound = [tx.organizationId, runId];
  await keepBefore(merge, 'consultation', 'consultations');
  await assignChains(merge);
  await tx.rows(
    `insert into consultation_chain (organization_id, id, member_id)
     select $1, r.chain_id, r.member_id from import_row r
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations' and r.verdict = 'CREATE' and r.place_in_chain = 1`,
    bound,
  );
  // An update may turn the last slot into a moved one before its successor is in: the old one steps back first.
  await tx.rows(
    `update consultation t set is_last = false from import_row r
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations' and r.verdict = 'UPDATE'
       and r.moved_to_ref is not null and t.organization_id = $1 and t.id = r.target_id and t.is_last`,
    bound,
  );
  await tx.rows(
    `insert into consultation (organization_id, id, chain_id, place_in_chain, is_last, member_id, location_id, trainer_id, walk_in,
       starts_at, slot_on, minutes, time_zone, booked_at, booked_on, booked_by_staff_id, set_on, set_by_staff_id,
       home_location_id, outcome, late, outcome_at)
     select $1, r.target_id, r.chain_id, r.place_in_chain, c.outcome is distinct from 'RESCHEDULED', r.member_id, c.location_id, c.trainer_id, c.walk_in,
       c.starts_at, c.slot_on, c.minutes, c.time_zone, c.booked_at, c.booked_on, c.booked_by_staff_id, c.booked_on,
       c.booked_by_staff_id, coalesce(home.location_id, c.location_id), c.outcome, coalesce(c.late, false),
       case when c.outcome is not null then c.starts_at end
     from import_row r cross join lateral jsonb_to_record(r.content) as ${SLOT_COLUMNS}
     left join lateral (select s.location_id from membership_spell s where s.organization_id = $1 and s.member_id = r.member_id
       and s.voided_at is null order by s.joined_on <= c.booked_on desc,
         case when s.joined_on <= c.booked_on then s.joined_on end desc nulls last, s.joined_on, s.id limit 1) home on true
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations' and r.verdict = 'CREATE'`,
    bound,
  );
  await tx.rows(
    `update consultation t set location_id = c.location_id, trainer_id = c.trainer_id, starts_at = c.starts_at, slot_on = c.slot_on,
       minutes = c.minutes, time_zone = c.time_zone, booked_at = c.booked_at, booked_on = c.booked_on,
       booked_by_staff_id = c.booked_by_staff_id, outcome = c.outcome, late = coalesce(c.late, false),
       outcome_at = case when c.outcome is not null then c.starts_at end,
       is_last = t.is_last and c.outcome is distinct from 'RESCHEDULED', version = t.version + 1
     from import_row r cross join lateral jsonb_to_record(r.content) as ${SLOT_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations' and r.verdict = 'UPDATE'
       and t.organization_id = $1 and t.id = r.target_id`,
    bound,
  );
  await settleChains(merge);
}

/** The chains of more than one slot that the run wrote into: a chain of one slot says of itself what is to be said. */
const TOUCHED_CHAINS = `select distinct chain_id from import_row r
  where r.organization_id = $1 and r.run_id = $2 and r.kind = 'consultations'
    and (r.verdict = 'UPDATE' or (r.verdict = 'CREATE' and (r.place_in_chain > 1 or (r.content ->> 'walk_in')::boolean)))`;

/** Every slot of a touched chain carries what its first slot says: when the set was made, by whom, whether it was a walk-in. */
async function settleChains({ tx, runId }: Merge): Promise<void> {
  await tx.rows(
    `with touched as materialized (${TOUCHED_CHAINS}),
     firsts as materialized (select f.* from touched join consultation f on f.organization_id = $1 and f.chain_id = touched.chain_id
       and f.place_in_chain = 1 and f.voided_at is null)
     update consultation t set set_on = f.booked_on, set_by_staff_id = f.booked_by_staff_id, walk_in = f.walk_in,
       home_location_id = f.home_location_id
     from firsts f
     where t.organization_id = $1 and t.chain_id = f.chain_id and t.voided_at is null
       and (t.set_on, t.set_by_staff_id, t.walk_in, t.home_location_id)
         is distinct from (f.booked_on, f.booked_by_staff_id, f.walk_in, f.home_location_id)`,
    [tx.organizationId, runId],
  );
  await tx.rows(
    `with touched as materialized (${TOUCHED_CHAINS})
     update consultation_chain k set walk_in = f.walk_in from touched
     join consultation f on f.organization_id = $1 and f.chain_id = touched.chain_id and f.place_in_chain = 1 and f.voided_at is null
     where k.organization_id = $1 and k.id = touched.chain_id and k.walk_in is distinct from f.walk_in`,
    [tx.organizationId, runId],
  );
}

const SALE_COLUMNS = `c(location_id uuid, time_zone text, currency text, item text, kind text, sessions integer, price_minor bigint,
  sold_on date, sold_at timestamptz, expires_on date, seller_id uuid, owner_staff_id uuid, refunded_on date)`;

/** Sales with their frozen terms, the whole split to the one seller that a file names, and the payment that it tells of. */
export async function mergeSales(merge: Merge): Promise<void> {
  const { tx, runId } = merge;
  const bound = [tx.organizationId, runId];
  await keepBefore(merge, 'session_package', 'sales');
  await tx.rows(
    `insert into session_package (organization_id, id, member_id, location_id, item, intro, kind, kind_inferred, sessions, price_minor,
       currency, sold_at, sold_on, time_zone, expires_on, owner_staff_id, refunded_on, refunded_minor, commission_bp)
     select $1, r.target_id, r.member_id, c.location_id, c.item, coalesce(c.kind = 'INTRO', offered.intro, false),
       coalesce(c.kind, case when offered.intro then 'INTRO' else 'NEW' end), c.kind is null, c.sessions, c.price_minor, c.currency,
       c.sold_at, c.sold_on, c.time_zone, greatest(c.expires_on, c.sold_on), c.owner_staff_id, c.refunded_on,
       case when c.refunded_on is not null then c.price_minor end, coalesce(rate.commission_bp, 0)
     from import_row r cross join lateral jsonb_to_record(r.content) as ${SALE_COLUMNS}
     left join lateral (select o.intro from offer o where o.organization_id = $1 and o.name_key = fold_text(c.item) and o.voided_at is null
       order by o.held_from <= c.sold_on desc, o.held_from desc limit 1) offered on true
     left join lateral (select p.commission_bp from pay_rate p where p.organization_id = $1 and p.staff_id = c.seller_id
       and p.voided_at is null and p.held_from <= c.sold_on and (p.held_until is null or p.held_until > c.sold_on)) rate on true
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'sales' and r.verdict = 'CREATE'`,
    bound,
  );
  await tx.rows(
    `update session_package t set location_id = c.location_id, item = c.item, kind = coalesce(c.kind, t.kind),
       kind_inferred = c.kind is null, intro = coalesce(c.kind, t.kind) = 'INTRO', sessions = c.sessions, price_minor = c.price_minor,
       currency = c.currency, sold_at = c.sold_at, sold_on = c.sold_on, time_zone = c.time_zone,
       expires_on = greatest(c.expires_on, c.sold_on), owner_staff_id = c.owner_staff_id, refunded_on = c.refunded_on,
       refunded_minor = case when c.refunded_on is not null then c.price_minor end, version = t.version + 1
     from import_row r cross join lateral jsonb_to_record(r.content) as ${SALE_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'sales' and r.verdict = 'UPDATE'
       and t.organization_id = $1 and t.id = r.target_id`,
    bound,
  );
  await mergePayments(merge);
}

/** One split, one due and one collected payment a sale; of a changed sale they are made anew, the old ones kept for undo. */
async function mergePayments({ tx, runId }: Merge): Promise<void> {
  const bound = [tx.organizationId, runId];
  const touched = `from import_row r cross join lateral jsonb_to_record(r.content) as ${SALE_COLUMNS}
    where r.organization_id = $1 and r.run_id = $2 and r.kind = 'sales' and r.verdict in ('CREATE', 'UPDATE')`;
  for (const table of ['payment_due', 'payment'] as const) {
    await tx.rows(VOID_EARLIER[table].keep, bound);
    await tx.rows(VOID_EARLIER[table].void, bound);
  }
  await tx.rows(
    `update import_change h set before = h.before || jsonb_build_object('splits', (
       select coalesce(jsonb_agg(to_jsonb(s)), '[]') from sale_split s where s.organization_id = $1 and s.package_id = h.target_id))
     where h.organization_id = $1 and h.run_id = $2 and h.target_table = 'session_package' and h.before is not null`,
    bound,
  );
  await tx.rows(
    `delete from sale_split s using import_row r
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'sales' and r.verdict = 'UPDATE'
       and s.organization_id = $1 and s.package_id = r.target_id`,
    bound,
  );
  await tx.rows(
    `insert into sale_split (organization_id, package_id, staff_id, part_bp, amount_minor, sold_on)
     select $1, r.target_id, c.seller_id, 10000, c.price_minor, c.sold_on ${touched} and c.seller_id is not null`,
    bound,
  );
  await tx.rows(
    `insert into payment_due (organization_id, id, package_id, due_on, amount_minor, currency)
     select $1, gen_random_uuid(), r.target_id, c.sold_on, c.price_minor, c.currency ${touched} and c.price_minor > 0`,
    bound,
  );
  await tx.rows(
    `insert into payment (organization_id, id, package_id, collected_on, amount_minor, currency)
     select $1, gen_random_uuid(), r.target_id, c.sold_on, c.price_minor, c.currency ${touched} and c.price_minor > 0`,
    bound,
  );
  for (const table of ['payment_due', 'payment'] as const) await tx.rows(VOID_EARLIER[table].made, bound);
}

const earlier = (table: 'payment_due' | 'payment') => ({
  keep: `insert into import_change (organization_id, run_id, target_table, target_id, before)
    select $1, $2, '${table}', p.id, to_jsonb(p) from ${table} p join import_row r on r.organization_id = $1 and r.run_id = $2
      and r.kind = 'sales' and r.verdict = 'UPDATE' and r.target_id = p.package_id
    where p.organization_id = $1 and p.voided_at is null`,
  void: `update ${table} p set voided_at = now() from import_change h where h.organization_id = $1 and h.run_id = $2
    and h.target_table = '${table}' and p.organization_id = $1 and p.id = h.target_id`,
  made: `insert into import_change (organization_id, run_id, target_table, target_id)
    select $1, $2, '${table}', p.id from ${table} p join import_row r on r.organization_id = $1 and r.run_id = $2
      and r.kind = 'sales' and r.verdict in ('CREATE', 'UPDATE') and r.target_id = p.package_id
    where p.organization_id = $1 and p.voided_at is null`,
});
const VOID_EARLIER = { payment_due: earlier('payment_due'), payment: earlier('payment') };

const VISIT_COLUMNS = `c(trainer_id uuid, location_id uuid, service text, starts_at timestamptz, held_on date, minutes integer,
  time_zone text, outcome text)`;

/** Visits as plain facts. */
export async function mergeVisits(merge: Merge): Promise<void> {
  const { tx, runId } = merge;
  const bound = [tx.organizationId, runId];
  await keepBefore(merge, 'visit_fact', 'visits');
  await tx.rows(
    `insert into visit_fact (organization_id, id, member_id, trainer_id, location_id, service, starts_at, held_on, minutes, time_zone, outcome)
     select $1, r.target_id, r.member_id, c.trainer_id, c.location_id, c.service, c.starts_at, c.held_on, c.minutes, c.time_zone, c.outcome
     from import_row r cross join lateral jsonb_to_record(r.content) as ${VISIT_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'visits' and r.verdict = 'CREATE'`,
    bound,
  );
  await tx.rows(
    `update visit_fact t set trainer_id = c.trainer_id, location_id = c.location_id, service = c.service, starts_at = c.starts_at,
       held_on = c.held_on, minutes = c.minutes, time_zone = c.time_zone, outcome = c.outcome, version = t.version + 1
     from import_row r cross join lateral jsonb_to_record(r.content) as ${VISIT_COLUMNS}
     where r.organization_id = $1 and r.run_id = $2 and r.kind = 'visits' and r.verdict = 'UPDATE'
       and t.organization_id = $1 and t.id = r.target_id`,
    bound,
  );
}

/** What the source calls everything that was taken in, with the content it had: the next run compares with this. */
export async function rememberRefs({ tx, runId, sourceId }: Merge): Promise<void> {
  await tx.rows(
    `update import_change h set before = h.before || jsonb_build_object('external_ref', to_jsonb(e))
     from import_row r join external_ref e on e.organization_id = $1 and e.source_id = $3 and e.external_id = r.ref
       and e.kind = case r.kind when 'members' then 'member' when 'consultations' then 'consultation' when 'sales' then 'sale'
         when 'visits' then 'visit' else r.kind end
     where r.organization_id = $1 and r.run_id = $2 and r.verdict = 'UPDATE' and h.organization_id = $1 and h.run_id = $2
       and h.target_id = r.target_id and h.target_table in ('staff', 'member', 'consultation', 'session_package', 'visit_fact')`,
    [tx.organizationId, runId, sourceId],
  );
  await tx.rows(
    `insert into external_ref (organization_id, source_id, kind, external_id, target_id, fingerprint, run_id)
     select $1, $3, case r.kind when 'members' then 'member' when 'consultations' then 'consultation' when 'sales' then 'sale'
       when 'visits' then 'visit' else r.kind end, r.ref, r.target_id, r.fingerprint, $2
     from import_row r where r.organization_id = $1 and r.run_id = $2 and r.verdict in ('CREATE', 'UPDATE') and r.kind <> 'locations'
     on conflict (organization_id, source_id, kind, external_id)
     do update set fingerprint = excluded.fingerprint, run_id = excluded.run_id`,
    [tx.organizationId, runId, sourceId],
  );
}

/** The members whose journeys and stages the run may have moved. */
export async function touchedMembers({ tx, runId }: Merge): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select distinct case when kind = 'members' then target_id else member_id end as id from import_row
     where organization_id = $1 and run_id = $2 and verdict in ('CREATE', 'UPDATE') and kind in ('members', 'consultations', 'sales', 'visits')`,
    [tx.organizationId, runId],
  );
  return rows.map(({ id }) => id);
}
