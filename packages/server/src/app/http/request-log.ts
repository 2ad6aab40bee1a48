import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';

/** The request's id: the one that a proxy gave it, where it looks like one, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/** One line and one measurement per answer: ids, a route and an operation's name; no address, no query, nobody's words. */
export function addRequestLog(app: FastifyInstance, logger: Logger, metrics: Metrics): void {
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'page';
    const { method, operation } = request;
    const status = reply.statusCode;
    const actor = request.asking?.ctx;
    logger.info(
      {
        requestId: request.id,
        method,
        route,
        status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(operation ? { operation } : {}),
        ...(actor ? { organizationId: actor.organizationId, actor: actor.actor.kind } : {}),
      },
      'request',
    );
    metrics.request({ method, route, status, operation, seconds: reply.elapsedTime / 1000 });
  });
}
