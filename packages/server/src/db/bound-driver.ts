import {
  type Configuration,
  type Dictionary,
  type EntityManagerType,
  isRaw,
  type LoggingOptions,
  type Transaction,
} from '@mikro-orm/core';
import {
  AbstractSqlDriver,
  EntityManager,
  MikroORM,
  NativeQueryBuilder,
  PostgreSqlConnection,
  PostgreSqlPlatform,
  raw,
} from '@mikro-orm/postgresql';
import { invariant } from '../kernel/index.ts';
import { CompiledQuery, type Driver, type Kysely } from 'kysely';

/**
 * The ORM writes values into the SQL text and quotes them itself. Here every text, date and binary value travels as a bind
 * parameter instead: while a statement is formatted, `escape` collects the value and leaves `$n` behind.
 */
export class BoundPlatform extends PostgreSqlPlatform {
  #collected: unknown[] | null = null;

  /** The statement with `$n` placeholders, and its parameters in that order. */
  bindQuery(sql: string, params: readonly unknown[]): { text: string; parameters: unknown[] } {
    const parameters: unknown[] = [];
    this.#collected = parameters;
    try {
      return { text: this.formatQuery(sql, [...params]), parameters };
    } finally {
      this.#collected = null;
    }
  }

  override escape(value: unknown): string {
    const collected = this.#collected;
    if (collected === null || Array.isArray(value)) return super.escape(value);
    const bound = this.#boundForm(value);
    if (bound === undefined) return super.escape(value);
    collected.push(bound);
    return `$${collected.length}`;
  }

  /** Numbers, booleans and null stay in the text: they can not carry a person's words. */
  #boundForm(value: unknown): unknown {
    if (typeof value === 'string') return value;
    if (typeof value === 'bigint') return value.toString();
    if (value instanceof Date) return this.formatDate(value);
    return ArrayBuffer.isView(value) ? value : undefined;
  }
}

/** Positional parameters; named ones are not used in this house. */
function asList(params: readonly unknown[] | Dictionary): readonly unknown[] {
  invariant(Array.isArray(params), 'statements take positional parameters');
  return params as readonly unknown[];
}

type Executor = Pick<Kysely<unknown>, 'executeQuery'>;

/**
 * The query builder gives a connection back only after a rollback that succeeded. On a connection whose server process has
 * died none does, and after as many deaths as the pool has places every command would wait forever. There is nothing left
 * to roll back then: the server has done it, and the pool throws the dead connection away once it has it back.
 */
function givesBackTheDead(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  driver.beginTransaction = async (connection, settings) => {
    try {
      await begin(connection, settings);
    } catch (error) {
      await driver.releaseConnection(connection);
      throw error;
    }
  };
  driver.rollbackTransaction = (connection) => rollback(connection).catch(() => undefined);
  return driver;
}

/** The connection that sends what `BoundPlatform` collected. */
export class BoundConnection extends PostgreSqlConnection {
  override createKyselyDialect(overrides: Dictionary): ReturnType<PostgreSqlConnection['createKyselyDialect']> {
    const dialect = super.createKyselyDialect(overrides);
    const createDriver = dialect.createDriver.bind(dialect);
    dialect.createDriver = () => givesBackTheDead(createDriver());
    return dialect;
  }

  override async execute<T>(
    query: string | NativeQueryBuilder | ReturnType<typeof raw>,
    params: readonly unknown[] | Dictionary = [],
    method: 'all' | 'get' | 'run' = 'all',
    ctx?: Transaction,
    loggerContext?: LoggingOptions,
  ): Promise<T> {
    await this.ensureConnection();
    const fragment =
      query instanceof NativeQueryBuilder
        ? query.toRaw()
        : isRaw(query)
          ? query
          : raw(String(query), [...asList(params)]);
    const { text, parameters } = (this.platform as BoundPlatform).bindQuery(fragment.sql, fragment.params);
    return this.executeQuery(
      text,
      async () => {
        const answer = await this.#executor(ctx).executeQuery(CompiledQuery.raw(text, parameters));
        return this.transformRawResult<T>(answer, method);
      },
      { query: text, ...loggerContext },
    );
  }

  /** Runs SQL with `$n` placeholders and real bind parameters, inside the transaction `ctx` when there is one. */
  async bound<Row>(sql: string, parameters: readonly unknown[], ctx?: Transaction): Promise<Row[]> {
    await this.ensureConnection();
    const answer = await this.#executor(ctx).executeQuery(CompiledQuery.raw(sql, [...parameters]));
    return answer.rows as Row[];
  }

  #executor(ctx: Transaction | undefined): Executor {
    return (ctx as Executor | undefined) ?? this.getClient();
  }
}

/** MikroORM's PostgreSQL driver with bind parameters for everything it writes. */
export class BoundDriver extends AbstractSqlDriver<BoundConnection, BoundPlatform> {
  constructor(config: Configuration) {
    super(config, new BoundPlatform(), BoundConnection, ['kysely', 'pg']);
  }

  override createEntityManager(useContext?: boolean): this[typeof EntityManagerType] {
    return new EntityManager(this.config, this as never, this.metadata, useContext) as never;
  }

  override getORMClass() {
    return MikroORM as never;
  }
}
