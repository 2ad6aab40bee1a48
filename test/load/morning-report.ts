// The morning report of one location: the product's API from end to end against the best SQL by hand on the same tables.
import { addDays } from '../../packages/server/src/kernel/index.ts';
import { type Compared, compare, quantile, type Request, send, timesOf } from './measure.ts';
import { serveProduct } from './serve.ts';
import { TODAY, type World } from './world.ts';

const FROM = addDays(TODAY, -30);
const TO = addDays(TODAY, -1);
const BOARD = `query Board($from: Date!, $to: Date!, $location: ID!) {
  board(period: { from: $from, to: $to }, locationId: $location, asOf: "${TODAY}") {
    total { ...Line }
    trainers { rank trainer { id name } ...Line }
    steps { key count previousCount stepRate { numerator denominator percent } }
    trend { from figures { name numerator denominator percent } }
  }
}
fragment Line on BoardLine {
  figures { verdict figure { ...Figure } previous { ...Figure } }
}
fragment Figure on Figure { name numerator denominator percent low high speech }`;

/**
 * The counts that the report is made of, by one statement: per trainer, over the period, the one before it and eight weeks.
 * No confidence, no words, no reasons: what nobody could ask for with less.
 */
const BY_HAND = `
with w as (select no, first_day, last_day from unnest($2::int[], $3::date[], $4::date[]) as w (no, first_day, last_day)),
joined as (
  select w.no, null::uuid as trainer, 'joined' as what, count(*) as n,
    count(*) filter (where exists (select from consultation c where c.organization_id = $1 and c.member_id = s.member_id
      and c.voided_at is null and c.place_in_chain = 1 and not c.walk_in and c.set_on between s.joined_on and s.joined_on + 30)) as m
  from w join membership_spell s on s.organization_id = $1 and s.location_id = $5 and s.voided_at is null and s.kind = 'STANDARD'
    and s.joined_on between w.first_day and w.last_day group by w.no),
made as (
  select w.no, c.set_by_staff_id, 'set', count(*), 0 from w join consultation c on c.organization_id = $1 and c.home_location_id = $5
    and c.voided_at is null and c.place_in_chain = 1 and not c.walk_in and c.set_on between w.first_day and w.last_day group by 1, 2),
held as (
  select w.no, c.trainer_id, 'show', count(*), count(*) filter (where c.outcome = 'SHOWED') from w join consultation c
    on c.organization_id = $1 and c.location_id = $5 and c.voided_at is null and not c.walk_in and c.is_last
    and c.outcome in ('SHOWED', 'NO_SHOW', 'CANCELLED_BY_MEMBER') and c.slot_on between w.first_day and w.last_day group by 1, 2),
closed as (
  select w.no, t.trainer_id, 'close', count(*), count(*) filter (where j.days_to_sale <= 30 and j.closer_id = t.trainer_id)
  from w join journey_trainer t on t.organization_id = $1 and t.first_show_on between w.first_day and w.last_day
  join journey j on j.organization_id = $1 and j.id = t.journey_id and j.location_id = $5 and j.voided_at is null group by 1, 2),
sold as (
  select w.no, x.staff_id, 'money', sum(x.amount_minor)::bigint, count(*) from w join session_package p on p.organization_id = $1
    and p.location_id = $5 and p.voided_at is null and p.sold_on between w.first_day and w.last_day
  join sale_split x on x.organization_id = $1 and x.package_id = p.id group by 1, 2)
select * from joined union all select * from made union all select * from held union all select * from closed union all select * from sold`;

/** The periods of one report: asked about, before it, and eight weeks. */
function windows(): { from: string; to: string }[] {
  const weeks = Array.from({ length: 8 }, (_, week) => addDays(TO, 1 - 7 * (8 - week)));
  return [
    { from: FROM, to: TO },
    { from: addDays(FROM, -30), to: addDays(FROM, -1) },
    ...weeks.map((from) => ({ from, to: addDays(from, 6) })),
  ];
}

function byHand({ db, ctx }: World, locationId: string): Promise<unknown> {
  const asked = windows();
  const bound = [
    ctx.organizationId,
    asked.map((_, no) => no),
    asked.map(({ from }) => from),
    asked.map(({ to }) => to),
    locationId,
  ];
  return db.read(ctx.organizationId, (query) => query.rows(BY_HAND, bound));
}

/** The arm at one size, and how long nineteen of twenty reports take from end to end, in milliseconds. */
export async function compareReports(
  world: World,
  size: string,
  rounds: number,
): Promise<{ compared: Compared; p95Ms: number }> {
  const server = await serveProduct(world.urls);
  try {
    const location = await world.location();
    const variables = { from: FROM, to: TO, location };
    const asked: Request = {
      url: server.url,
      headers: { authorization: `Bearer ${await world.key()}` },
      body: JSON.stringify({ query: BOARD, variables }),
    };
    const name = `morning report of a location, ${size}: the product's API / the best SQL by hand`;
    const report = () => send(asked);
    const compared = await compare({ name, target: '<= 0.25' }, rounds, report, () => byHand(world, location));
    return { compared, p95Ms: quantile(await timesOf(60, report), 0.95) };
  } finally {
    await server.stop();
  }
}
