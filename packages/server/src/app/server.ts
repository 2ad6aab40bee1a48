import cookie from '@fastify/cookie';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Database } from '../db/index.ts';
import { makeApollo } from './graphql/apollo.ts';
import { LIMITS } from './graphql/limits.ts';
import type { ListedOperations } from './graphql/listed-operations.ts';
import { addExports } from './http/exports.ts';
import { addGraphqlRoute } from './http/graphql-route.ts';
import { addHealth, addMetrics, type Readiness } from './http/health.ts';
import { addPages } from './http/pages.ts';
import { addRequestLog, requestIdOf } from './http/request-log.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { addUploadRoute } from './http/upload-route.ts';
import { tellError } from './logging.ts';
import { makeMetrics } from './metrics.ts';

/** What a server is made of. */
export interface ServerParts {
  readonly db: Database;
  readonly schema: GraphQLSchema;
  readonly listed: ListedOperations;
  readonly logger: Logger;
  /** The built web app; null serves the API alone. */
  readonly webDist: string | null;
  /** Introspection off, messages masked. */
  readonly hardened: boolean;
  /** Browsers send listed documents only; keys may send their own. */
  readonly onlyListed: boolean;
  readonly secureCookies: boolean;
  readonly publicUrl: string | null;
  readonly mails: boolean;
  readonly trustProxy: number | readonly string[] | false;
  readonly readiness: readonly Readiness[];
  /** Metrics answer on a port of their own. */
  readonly privateMetrics: boolean;
}

/** The HTTP server, ready to listen. `stopping()` makes `/readyz` say no, so that a balancer looks elsewhere first. */
export interface Server {
  readonly app: FastifyInstance;
  /** Metrics alone, for a private port; null where they answer on the main one. */
  readonly metricsApp: FastifyInstance | null;
  stopping(): void;
}

/** Puts the HTTP server together. */
export async function makeServer(parts: ServerParts): Promise<Server> {
  const metrics = makeMetrics();
  const app = Fastify({
    trustProxy: trusted(parts.trustProxy),
    genReqId: requestIdOf,
    bodyLimit: LIMITS.bodyBytes,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false },
  });
  // JSON is the one thing taken in; whoever needs another type registers it on a route of its own.
  app.removeContentTypeParser('text/plain');
  answerFaults(app, parts.logger);
  const apollo = makeApollo({ ...parts, metrics });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  addRequestLog(app, parts.logger, metrics);
  await addSecurityHeaders(app, parts.secureCookies);
  await app.register(cookie);
  addGraphqlRoute(app, { ...parts, apollo });
  await addUploadRoute(app, parts);
  addExports(app, parts);
  let isStopping = false;
  addHealth(app, parts.readiness, () => isStopping);
  const metricsApp = parts.privateMetrics ? Fastify() : null;
  addMetrics(metricsApp ?? app, metrics.registry);
  await addPages(app, parts.webDist ?? '');
  return { app, metricsApp, stopping: () => void (isStopping = true) };
}

function trusted(proxies: ServerParts['trustProxy']): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  return proxies === false ? false : [...proxies];
}

/** What is wrong with the request is said; what is wrong with us is logged and said in general. */
function answerFaults(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    const isTheirs = status >= 400 && status < 500;
    if (!isTheirs) logger.error({ requestId: request.id, err: tellError(error) }, 'fault');
    const message = isTheirs ? error.message : 'Something went wrong on our side.';
    const code = isTheirs ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    return reply.code(isTheirs ? status : 500).send({ errors: [{ message, extensions: { code } }] });
  });
}
