import { z } from 'zod';
import { CannotStart } from '../db/index.ts';
import { isDemoWanted } from './demo/index.ts';

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);
const PORT_WORDS = 'is a number from 0 to 65535';
const port = z.coerce.number(PORT_WORDS).int(PORT_WORDS).min(0, PORT_WORDS).max(65_535, PORT_WORDS);
const optional = <T extends z.ZodType>(inner: T) => z.preprocess(blankIsUnset, inner.optional());

/** Hops, addresses or ranges of the proxies whose `X-Forwarded-*` is believed; unset believes nobody. */
const proxies = z
  .string()
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim())));

const schema = z.object({
  NODE_ENV: optional(z.enum(['production', 'development', 'test'], 'is production, development or unset')),
  PORT: optional(port),
  HOST: optional(z.string()),
  METRICS_PORT: optional(port),
  PUBLIC_URL: optional(
    z
      .url({ protocol: /^https?$/, error: 'is the address that people type, such as https://numbers.example.com' })
      .refine((url) => new URL(url).pathname === '/', 'names no path: the app lives at the root of its address'),
  ),
  TRUST_PROXY: optional(proxies),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: 'looks like smtps://user:password@mail.example.com' })),
  MAIL_FROM: optional(z.string()),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
  DATABASE_POOL: optional(z.coerce.number().int().min(2).max(200)),
});

/** What the environment says, checked and with its defaults. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where /metrics answers instead of on the main port; null means on the main one. */
  readonly metricsPort: number | null;
  /** The origin that people type, without a slash at its end; null where nobody said. */
  readonly publicUrl: string | null;
  readonly trustProxy: number | readonly string[] | false;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: string;
  /** JSON logs on standard output, as containers want them; else into a file, so that the console stays readable. */
  readonly logToStdout: boolean;
  readonly poolSize: number;
  /** The invented group, whose passwords everybody may know: never in production unless asked for. */
  readonly loadDemo: boolean;
  /** Cookies carry the `__Host-` prefix and travel by https only. */
  readonly secureCookies: boolean;
  /** Nothing of the schema is told to anybody: in production. */
  readonly hardened: boolean;
  /** A browser may send the documents that the app was built with and no other: everywhere but on a developer's machine. */
  readonly onlyListed: boolean;
}

/** Reads the configuration. Throws `CannotStart`, whose message lists everything that is wrong at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = schema.safeParse(env);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new CannotStart(`The configuration is not right:\n${lines.join('\n')}\nSet these and start again.`);
  }
  const set = read.data;
  const isProduction = set.NODE_ENV === 'production';
  return {
    port: set.PORT ?? 4000,
    host: set.HOST ?? (isProduction ? '0.0.0.0' : 'localhost'),
    metricsPort: set.METRICS_PORT ?? null,
    publicUrl: set.PUBLIC_URL ? new URL(set.PUBLIC_URL).origin : null,
    trustProxy: set.TRUST_PROXY ?? false,
    smtpUrl: set.SMTP_URL ?? null,
    mailFrom: set.MAIL_FROM ?? 'SetShow <no-reply@localhost>',
    logLevel: set.LOG_LEVEL ?? 'info',
    logToStdout: isProduction,
    poolSize: set.DATABASE_POOL ?? 10,
    loadDemo: env['DEMO'] ? isDemoWanted(env) : !isProduction,
    secureCookies: set.PUBLIC_URL ? set.PUBLIC_URL.startsWith('https:') : isProduction,
    hardened: isProduction,
    onlyListed: set.NODE_ENV !== 'development',
  };
}
