import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';

/**
 * Every row of every table that carries an organization, behind row-level security, as text; the organization of other tests
 * is looked at too, because nothing of theirs may move either.
 */
export type Snapshot = ReadonlyMap<string, readonly string[]>;

/** Opens the superuser's view on a test's database. */
export async function openAdmin(adminUrl: string): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'test admin' });
  await admin.connect();
  return admin;
}

/** What stands in the database now. */
export async function snapshot(admin: pg.Client): Promise<Snapshot> {
  const tables = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
  );
  const seen = new Map<string, string[]>();
  for (const { name } of tables.rows) {
    const rows = await admin.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${pg.escapeIdentifier(name)} t order by 1`,
    );
    seen.set(
      name,
      rows.rows.map(({ row }) => row),
    );
  }
  return seen;
}

const BLANKS: readonly [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>'],
  [/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[0-9.+:Z-]*/g, '<instant>'],
  [/"\\\\x[0-9a-f]+"/g, '"<bytes>"'],
  [/"written_by": "?\d+"?/g, '"written_by": <transaction>'],
];

const blanked = (row: string): string => BLANKS.reduce((text, [what, by]) => text.replace(what, by), row);

/**
 * What came (+) and what went (-) between two snapshots, table by table, with ids, instants and digests blanked: the same act
 * told twice has the same difference.
 */
export function difference(before: Snapshot, after: Snapshot): string[] {
  const lines = [...after].flatMap(([table, rows]) => {
    const [old, now] = [new Set(before.get(table) ?? []), new Set(rows)];
    const came = rows.filter((row) => !old.has(row)).map((row) => `${table} + ${blanked(row)}`);
    const went = [...old].filter((row) => !now.has(row)).map((row) => `${table} - ${blanked(row)}`);
    return [...came, ...went];
  });
  return lines.sort();
}

/** How an attempt went: whether its connection was killed, and how many statements it had sent until then. */
export interface Attempt {
  readonly killed: boolean;
  readonly statements: number;
}

// Not `instanceof`: a test's world has a Promise of its own.
const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | undefined)?.then === 'function';

type Send = (this: pg.Client, ...args: unknown[]) => unknown;

async function killBackend(admin: pg.Client, client: pg.Client): Promise<void> {
  const { processID } = client as unknown as { processID: number };
  await admin.query('select pg_terminate_backend($1, 5000)', [processID]);
}

/** The driver's classes: the house's own copy, and the one that the ORM brings along, which may be another. */
function clientClasses(): Set<{ query: Send }> {
  const orm = realpathSync(
    join(import.meta.dirname, '../../packages/server/node_modules/@mikro-orm/postgresql/package.json'),
  );
  const theirs = createRequire(orm)('pg') as typeof pg;
  return new Set([pg.Client.prototype, theirs.Client.prototype] as unknown as { query: Send }[]);
}

/** Lets every statement of every connection pass through `through`; returns how to stop that. */
function watch(through: (client: pg.Client, answer: unknown) => unknown): () => void {
  const undo = [...clientClasses()].map((prototype) => {
    const send = prototype.query;
    prototype.query = function (this: pg.Client, ...args: unknown[]): unknown {
      return through(this, send.apply(this, args));
    };
    return () => {
      prototype.query = send;
    };
  });
  return () => undo.forEach((stop) => stop());
}

/**
 * Runs `work` and, as soon as the `after`-th of its statements has been answered, ends the server's process behind that
 * connection, as a crash would: nothing of the application gets to tidy up. `begin`, `commit` and the binding count as
 * statements too. Whatever `work` throws because of it is swallowed when the kill happened, and thrown on when it did not.
 */
export async function killedAfter(admin: pg.Client, after: number, work: () => Promise<unknown>): Promise<Attempt> {
  let statements = 0;
  let killed = false;
  const stop = watch((client, answer) => {
    if (client === admin || !isPromise(answer)) return answer;
    statements += 1;
    if (statements !== after) return answer;
    client.on('error', () => undefined);
    return answer.then(async (value: unknown) => {
      killed = true;
      await killBackend(admin, client);
      return value;
    });
  });
  try {
    await work();
  } catch (error) {
    if (!killed) throw error;
  } finally {
    stop();
  }
  return { killed, statements };
}

/**
 * Kills `work` after its first statement, its second, and so on, until it runs to its end unharmed, and asks `judge` after
 * each. Returns the number of places at which it was killed.
 */
export async function killEverywhere(
  admin: pg.Client,
  work: (place: number) => Promise<unknown>,
  judge: (place: number, before: Snapshot, now: Snapshot) => Promise<void>,
): Promise<number> {
  for (let place = 1; ; place += 1) {
    const before = await snapshot(admin);
    const { killed } = await killedAfter(admin, place, () => work(place));
    if (!killed) return place - 1;
    await judge(place, before, await snapshot(admin));
  }
}
