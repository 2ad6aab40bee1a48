import type { Transaction } from '@mikro-orm/core';
import { type EntityManager, MikroORM, type Options } from '@mikro-orm/postgresql';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import pg from 'pg';
import { invariant } from '../kernel/index.ts';
import { type BoundConnection, BoundDriver } from './bound-driver.ts';
import { type Decision, type Statement, twoTrips } from './two-trips.ts';

/** Rows by SQL with `$n` placeholders; parameters are always bound. */
export interface Query {
  /** All rows. */
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The first row, or null. */
  one<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row | null>;
}

/** A running command's transaction, bound to one organization: the unit of work and bound SQL on the same connection. */
export interface Tx extends Query {
  readonly em: EntityManager;
  readonly organizationId: string;
}

/** The database as the application's role sees it. */
export interface Database {
  readonly orm: MikroORM;
  /** One transaction for one command, bound to the organization; a throw rolls everything back. */
  transact<T>(organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One read-only snapshot bound to the organization: every statement inside sees the same moment. */
  read<T>(organizationId: string, work: (query: Query) => Promise<T>): Promise<T>;
  /**
   * One transaction of a hot path in two trips: the questions leave with its beginning, what was decided with its commit.
   * Named statements are prepared once a connection. A throw rolls everything back.
   */
  twoTrips<T>(
    organizationId: string,
    questions: readonly Statement[],
    decide: (answers: readonly (readonly unknown[])[]) => Decision<T>,
  ): Promise<T>;
  /** Statements on the global tables' narrow functions, outside any organization. */
  readonly global: Query;
  close(): Promise<void>;
}

// int8 comes as text from the driver; ours are counts and minor units, which live within the safe integers by rule.
const parsers: Record<number, (text: string) => unknown> = {
  20: (text) => {
    const value = Number(text);
    invariant(Number.isSafeInteger(value), `the database holds ${text}, beyond the safe integers`);
    return value;
  },
  1700: Number,
  1082: (text) => text,
};

/** How reads see PostgreSQL's types: dates as `YYYY-MM-DD`, int8 and numeric as numbers, timestamptz as `Date`. */
const readTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (parsers[oid] ?? pg.types.getTypeParser(oid, format ?? 'text')) as (value: string) => unknown,
};

function queryOn(client: { query: pg.ClientBase['query'] }): Query {
  const rows = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query({ text, values: [...values], types: readTypes })).rows as Row[];
  return {
    rows,
    one: async <Row>(text: string, values?: readonly unknown[]) => (await rows<Row>(text, values))[0] ?? null,
  };
}

/** The wire of a client: what is written while it is corked leaves in one piece. */
interface Wired {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/** Opens a bound snapshot; what is asked before the next tick leaves with it, for each piece on the wire costs as much as a plan. */
function openSnapshot(client: pg.PoolClient, organizationId: string): Promise<unknown> {
  const { stream } = (client as unknown as Wired).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return Promise.all([
    client.query('begin isolation level repeatable read read only'),
    client.query("select set_config('app.organization_id', $1, true)", [organizationId]),
  ]);
}

/** The same query, and whether what it was asked so far is one statement whose answer is `promise` itself. */
function watched({ rows, one }: Query): { query: Query; isAll: (promise: unknown) => boolean } {
  const asked: unknown[] = [];
  const keep = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    asked.push(answer);
    return answer;
  };
  const query: Query = {
    rows: <Row>(sql: string, parameters?: readonly unknown[]) => keep(rows<Row>(sql, parameters)),
    one: <Row>(sql: string, parameters?: readonly unknown[]) => keep(one<Row>(sql, parameters)),
  };
  return { query, isAll: (promise) => asked.length === 1 && asked[0] === promise };
}

/**
 * Binding costs no trip of its own: `begin`, the binding and the first statement leave together on a pipelined client. A
 * read whose answer is that of one statement takes its `commit` along: one trip is all there is.
 */
async function readBound<T>(pool: pg.Pool, organizationId: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failed: unknown;
  try {
    const opening = openSnapshot(client, organizationId);
    opening.catch(() => undefined);
    const { query, isAll } = watched(queryOn(client));
    const working = work(query);
    const closing = isAll(working) ? client.query('commit') : null;
    closing?.catch(() => undefined);
    const answer = await working;
    await opening;
    await (closing ?? client.query('commit'));
    return answer;
  } catch (error) {
    failed = error;
    await client.query('rollback').catch((rollbackError: unknown) => (failed = rollbackError));
    throw error;
  } finally {
    client.release(failed instanceof Error && !('code' in failed && 'severity' in failed) ? failed : undefined);
  }
}

function txOf(em: EntityManager, organizationId: string): Tx {
  const connection = em.getConnection() as unknown as BoundConnection;
  const rows = async <Row>(sql: string, parameters: readonly unknown[] = []) => {
    // What the unit of work holds must be on the wire before SQL that may look at it.
    await em.flush();
    return connection.bound<Row>(sql, parameters, em.getTransactionContext<Transaction>());
  };
  return {
    em,
    organizationId,
    rows,
    one: async <Row>(sql: string, p?: readonly unknown[]) => (await rows<Row>(sql, p))[0] ?? null,
  };
}

/**
 * Opens the application's pools on `appUrl`. `entities` are every feature's stored classes (the wiring knows them).
 * Throws when the server does not answer.
 */
export async function connect(appUrl: string, entities: Options['entities'], poolSize = 10): Promise<Database> {
  const pool = new pg.Pool({ connectionString: appUrl, max: poolSize, pipeline: true } as pg.PoolConfig);
  pool.on('error', () => undefined);
  const orm = await MikroORM.init({
    driver: BoundDriver as never,
    clientUrl: appUrl,
    entities,
    metadataProvider: ReflectMetadataProvider,
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: poolSize },
    driverOptions: { types: readTypes },
    forceUtcTimezone: true,
    allowGlobalContext: false,
    ignoreUndefinedInQuery: false,
  } as Options);
  return {
    orm,
    transact: (organizationId, work) => {
      const em = orm.em.fork();
      em.setSessionContext({ variables: { 'app.organization_id': organizationId } });
      return em.transactional((bound) => work(txOf(bound as EntityManager, organizationId)));
    },
    read: (organizationId, work) => readBound(pool, organizationId, work),
    twoTrips: (organizationId, questions, decide) => twoTrips(pool, readTypes, organizationId, questions, decide),
    global: queryOn(pool as unknown as pg.ClientBase),
    close: async () => {
      await Promise.all([pool.end(), orm.close(true)]);
    },
  };
}
