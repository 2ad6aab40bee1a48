import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';
import { InvariantBroken } from '../kernel/index.ts';
import type { Config } from './config.ts';

const FULL_BYTES = 10 * 1024 * 1024;

/** Engines' own errors speak of the code; a database's or a parser's message may quote what a person typed. */
const SPEAKS_OF_CODE = [InvariantBroken, TypeError, RangeError, ReferenceError];

/** What may be logged of an error: its kind, codes and where, and its words only where they can be nobody's data. */
export function tellError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(SPEAKS_OF_CODE.some((kind) => error instanceof kind) ? { message: error.message } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    stack: frames.map((line) => line.trim()),
    ...(error.cause ? { cause: tellError(error.cause) } : {}),
  };
}

const options = (level: string) => ({
  level,
  base: null,
  messageKey: 'event',
  timestamp: () => `,"at":"${new Date().toISOString()}"`,
  formatters: { level: (label: string) => ({ level: label }) },
  serializers: { err: tellError },
  // What no line of ours carries; a careless one must not either.
  redact: {
    paths: ['email', 'name', 'phone', 'password', 'token', '*.email', '*.phone', '*.password', '*.token'],
    remove: true,
  },
});

/** JSON lines with ids and codes, no personal data: to standard output, or into `.setshow/log` of the installation. */
export function makeLogger(config: Config, installation: string): Logger {
  if (config.logToStdout) return pino(options(config.logLevel), destination({ dest: 1, sync: false }));
  const folder = join(installation, '.setshow', 'log');
  const file = join(folder, 'server.jsonl');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(file) && statSync(file).size > FULL_BYTES) renameSync(file, `${file}.1`);
  return pino(options(config.logLevel), destination({ dest: file, sync: true, mode: 0o600 }));
}

/** Says nothing: for tests. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
