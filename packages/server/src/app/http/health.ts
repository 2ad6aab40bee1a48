import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

/** One thing that must hold before requests are let in; `why` is told where it does not. */
export interface Readiness {
  readonly name: string;
  /** Null when it holds, else why not. May throw: that is a no. */
  check(): Promise<string | null>;
}

const PATIENCE_MS = 2_000;

/** `/healthz`: the process lives, asked of nobody. `/readyz`: it can serve. */
export function addHealth(app: FastifyInstance, checks: readonly Readiness[], isStopping: () => boolean): void {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    const failed = (await Promise.all(checks.map(ask))).filter((answer) => answer !== null);
    return failed.length === 0 ? { status: 'ready' } : reply.code(503).send({ status: 'not ready', because: failed });
  });
}

async function ask({ name, check }: Readiness): Promise<string | null> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    patience = setTimeout(() => resolve('no answer in time'), PATIENCE_MS);
  });
  try {
    const why = await Promise.race([check(), late]);
    return why === null ? null : `${name}: ${why}`;
  } catch {
    return `${name}: no answer`;
  } finally {
    clearTimeout(patience);
  }
}

/** `/metrics` in Prometheus' text form. */
export function addMetrics(app: FastifyInstance, registry: Registry): void {
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
