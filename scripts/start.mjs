// npm start: the whole product on one port. The server opens the database, migrates, loads the demo once and serves.
import { ensureServerBuilt, ensureWebBuilt } from './lib/build.mjs';
import { becomeBuilt } from './lib/into-process.mjs';

try {
  await Promise.all([ensureServerBuilt(), ensureWebBuilt()]);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await becomeBuilt('main.js', process.argv.slice(2));
