import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the build leaves room for the page's nonce. */
const NONCE_PLACE = /__CSP_NONCE__/g;
/** Part of the build, and nobody's page. */
const NOT_SERVED = new Set(['index.html', 'operations.json']);

/** The built web app: files with a hash in their name for a year, its page anew each time with a nonce of its own. */
export async function addPages(app: FastifyInstance, distFolder: string): Promise<void> {
  const isBuilt = existsSync(join(distFolder, 'index.html'));
  if (isBuilt) await addFiles(app, distFolder);
  app.setNotFoundHandler(async (request, reply) => {
    if (isBuilt && isPage(request)) return sendPage(reply, distFolder);
    return reply.code(404).send({ error: 'There is nothing here.' });
  });
}

async function addFiles(app: FastifyInstance, distFolder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(distFolder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  });
  const beside = readdirSync(distFolder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !NOT_SERVED.has(entry.name))
    .map(({ name }) => name);
  for (const name of beside) {
    app.get(`/${name}`, (_request, reply) => reply.sendFile(name, distFolder, { maxAge: 0, immutable: false }));
  }
}

/** Every address without a file's ending belongs to the app's own router. */
function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = request.url.split('?', 1)[0] ?? '';
  return !/\.[^/]*$/.test(path) && !path.startsWith('/assets/');
}

async function sendPage(reply: FastifyReply, distFolder: string): Promise<FastifyReply> {
  const page = await readFile(join(distFolder, 'index.html'), 'utf8');
  return reply
    .code(200)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replace(NONCE_PLACE, reply.cspNonce.style));
}
