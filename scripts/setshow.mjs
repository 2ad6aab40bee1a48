// npm run setshow -- …: the command line, on the same use cases as the screens.
import { ensureServerBuilt } from './lib/build.mjs';
import { becomeBuilt } from './lib/into-process.mjs';

try {
  await ensureServerBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await becomeBuilt('app/cli.js', process.argv.slice(2));
