import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTITIES } from '../../packages/server/src/app/entities.ts';
import { ListedOperations } from '../../packages/server/src/app/graphql/listed-operations.ts';
import { makeSchema } from '../../packages/server/src/app/graphql/schema.ts';
import { silentLogger } from '../../packages/server/src/app/logging.ts';
import { makeServer, type ServerParts } from '../../packages/server/src/app/server.ts';
import { ctxOfHouse } from '../../packages/server/src/auth/index.ts';
import type { ApiScope, Role } from '../../packages/server/src/auth/index.ts';
import { connect, type Database, type Query } from '../../packages/server/src/db/index.ts';
import { newId } from '../../packages/server/src/kernel/index.ts';
import { addApiKey, addUser, createOrganization } from '../../packages/server/src/setup/index.ts';
import { freshDatabase } from './database.ts';

/** What came back from a request. */
export interface Answer<Data = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
  readonly text: string;
}

/** As whom a request is sent: a key, the cookie of a visit, or further headers. */
export interface As {
  readonly key?: string;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
}

/** A server of a test's own on a database of its own, with one organization. */
export interface OpenServer {
  readonly url: string;
  readonly db: Database;
  readonly organizationId: string;
  /** Adds an API key with these scopes (all when left out) and returns it. */
  key(scopes?: readonly ApiScope[]): Promise<string>;
  /** Adds somebody who may sign in, with the password `PASSWORD`. */
  person(email: string, role: Role, locationId?: string | null): Promise<void>;
  /** Sends a document. */
  ask<Data = Record<string, unknown>>(
    document: string,
    variables?: Record<string, unknown>,
    as?: As,
  ): Promise<Answer<Data>>;
  /** Sends a body as it is. */
  post(body: string, headers: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** What everybody's password is. */
export const PASSWORD = 'a long enough sentence';

/** Tells of every statement that a read sends. */
function watched(db: Database, onStatement: (sql: string) => void): Database {
  const watch = (query: Query): Query => ({
    rows: (sql, values) => {
      onStatement(sql);
      return query.rows(sql, values);
    },
    one: (sql, values) => {
      onStatement(sql);
      return query.one(sql, values);
    },
  });
  return { ...db, read: (organizationId, work) => db.read(organizationId, (query) => work(watch(query))) };
}

/** Opens it; `parts` changes what it is made of. Hardened, without a web app and without a list unless told otherwise. `onStatement` hears every statement of a read. */
export async function openServer(
  parts: Partial<ServerParts> = {},
  onStatement: (sql: string) => void = () => undefined,
): Promise<OpenServer> {
  const world = await freshDatabase();
  const db = watched(await connect(world.appUrl, ENTITIES), onStatement);
  const server = await makeServer({
    db,
    schema: await makeSchema(),
    listed: new ListedOperations([]),
    logger: silentLogger(),
    webDist: join(tmpdir(), 'no-web-app-here'),
    hardened: true,
    onlyListed: true,
    secureCookies: false,
    publicUrl: null,
    mails: false,
    trustProxy: false,
    readiness: [],
    privateMetrics: false,
    ...parts,
  });
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  const created = await createOrganization(db, { name: `Club ${newId()}`, now: new Date() });
  if (!('organizationId' in created)) throw new Error(created.message);
  const { organizationId } = created;
  const house = ctxOfHouse(organizationId, { requestId: 'test', now: new Date() });
  const post = (body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${url}/graphql`, { method: 'POST', headers, body });
  return {
    url,
    db,
    organizationId,
    post,
    key: async (scopes = ['READ', 'WRITE', 'IMPORT']) => {
      const added = await addApiKey(db, house, { name: 'Test', scopes }, newId());
      if (!('key' in added) || added.key === null) throw new Error('no key');
      return added.key;
    },
    person: async (email, role, locationId = null) => {
      const person = { email, firstName: 'Pat', lastName: role, password: PASSWORD, grants: [{ role, locationId }] };
      const added = await addUser(db, house, person, newId());
      if (!('userId' in added)) throw new Error(added.message);
    },
    ask: async <Data>(query: string, variables: Record<string, unknown> = {}, as: As = {}) =>
      answerOf<Data>(
        await post(JSON.stringify({ query, variables }), {
          'content-type': 'application/json',
          ...(as.key ? { authorization: `Bearer ${as.key}` } : {}),
          ...(as.cookie ? { cookie: as.cookie } : {}),
          ...as.headers,
        }),
      ),
    close: async () => {
      await server.app.close();
      await db.close();
      await world.drop();
    },
  };
}

async function answerOf<Data>(response: Response): Promise<Answer<Data>> {
  const text = await response.text();
  const body = JSON.parse(text) as { data?: Data | null; errors?: Answer['errors'] };
  return {
    status: response.status,
    headers: response.headers,
    data: body.data ?? null,
    errors: body.errors ?? [],
    text,
  };
}
