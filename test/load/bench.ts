// npm run bench: the ratios that SetShow promises, on this machine, each the median of interleaved rounds with its spread.
// A table for people on standard output, and with `--json FILE` the same as JSON. Timings decide no test.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Ctx } from '../../packages/server/src/auth/index.ts';
import { latestConsultationsOf } from '../../packages/server/src/consultations/index.ts';
import { startEmbeddedPostgres } from '../../packages/server/src/db/embedded/index.ts';
import { connect, type Database, migrate } from '../../packages/server/src/db/index.ts';
import { setUpRoles } from '../../packages/server/src/db/set-up-roles.ts';
import { addDays, isRefusal, newId } from '../../packages/server/src/kernel/index.ts';
import { listMembers } from '../../packages/server/src/members/index.ts';
import { readBoard } from '../../packages/server/src/reports/index.ts';
import { placesOf, staffOfIds } from '../../packages/server/src/trainers/index.ts';
import { type History, writeHistory } from './history.ts';
import { compare, type Compared } from './measure.ts';

const { values: options } = parseArgs({
  options: {
    days: { type: 'string', default: '365' },
    'joins-a-day': { type: 'string', default: '30' },
    rounds: { type: 'string', default: '7' },
    json: { type: 'string' },
  },
});
const TODAY = '2026-11-19';
const rounds = Math.max(5, Number(options.rounds));
const say = (line: string) => process.stderr.write(`${line}\n`);

interface World {
  readonly db: Database;
  readonly ctx: Ctx;
  readonly history: History;
}

async function openWorld(adminUrl: string, times: number): Promise<World> {
  const urls = await setUpRoles(adminUrl, 'the bench', {});
  await migrate(urls.ownerUrl, urls.appUrl, urls.jobsUrl);
  const history = {
    organizationId: newId(),
    days: Number(options.days) * times,
    joinsADay: Number(options['joins-a-day']),
    today: TODAY,
  };
  const started = performance.now();
  await writeHistory(adminUrl, history);
  say(
    `${history.days} days of history, ${history.days * history.joinsADay} members, written in ${Math.round((performance.now() - started) / 1000)} s`,
  );
  const ctx: Ctx = {
    organizationId: history.organizationId,
    actor: { kind: 'COMMAND_LINE', staffId: null },
    grants: [],
    requestId: 'bench',
    now: new Date(`${TODAY}T12:00:00Z`),
  };
  return { db: await connect(urls.appUrl, []), ctx, history };
}

const report =
  ({ db, ctx }: World) =>
  () =>
    readBoard(db, ctx, { period: { from: addDays(TODAY, -30), to: addDays(TODAY, -1) } });

/** Fifty members with trainer, location and latest consultation, as a list on a screen asks for them. */
async function memberList({ db, ctx }: World): Promise<number> {
  let statements = 1;
  const page = await listMembers(db, ctx, { first: 50 });
  if (isRefusal(page)) throw new Error(page.message);
  const members = page.edges.map(({ node }) => node);
  const latest = await latestConsultationsOf(
    db,
    ctx,
    members.map(({ id }) => id),
  );
  if (isRefusal(latest)) throw new Error(latest.message);
  statements += 1;
  await db.read(ctx.organizationId, async (query) => {
    await placesOf(query, ctx.organizationId, [...new Set(members.map(({ homeLocationId }) => homeLocationId))]);
    await staffOfIds(query, ctx.organizationId, [...new Set(latest.map(({ trainerId }) => trainerId))]);
    statements += 2;
  });
  return statements;
}

/** The reference: the same fifty in one statement by hand, on the same tables under the same policies. */
const memberListByHand =
  ({ db, ctx }: World) =>
  () =>
    db.read(ctx.organizationId, (query) =>
      query.rows(
        `select m.id, m.first_name, m.last_name, m.email, m.phone, l.name as location, c.slot_on, c.outcome, t.first_name as trainer
       from (select * from member where organization_id = $1 and voided_at is null
             order by last_name collate names, first_name collate names, id limit 50) m
       join location l on l.organization_id = $1 and l.id = m.home_location_id
       left join lateral (select * from consultation c where c.organization_id = $1 and c.member_id = m.id and c.voided_at is null
         order by c.starts_at desc limit 1) c on true
       left join staff t on t.organization_id = $1 and t.id = c.trainer_id`,
        [ctx.organizationId],
      ),
    );

function table(rows: readonly Compared[]): string {
  const lines = rows.map((row) => [
    row.name,
    row.ratio.toFixed(2),
    `${row.ratioLow.toFixed(2)}–${row.ratioHigh.toFixed(2)}`,
    row.target,
    `${row.firstMs.toFixed(1)} ms`,
    `${row.secondMs.toFixed(1)} ms`,
  ]);
  const all = [['what', 'ratio', 'spread', 'target', 'first', 'second'], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length))) ?? [];
  return all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

const checkout = mkdtempSync(join(tmpdir(), 'setshow-bench-'));
const server = await startEmbeddedPostgres({ checkout, throwaway: true, log: say });
const worlds: World[] = [];
try {
  const small = await openWorld(server.adminUrl('bench_small'), 1);
  worlds.push(small);
  const large = await openWorld(server.adminUrl('bench_large'), 10);
  worlds.push(large);
  const rows: Compared[] = [];
  rows.push(
    await compare('morning report: ten times the history / one', '<= 1.2', report(large), report(small), { rounds }),
  );
  for (const [name, world] of [
    ['one history', small],
    ['ten times', large],
  ] as const) {
    rows.push(
      await compare(
        `50 members: one statement by hand / the product's own reads, ${name}`,
        'no target',
        memberListByHand(world),
        () => memberList(world),
        { rounds },
      ),
    );
  }
  const statements = await memberList(large);
  process.stdout.write(
    `${table(rows)}\n\n50 members with trainer, location and latest consultation: ${statements} SQL statements (4 or fewer)\n`,
  );
  if (options.json)
    writeFileSync(
      options.json,
      `${JSON.stringify({ rows, statements, days: options.days, joinsADay: options['joins-a-day'] }, null, 2)}\n`,
    );
} finally {
  for (const { db } of worlds) await db.close();
  await server.stop();
}
