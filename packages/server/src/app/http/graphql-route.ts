import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '../../auth/index.ts';
import { LIMITS } from '../graphql/limits.ts';
import type { ListedOperations } from '../graphql/listed-operations.ts';
import { askingOf, type Surroundings } from './asking-of.ts';
import { isOwnOrigin } from './origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once known. */
    asking: Asking | null;
    /** A listed document's name, `free` for a key's own document, or empty: what logs and metrics may say. */
    operation: string;
  }
}

/** What the route needs besides its surroundings. */
export interface GraphqlRoute extends Surroundings {
  readonly apollo: ApolloServer<Asking>;
  readonly listed: ListedOperations;
  /** A browser's visit may send listed documents only. */
  readonly onlyListed: boolean;
}

/** Answers a request that goes no further, in the form of the engine’s own errors. */
export function refuseRequest(
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  more: object = {},
): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code, ...more } }] });
}

/**
 * `POST /graphql`, `application/json`, at most 256 kB; every other method is answered 405 and every other media type 415
 * before a byte of the body is read into anything.
 */
export function addGraphqlRoute(app: FastifyInstance, parts: GraphqlRoute): void {
  app.decorateRequest('asking', null);
  app.decorateRequest('operation', '');
  app.route({
    method: 'POST',
    url: '/graphql',
    bodyLimit: LIMITS.bodyBytes,
    // What is answered is one person's, and true for a moment: no cache on the way keeps it.
    onRequest: async (_request, reply) => void reply.header('cache-control', 'no-store'),
    preHandler: (request, reply) => admit(request, reply, parts),
    handler: fastifyApolloHandler(parts.apollo, { context: async (request) => present(request) }),
  });
  app.route({
    method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: async (_request, reply) =>
      refuseRequest(reply.header('allow', 'POST'), 405, 'METHOD_NOT_ALLOWED', 'Send a POST request.'),
    handler: async (_request, reply) => reply.code(405).send(),
  });
}

function present(request: FastifyRequest): Asking {
  if (request.asking === null) throw new Error('a request reached the engine without being admitted');
  return request.asking;
}

async function admit(request: FastifyRequest, reply: FastifyReply, parts: GraphqlRoute): Promise<unknown> {
  if (!isOwnOrigin(request, parts.publicUrl)) {
    return refuseRequest(reply, 403, 'WRONG_ORIGIN', 'This request comes from a page of another site.');
  }
  const asking = await askingOf(request, reply, parts);
  if (asking === null) {
    return refuseRequest(reply, 401, 'NOT_SIGNED_IN', 'This API key is not known, or it has been revoked.');
  }
  request.asking = asking;
  const document = documentOf(request.body);
  const listedName = document === null ? null : parts.listed.nameOf(document);
  const hasKey = asking.ctx?.actor.kind === 'API_KEY';
  request.operation = listedName ?? 'free';
  if (parts.onlyListed && !hasKey && document !== null && listedName === null) {
    return refuseRequest(
      reply,
      400,
      'OPERATION_NOT_LISTED',
      'A browser may send the documents of the app alone. Use an API key to send your own.',
    );
  }
  return undefined;
}

/** The document, where the body has the shape of a request; the engine says what is wrong with any other. */
function documentOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const { query } = body as { query?: unknown };
  return typeof query === 'string' ? query : null;
}
