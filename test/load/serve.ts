// The two servers that the bench loads, each a process of its own: the built product, and the reference.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseUrls } from '../../packages/server/src/db/set-up-roles.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const REFERENCE = join(import.meta.dirname, 'reference');
const UP_WITHIN_MS = 60_000;

/** A server in a process of its own. */
export interface Serving {
  readonly url: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function stopOf(child: ChildProcess): () => Promise<void> {
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
}

/** What both inherit, and nothing that the surroundings set for a server of theirs. */
function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'production', ...more };
}

/** The built product as it runs in production, but for its log of requests, which the reference does not keep either. */
export async function serveProduct(urls: DatabaseUrls): Promise<Serving> {
  const port = await freePort();
  const env = environment({
    DATABASE_URL: urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    DATABASE_JOBS_URL: urls.jobsUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'error',
  });
  const main = join(ROOT, 'packages', 'server', 'dist', 'main.js');
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  for (const began = Date.now(); ; await pause(100)) {
    const isUp = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { url: `${url}/graphql`, stop: stopOf(child) };
    if (child.exitCode !== null || Date.now() - began > UP_WITHIN_MS) throw new Error('The product did not start.');
  }
}

/** PostGraphile on the same database, as the same role, bound to the organization. */
export async function serveReference(urls: DatabaseUrls, organizationId: string): Promise<Serving> {
  const env = environment({
    GRAPHILE_ENV: 'production',
    REFERENCE_DATABASE: urls.appUrl,
    REFERENCE_ORGANIZATION: organizationId,
  });
  // It talks at length about types of columns that no question here touches.
  const child = spawn(process.execPath, [join(REFERENCE, 'serve-postgraphile.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
      const found = /listening (\d+)/.exec(told)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The reference ended with ${code ?? 'a signal'}:\n${told}`)));
    setTimeout(() => reject(new Error('The reference did not start.')), UP_WITHIN_MS).unref();
  });
  return { url: `http://127.0.0.1:${port}/graphql`, stop: stopOf(child) };
}
