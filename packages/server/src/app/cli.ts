// The command line: the same use cases as the screens, for nightly jobs and the curious.
import { CannotStart } from '../db/index.ts';
import { runCommandLine } from './cli/run-command-line.ts';

// Whoever reads us may stop reading (`| head`): that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (error) {
  // Known troubles are told in their own words; what is unknown keeps its stack, for whoever mends it.
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
