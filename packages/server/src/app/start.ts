import { join } from 'node:path';
import type { Logger } from 'pino';
import { CannotStart, connect, type Database, migrate, openDatabase } from '../db/index.ts';
import type { Config } from './config.ts';
import { type DemoInto, loadDemoOnce } from './demo/index.ts';
import { ENTITIES } from './entities.ts';
import { readListedOperations } from './graphql/listed-operations.ts';
import { makeSchema } from './graphql/schema.ts';
import { startJobs } from './jobs.ts';
import { readinessOf } from './readiness.ts';
import { makeServer, type Server } from './server.ts';

/** From `src/app` and from `dist/app` alike. */
export const INSTALLATION = join(import.meta.dirname, '..', '..', '..', '..');
const WEB = join(INSTALLATION, 'packages', 'web');
/** Requests that still run when the end is asked for get this long (an orchestrator kills after 30 s). */
const DRAIN_MS = 25_000;

/** A running product. */
export interface Running {
  /** Where it answers. */
  readonly url: string;
  /** Whether the demonstration group is there to be looked at. */
  readonly hasDemo: boolean;
  /** Ends in order: no new requests, those at hand finished, jobs, pools, the embedded server. */
  stop(): Promise<void>;
}

/** What was started, ended in the opposite order. */
class Started {
  readonly #ends: (() => Promise<void>)[] = [];

  add(end: () => Promise<void>): void {
    this.#ends.unshift(end);
  }

  async end(logger: Logger): Promise<void> {
    for (const end of this.#ends)
      await end().catch((error: unknown) => logger.error({ err: error }, 'could not end cleanly'));
  }
}

/**
 * Opens and migrates the database, loads the demonstration once, and serves. `say` is told what a person waits for. Throws
 * `CannotStart`, whose message says what to do; whatever had been started by then is ended.
 */
export async function start(
  config: Config,
  env: NodeJS.ProcessEnv,
  logger: Logger,
  say: (line: string) => void,
): Promise<Running> {
  const started = new Started();
  try {
    const { db, embedded } = await openMigrated(config, env, started, say);
    const hasDemo = config.loadDemo && (await loadDemo(db, embedded ? 'ANY' : 'EMPTY', say));
    const jobs = await startJobs(db, config, logger);
    started.add(() => jobs.stop());
    const server = await makeServer({
      ...config,
      db,
      logger,
      schema: await makeSchema(),
      listed: readListedOperations(WEB),
      webDist: join(WEB, 'dist'),
      mails: config.smtpUrl !== null,
      readiness: readinessOf(db, jobs.sealing, new Date()),
      privateMetrics: config.metricsPort !== null,
    });
    const url = await listen(server, config, started);
    return { url, hasDemo, stop: () => started.end(logger) };
  } catch (error) {
    await started.end(logger);
    throw error;
  }
}

async function openMigrated(
  config: Config,
  env: NodeJS.ProcessEnv,
  started: Started,
  say: (line: string) => void,
): Promise<{ db: Database; embedded: boolean }> {
  const opened = await openDatabase(env, say);
  started.add(() => opened.close());
  await migrate(opened.ownerUrl, opened.appUrl, opened.jobsUrl);
  const db = await connect(opened.appUrl, ENTITIES, config.poolSize);
  started.add(() => db.close());
  return { db, embedded: opened.embedded };
}

/** Loads the demonstration where it may go, and says what became of it. False where it is not there. */
async function loadDemo(db: Database, into: DemoInto, say: (line: string) => void): Promise<boolean> {
  const demo = await loadDemoOnce(db, new Date(), into);
  if (demo?.isNew)
    say('The demonstration group is loaded. DEMO=off leaves it out of a database that is to be used for real.');
  if (!demo) say('This database holds organizations already, so the demonstration group stays out of it.');
  return demo !== null;
}

async function listen(server: Server, config: Config, started: Started): Promise<string> {
  started.add(() => drain(server));
  const { host, port } = config;
  try {
    if (config.metricsPort !== null) await server.metricsApp?.listen({ host, port: config.metricsPort });
    await server.app.listen({ host, port });
  } catch (error) {
    throw inWords(error, config);
  }
  const address = server.app.server.address();
  const opened = typeof address === 'object' && address !== null ? address.port : port;
  return config.publicUrl ?? `http://localhost:${opened}`;
}

function inWords(error: unknown, { host, port }: Config): unknown {
  const { code, port: taken = port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return new CannotStart(
      `Port ${taken} is taken by another program, perhaps by SetShow itself in another window. ` +
        `Stop that one, or choose another port: PORT=${taken + 1} npm start`,
    );
  }
  if (code === 'EACCES')
    return new CannotStart(`Port ${taken} may not be opened by this user. Choose one above 1023: PORT=4000 npm start`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CannotStart(
      `HOST is ${host}, which is no address of this machine. Leave it out, or set HOST=0.0.0.0 to be reached from elsewhere.`,
    );
  }
  return error;
}

async function drain(server: Server): Promise<void> {
  server.stopping();
  const cut = setTimeout(() => server.app.server.closeAllConnections(), DRAIN_MS);
  try {
    await Promise.all([server.app.close(), server.metricsApp?.close()]);
  } finally {
    clearTimeout(cut);
  }
}
