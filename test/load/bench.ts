// npm run bench: the ratios that SetShow promises, on this machine, each the median of interleaved rounds with its spread.
// A table for people on standard output, and with `--json FILE` the same as JSON. Timings decide no test.
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { latestConsultationsOf } from '../../packages/server/src/consultations/index.ts';
import { startEmbeddedPostgres } from '../../packages/server/src/db/embedded/index.ts';
import type { Database, Query } from '../../packages/server/src/db/index.ts';
import { addDays, isRefusal } from '../../packages/server/src/kernel/index.ts';
import { listMembers } from '../../packages/server/src/members/index.ts';
import { readBoard } from '../../packages/server/src/reports/index.ts';
import { placesOf, staffOfIds } from '../../packages/server/src/trainers/index.ts';
import { type Compared, compare } from './measure.ts';
import { compareMemberLists } from './member-list.ts';
import { compareReports } from './morning-report.ts';
import { openWorld, TODAY, type World } from './world.ts';

const { values: options } = parseArgs({
  options: {
    days: { type: 'string', default: '365' },
    'joins-a-day': { type: 'string', default: '30' },
    rounds: { type: 'string', default: '7' },
    clients: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const rounds = Math.max(5, Number(options.rounds));
const load = { clients: Number(options.clients), seconds: Number(options.seconds) };
const hasReference = existsSync(join(import.meta.dirname, 'reference', 'node_modules', 'postgraphile'));
const say = (line: string) => process.stderr.write(`${line}\n`);

/** How many statements fifty members with trainer, location and latest consultation take, as a list asks for them. */
async function statementsOfList({ db: unwatched, ctx }: World): Promise<number> {
  let statements = 0;
  const counting = (query: Query): Query => ({
    rows: (sql, values) => ((statements += 1), query.rows(sql, values)),
    one: (sql, values) => ((statements += 1), query.one(sql, values)),
  });
  const db: Database = { ...unwatched, read: (id, work) => unwatched.read(id, (query) => work(counting(query))) };
  const page = await listMembers(db, ctx, { first: 50 });
  if (isRefusal(page)) throw new Error(page.message);
  const members = page.edges.map(({ node }) => node);
  const ids = members.map(({ id }) => id);
  const latest = await latestConsultationsOf(db, ctx, ids);
  if (isRefusal(latest)) throw new Error(latest.message);
  await db.read(ctx.organizationId, async (query) => {
    await placesOf(query, ctx.organizationId, [...new Set(members.map(({ homeLocationId }) => homeLocationId))]);
    await staffOfIds(query, ctx.organizationId, [...new Set(latest.map(({ trainerId }) => trainerId))]);
  });
  return statements;
}

const report =
  ({ db, ctx }: World) =>
  () =>
    readBoard(db, ctx, { period: { from: addDays(TODAY, -30), to: addDays(TODAY, -1) } });

/** The same morning as it was known at an earlier moment: read from the versions of the facts. */
const reportKnownThen =
  ({ db, ctx }: World) =>
  () =>
    readBoard(db, ctx, {
      period: { from: addDays(TODAY, -30), to: addDays(TODAY, -1) },
      knownAt: new Date(`${TODAY}T00:00:00Z`),
    });

/** The report with its every figure asked whether it was restated. */
const reportWithMarks =
  ({ db, ctx }: World) =>
  async () => {
    const board = await readBoard(db, ctx, { period: { from: addDays(TODAY, -31), to: addDays(TODAY, -2) } });
    const lines = [board.total, ...board.locations, ...board.trainers];
    await Promise.all(lines.flatMap((line) => line.figures.map(({ figure }) => figure.restated?.())));
  };

function table(rows: readonly Compared[]): string {
  const lines = rows.map(({ unit, ...row }) => [
    row.name,
    row.ratio.toFixed(2),
    `${row.ratioLow.toFixed(2)}–${row.ratioHigh.toFixed(2)}`,
    row.target,
    `${row.first.toFixed(1)} ${unit}`,
    `${row.second.toFixed(1)} ${unit}`,
  ]);
  const all = [['what', 'ratio', 'spread', 'target', 'first', 'second'], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length))) ?? [];
  return all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

async function open(adminUrl: string, times: number): Promise<World> {
  const size = { days: Number(options.days) * times, joinsADay: Number(options['joins-a-day']) };
  const began = performance.now();
  const world = await openWorld(adminUrl, size);
  const seconds = Math.round((performance.now() - began) / 1000);
  say(`${size.days} days of history, ${size.days * size.joinsADay} members, written in ${seconds} s`);
  return world;
}

async function measure(small: World, large: World) {
  const rows: Compared[] = [];
  const p95Ms: Record<string, number> = {};
  const told = { name: 'morning report: ten times the history / one', target: '<= 1.2' };
  rows.push(await compare(told, rounds, report(large), report(small)));
  const known = { name: 'the same as it was known earlier: ten times the history / one', target: '<= 1.2' };
  rows.push(await compare(known, rounds, reportKnownThen(large), reportKnownThen(small)));
  const marked = { name: 'the same with its restated marks: ten times the history / one', target: '<= 1.2' };
  rows.push(await compare(marked, rounds, reportWithMarks(large), reportWithMarks(small)));
  for (const [size, world] of [
    ['one history', small],
    ['ten times', large],
  ] as const) {
    const reports = await compareReports(world, size, rounds);
    rows.push(reports.compared);
    p95Ms[size] = reports.p95Ms;
    if (hasReference) rows.push(await compareMemberLists(world, size, rounds, load));
    else say('PostGraphile is not installed: the member list has nothing to be held against.');
    say(`Measured: ${size}`);
  }
  return { rows, p95Ms, statements: await statementsOfList(large) };
}

const checkout = mkdtempSync(join(tmpdir(), 'setshow-bench-'));
const server = await startEmbeddedPostgres({ checkout, throwaway: true, log: say });
const worlds: World[] = [];
try {
  for (const times of [1, 10]) worlds.push(await open(server.adminUrl(`bench_${times}`), times));
  const [small, large] = worlds;
  if (!small || !large) throw new Error('Both histories are there.');
  const { rows, p95Ms, statements } = await measure(small, large);
  const ends = Object.entries(p95Ms).map(([size, ms]) => `${ms.toFixed(1)} ms (${size})`);
  process.stdout.write(
    `${table(rows)}\n\nmorning report of a location, end to end, 95 of 100 within: ${ends.join(', ')} (target: 25 ms)\n` +
      `50 members with trainer, location and latest consultation: ${statements} SQL statements (4 or fewer)\n`,
  );
  const conditions = { ...options, rounds, cores: availableParallelism() };
  if (options.json)
    writeFileSync(options.json, `${JSON.stringify({ rows, p95Ms, statements, conditions }, null, 2)}\n`);
} finally {
  for (const { db } of worlds) await db.close();
  await server.stop();
}
