// Builds server and web app without starting them: what the container image does, too.
import { ensureServerBuilt, ensureWebBuilt } from './lib/build.mjs';
import { main } from './lib/main.mjs';

await main(async () => {
  await Promise.all([ensureServerBuilt(), ensureWebBuilt()]);
});
