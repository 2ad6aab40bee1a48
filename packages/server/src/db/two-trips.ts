import type pg from 'pg';
import { invariant } from '../kernel/index.ts';

/** A statement that every connection prepares once under its name. Values are bound. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What a command on a hot path decided: what to write, and what to answer. Nothing to write is a decision, too. */
export interface Decision<Answer> {
  readonly writes: readonly Statement[];
  readonly answer: Answer;
}

type Types = NonNullable<pg.QueryConfig['types']>;

/** All of them over, then the first failure in their order: what follows a failure in a pipeline fails only because of it. */
async function allOf<T>(sent: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(sent);
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

async function run<Answer>(
  client: pg.PoolClient,
  types: Types,
  organizationId: string,
  questions: readonly Statement[],
  decide: (answers: readonly (readonly unknown[])[]) => Decision<Answer>,
): Promise<Answer> {
  const send = ({ values, ...statement }: Statement) =>
    client.query<Record<string, unknown>>({ ...statement, values: [...values], types });
  const bind = {
    name: 'bind-organization',
    text: "select set_config('app.organization_id', $1, true)",
    values: [organizationId],
  };
  const [, , ...answers] = await allOf([client.query('begin'), send(bind), ...questions.map(send)]);
  const { writes, answer } = decide(answers.map(({ rows }) => rows));
  const over = await allOf([...writes.map(send), client.query('commit')]);
  // A pipeline that failed is committed as a rollback, without an error of its own.
  invariant(over.at(-1)?.command === 'COMMIT', 'what was written was committed');
  return answer;
}

/**
 * One transaction in two trips to the database: begin, binding and questions leave together; what `decide` wants written and
 * the commit leave together. Whatever `decide` throws rolls back.
 */
export async function twoTrips<Answer>(
  pool: pg.Pool,
  types: Types,
  organizationId: string,
  questions: readonly Statement[],
  decide: (answers: readonly (readonly unknown[])[]) => Decision<Answer>,
): Promise<Answer> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await run(client, types, organizationId, questions, decide);
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => (broken = failed));
    throw error;
  } finally {
    client.release(broken);
  }
}
