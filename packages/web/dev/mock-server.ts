/**
 * An API of fixed answers for work on the screens alone: `tsx dev/mock-server.ts [port]`, with Vite's server before it or
 * the built files behind it, under the same policy for scripts and styles as the real server's.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { extname, join } from 'node:path';
import { makeMockApi } from './mock-api.ts';

const here = import.meta.dirname;
const port = Number(process.argv[2] ?? 4000);
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const CSP =
  "default-src 'none'; connect-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self' 'nonce-abc123'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const api = makeMockApi();

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

createServer(async (request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path === '/graphql') {
    const { query, variables } = JSON.parse(await bodyOf(request)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const answer = await api.answer(query, variables);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    return;
  }
  const file = join(here, '../dist', path);
  const found = extname(path) !== '' && existsSync(file) ? file : join(here, '../dist/index.html');
  const type = TYPES[extname(found)] ?? 'application/octet-stream';
  const text = await readFile(found);
  response.writeHead(200, { 'content-type': type, 'content-security-policy': CSP });
  response.end(type === 'text/html' ? text.toString('utf8').replaceAll('__CSP_NONCE__', 'abc123') : text);
}).listen(port, '127.0.0.1', () => console.log(`mock on ${port}`));
