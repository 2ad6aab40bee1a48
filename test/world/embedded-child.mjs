// A process that uses the embedded database of a checkout, as npm start and the command line do: says what it got, and
// gives it back when asked to end. "leave" on its standard input makes it exit without giving anything back.
import { startEmbeddedPostgres } from '../../packages/server/src/db/embedded/start-embedded-postgres.ts';

const server = await startEmbeddedPostgres({ checkout: process.argv[2] });
process.on('SIGTERM', async () => {
  await server.stop();
  process.exit(0);
});
process.stdin.on('data', () => process.exit(0));
const { port, adopted, dataFolder } = server;
console.log(JSON.stringify({ port, adopted, dataFolder, url: server.adminUrl() }));
