import pg from 'pg';

import { CannotStart } from './cannot-start.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/** A database address (postgres://…) with other parts than the given one. A null password leaves it out. */
export function withParts(url: string, parts: { user?: string; password?: string | null; database?: string }): string {
  const changed = new URL(url);
  if (parts.user !== undefined) changed.username = encodeURIComponent(parts.user);
  if (parts.password !== undefined) changed.password = encodeURIComponent(parts.password ?? '');
  if (parts.database !== undefined) changed.pathname = `/${encodeURIComponent(parts.database)}`;
  return changed.toString();
}

/** The database that an address names. Throws CannotStart, naming the variable, when it names none or is no address. */
export function databaseIn(url: string, variable: string): string {
  const name = decodeURIComponent(parse(url, variable).pathname.slice(1));
  if (name === '') {
    throw new CannotStart(`${variable} names no database. Write it like postgres://user:password@host:5432/setshow.`);
  }
  return name;
}

/** The password in an address, else the one in PGPASSWORD, else null. */
export function passwordIn(url: string, env: NodeJS.ProcessEnv): string | null {
  const written = decodeURIComponent(new URL(url).password);
  return written || env['PGPASSWORD'] || null;
}

/** An address as a person may see it in a log: without its password. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  return `${shown.username ? `${shown.username}@` : ''}${shown.host}${shown.pathname}`;
}

/** Connects once. Throws CannotStart that says what to do; any other error of the server is passed on. */
export async function connectTo(url: string, variable: string): Promise<pg.Client> {
  parse(url, variable);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw explained(error, url, variable);
  }
}

function parse(url: string, variable: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && /^postgres(ql)?:$/.test(parsed.protocol)) return parsed;
  throw new CannotStart(
    `${variable} is no PostgreSQL address. Write it like postgres://user:password@host:5432/setshow.`,
  );
}

function explained(error: unknown, url: string, variable: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  const where = withoutPassword(url);
  // Without a password to answer with, the driver gives up before the server can say so.
  const unanswered = error instanceof Error && error.message.includes('client password must be a string');
  if (code === '28P01' || code === '28000' || unanswered) {
    return new CannotStart(`The server refused the user or the password of ${variable} (${where}). Correct it there.`);
  }
  if (code === '3D000') return error;
  if (code === '57P03') return new CannotStart(`The server of ${variable} (${where}) is still starting. Try again.`);
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'EAI_AGAIN', ''];
  if (!unreachable.includes(code)) return error;
  return new CannotStart(
    `No PostgreSQL answers at ${variable} (${where}): ${reasonOf(error)}. Start that server or correct ${variable}; ` +
      'without DATABASE_URL, SetShow starts the PostgreSQL that it brings along.',
  );
}

/** A connection tried on several addresses of one name fails with all their reasons and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map((each) => reasonOf(each)).join(', ');
  return error instanceof Error ? error.message : String(error);
}
