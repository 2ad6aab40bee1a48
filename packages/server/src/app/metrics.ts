import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the process counts of itself. Every label has few values: a route, a listed operation, a class of status. */
export interface Metrics {
  readonly registry: Registry;
  /** One answered request; `operation` is a listed document's name, `free` or empty. */
  request(seen: { method: string; route: string; status: number; operation: string; seconds: number }): void;
  /** One error in an answer, by its code. */
  error(code: string): void;
}

/** A registry of one server's own, so that two servers in one process do not add up. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'setshow_request_duration_seconds',
    help: 'How long requests took, by route, listed operation and class of status.',
    labelNames: ['method', 'route', 'operation', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  const errors = new Counter({
    name: 'setshow_graphql_errors_total',
    help: 'Errors in answers of the API, by code.',
    labelNames: ['code'],
    registers: [registry],
  });
  return {
    registry,
    request: ({ method, route, status, operation, seconds }) =>
      requests.observe({ method, route, operation, status: `${Math.floor(status / 100)}xx` }, seconds),
    error: (code) => errors.inc({ code }),
  };
}
