import type { FastifyRequest } from 'fastify';

/**
 * Whether a request may come from where the browser says it comes from. A program sends no origin; a page must be ours:
 * the configured address, or, where none is configured, the very host that was asked.
 */
export function isOwnOrigin(request: Pick<FastifyRequest, 'headers' | 'host'>, publicUrl: string | null): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return false;
  if (origin === undefined) return true;
  if (publicUrl !== null) return origin === publicUrl;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
