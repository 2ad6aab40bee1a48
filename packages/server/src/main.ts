import 'reflect-metadata';
import { readConfig, type Config } from './app/config.ts';
import { demoSignIns } from './app/demo/index.ts';
import { makeLogger, tellError } from './app/logging.ts';
import { INSTALLATION, start, type Running } from './app/start.ts';
import { CannotStart } from './db/index.ts';

const say = (line: string): void => console.error(line);

/** What a person reads after the start: where to go, and as whom. */
function greet(config: Config, { url, hasDemo }: Running): void {
  if (config.logToStdout) return;
  console.log(`\nSetShow is at ${url}\n`);
  if (hasDemo) {
    console.log('Look around in the demonstration group as:');
    for (const { role, email, password } of demoSignIns())
      console.log(`  ${role.padEnd(12)} ${email.padEnd(32)} ${password}`);
    console.log('');
  }
  const isLocal = ['localhost', '127.0.0.1', '::1'].includes(config.host);
  if (!config.secureCookies && !isLocal) {
    console.log(
      'This address is plain http: sign-ins travel unprotected on the network. Set PUBLIC_URL to an https address for anything but a try.\n',
    );
  }
  console.log('Stop it with Ctrl-C.');
}

/** Ends in order on the first signal, also when it comes while the start is still under way. */
function stopOnSignals(starting: Promise<Running>): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    // A start that fails says so itself, and has ended by then whatever it had begun.
    void starting
      .then((running) => running.stop())
      .then(
        () => process.exit(0),
        () => undefined,
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

try {
  const config = readConfig(process.env);
  const logger = makeLogger(config, process.env['SETSHOW_CHECKOUT'] || INSTALLATION);
  process.on('unhandledRejection', (error) => logger.error({ err: tellError(error) }, 'fault'));
  const starting = start(config, process.env, logger, say);
  stopOnSignals(starting);
  const running = await starting;
  logger.info({ port: config.port }, 'started');
  greet(config, running);
} catch (error) {
  if (error instanceof CannotStart) say(error.message);
  else console.error(error);
  process.exit(1);
}
