// A history to measure on: the same number of joins, consultations and sales a day, over a short or a long past.
import pg from 'pg';

/** One organization's past: so many days of it up to `today`, at a fixed volume a day. */
export interface History {
  readonly organizationId: string;
  readonly days: number;
  readonly joinsADay: number;
  readonly today: string;
}

const LOCATIONS = 3;
const TRAINERS = 12;

// Ids are made from the row's place, so that rows can name one another without a look-up: a prefix says the kind.
const ID = (prefix: string, place: string) => `('${prefix}' || lpad(to_hex(${place}), 24, '0'))::uuid`;

// Everything is a function of the row's number: two runs on one machine measure the same rows.
const STATEMENTS: readonly string[] = [
  "insert into organization (organization_id, name) values ($1, 'A club')",
  `insert into location (organization_id, id, name, time_zone, currency, country)
   select $1, ${ID('a0000000', 'l')}, 'Club ' || l, 'America/New_York', 'USD', 'US' from generate_series(1, ${LOCATIONS}) l where $2::date is not null and $3::int > 0 and $4::int > 0`,
  `insert into staff (organization_id, id, first_name, last_name, is_trainer, home_location_id)
   select $1, ${ID('b0000000', 't')}, 'Trainer', t::text, true, ${ID('a0000000', `1 + t % ${LOCATIONS}`)} from generate_series(1, ${TRAINERS}) t where $2::date is not null and $3::int > 0 and $4::int > 0`,
  `insert into member (organization_id, id, first_name, last_name, email, home_location_id)
   select $1, ${ID('c0000000', 'n')}, 'Ann' || n % 997, 'Bell' || n % 9973, 'm' || n || '@mail.example', ${ID('a0000000', `1 + n % ${LOCATIONS}`)}
   from generate_series(1, $3::int * $4::int) n where $2::date is not null`,
  `insert into membership_spell (organization_id, id, member_id, location_id, kind, joined_on, time_zone)
   select $1, ${ID('d0000000', 'n')}, ${ID('c0000000', 'n')}, ${ID('a0000000', `1 + n % ${LOCATIONS}`)}, 'STANDARD', $2::date - 1 - n / $4::int, 'America/New_York'
   from generate_series(1, $3::int * $4::int - 1) n`,
  `insert into consultation_chain (organization_id, id, member_id)
   select $1, ${ID('e0000000', 'n')}, ${ID('c0000000', 'n')} from generate_series(1, $3::int * $4::int - 1) n where n % 10 < 7 and $2::date is not null`,
  `insert into consultation (organization_id, id, chain_id, place_in_chain, member_id, location_id, trainer_id, starts_at, slot_on, time_zone,
     booked_at, booked_on, set_on, set_by_staff_id, booked_by_staff_id, home_location_id, outcome, outcome_at)
   select $1, ${ID('e0000000', 'n')}, ${ID('e0000000', 'n')}, 1, ${ID('c0000000', 'n')}, ${ID('a0000000', `1 + n % ${LOCATIONS}`)},
     ${ID('b0000000', `1 + n % ${TRAINERS}`)}, d + interval '17 hours', d, 'America/New_York', d - interval '3 days', d - 3, d - 3,
     ${ID('b0000000', `1 + n % ${TRAINERS}`)}, ${ID('b0000000', `1 + n % ${TRAINERS}`)}, ${ID('a0000000', `1 + n % ${LOCATIONS}`)},
     case when d >= $2::date then null when n % 3 = 0 then 'NO_SHOW' else 'SHOWED' end, case when d < $2::date then d + interval '18 hours' end
   from generate_series(1, $3::int * $4::int - 1) n cross join lateral (select $2::date + 4 - n / $4::int as d) x where n % 10 < 7`,
  `insert into session_package (organization_id, id, member_id, location_id, item, kind, kind_inferred, sessions, price_minor, currency,
     sold_at, sold_on, time_zone)
   select $1, ${ID('f0000000', 'n')}, ${ID('c0000000', 'n')}, ${ID('a0000000', `1 + n % ${LOCATIONS}`)}, 'PT 10', 'NEW', false, 10, 70000, 'USD', d, d, 'America/New_York'
   from generate_series(1, $3::int * $4::int - 1) n cross join lateral (select $2::date + 5 - n / $4::int as d) x
   where n % 10 < 7 and n % 3 <> 0 and n % 7 < 3 and d < $2::date`,
  `insert into sale_split (organization_id, package_id, staff_id, part_bp, amount_minor, sold_on)
   select $1, p.id, ${ID('b0000000', '1')}, 10000, p.price_minor, p.sold_on from session_package p
   where p.organization_id = $1 and $2::date is not null and $3::int > 0 and $4::int > 0`,
];

/** Writes the history as the database's owner of everything, triggers off: the rows are what a reader meets, not how they came. */
export async function writeHistory(adminUrl: string, history: History): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query("select set_config('app.organization_id', $1, true)", [history.organizationId]);
    for (const [index, sql] of STATEMENTS.entries()) {
      const all = [history.organizationId, history.today, history.days, history.joinsADay];
      await client.query(sql, index === 0 ? all.slice(0, 1) : all);
    }
    await client.query('commit');
    await client.query('analyze');
    await refreshJourneys(client, history.organizationId);
    await writeVersions(client, history.organizationId);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function refreshJourneys(client: pg.Client, organizationId: string): Promise<void> {
  await client.query("select set_config('app.organization_id', $1, false)", [organizationId]);
  const members = await client.query<{ id: string }>('select id from member where organization_id = $1 order by id', [
    organizationId,
  ]);
  for (let from = 0; from < members.rows.length; from += 5000) {
    await client.query('select refresh_journeys($1::uuid[])', [
      members.rows.slice(from, from + 5000).map(({ id }) => id),
    ]);
  }
}

/** What the tables would have kept of themselves, all of it known in one batch: what an earlier knowledge is read from. */
async function writeVersions(client: pg.Client, organizationId: string): Promise<void> {
  for (const [fact, table] of [
    ['membership_spell', 'membership_spell'],
    ['consultation', 'consultation'],
    ['sale', 'session_package'],
  ]) {
    await client.query(
      `insert into fact_version (organization_id, id, fact, fact_id, content, voided)
       select t.organization_id, gen_random_uuid(), $2, t.id, to_jsonb(t), false from ${table} t where t.organization_id = $1`,
      [organizationId, fact],
    );
  }
  await client.query(
    `insert into fact_day (organization_id, clock, day, fact_id, member_id, fact)
     select v.organization_id, d.clock, d.day, v.fact_id, (v.content ->> 'member_id')::uuid, v.fact
     from fact_version v cross join lateral days_of_fact(v.fact, v.content) d where v.organization_id = $1
     on conflict do nothing`,
    [organizationId],
  );
  await client.query('update fact_version set batch = 1 where organization_id = $1', [organizationId]);
  await client.query(
    "insert into fact_batch (organization_id, number, closed_at, horizon) values ($1, 1, '2000-01-01', '1')",
    [organizationId],
  );
}
