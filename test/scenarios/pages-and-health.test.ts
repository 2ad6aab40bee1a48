import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Readiness } from '../../packages/server/src/app/http/health.ts';
import { openServer, type OpenServer } from '../world/a-server.ts';

const PAGE =
  '<html><meta nonce="__CSP_NONCE__"><script src="/assets/app-1a2b.js" nonce="__CSP_NONCE__"></script></html>';

describe('The app’s pages and what watches over them', () => {
  let server: OpenServer;
  let dist: string;
  let trouble: string | null = null;
  const readiness: Readiness[] = [{ name: 'database', check: () => Promise.resolve(trouble) }];
  beforeAll(async () => {
    dist = mkdtempSync(join(tmpdir(), 'pages-'));
    mkdirSync(join(dist, 'assets'));
    writeFileSync(join(dist, 'index.html'), PAGE);
    writeFileSync(join(dist, 'icon.svg'), '<svg/>');
    writeFileSync(join(dist, 'operations.json'), '{}');
    writeFileSync(join(dist, 'assets', 'app-1a2b.js'), 'export {};');
    server = await openServer({ webDist: dist, readiness });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dist, { recursive: true });
  });
  const get = (path: string) => fetch(`${server.url}${path}`);

  it.each(['/', '/board', '/figures/show-rate?from=2026-10-01'])(
    'any address of the app opens it: %s',
    async (path) => {
      const page = await get(path);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(page.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('each page has a nonce of its own, and its policy names the same', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const page = await get('/');
        const policy = page.headers.get('content-security-policy') ?? '';
        const nonce = /nonce="([0-9a-f]+)"/.exec(await page.text())?.[1] ?? 'none';
        expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
        expect(policy).not.toMatch(/unsafe/);
        expect(policy).toContain("frame-ancestors 'none'");
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('no page may be framed, and no file guessed at', async () => {
    const { headers } = await get('/icon.svg');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('files with a hash in their name are kept for a year', async () => {
    const file = await get('/assets/app-1a2b.js');
    expect(file.status).toBe(200);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/operations.json', '/index.html', '/assets/gone-9z.js', '/assets/..%2findex.html', '/.built-from'])(
    '%s is nobody’s page',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    },
  );

  it('is alive whatever its database does, and ready only when that answers', async () => {
    expect((await get('/readyz')).status).toBe(200);
    trouble = 'no answer';
    const unready = await get('/readyz');
    expect(unready.status).toBe(503);
    expect(await unready.json()).toEqual({ status: 'not ready', because: ['database: no answer'] });
    expect((await get('/healthz')).status).toBe(200);
    trouble = null;
  });

  it('counts requests by route and never by address', async () => {
    await get('/figures/somebody-in-particular');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('setshow_request_duration_seconds_count{method="GET",route="page"');
    expect(metrics).not.toContain('somebody');
  });
});
