// npm test: every test of the house. Further arguments go to jest, e.g. npm test -- --selectProjects server.
// The last line counts: "N passed, N failed". Nothing passes that did not run.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ensureServerBuilt, ensureWebBuilt } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { root, run } from './lib/run.mjs';

const results = join(root, '.setshow', 'test-results.json');
const summaryFile = join(root, '.setshow', 'test-summary');
const args = process.argv.slice(2);

mkdirSync(join(root, '.setshow'), { recursive: true });
for (const stale of [results, summaryFile]) rmSync(stale, { force: true });

let code = 1;
try {
  code = await test();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
const { passed, failed } = count();
if (passed === 0) console.error('No test passed: that is a failure, whatever the reason.');
const isFailure = code !== 0 || failed > 0 || passed === 0;
const summary = `${passed} passed, ${isFailure ? Math.max(failed, 1) : 0} failed`;
writeFileSync(summaryFile, `${summary}\n`);
console.log(summary);
process.exitCode = isFailure ? 1 : 0;

async function test() {
  const env = {
    NODE_OPTIONS:
      `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
    // The tests bring their own database; nobody's real one is to be touched by accident.
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    DATABASE_JOBS_URL: '',
  };
  if (drivesTheProduct()) {
    env.CHROMIUM_PATH = await ensureChromium();
    await Promise.all([ensureServerBuilt(), ensureWebBuilt()]);
  }
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = ['--json', '--outputFile', results, '--maxWorkers', '2', ...args];
  return run(process.execPath, [jest, ...options], { env });
}

/** Tests picked from the projects that need neither a build nor a browser do not wait for them. */
function drivesTheProduct() {
  const from = args.indexOf('--selectProjects');
  if (from === -1) return true;
  const chosen = args.slice(from + 1);
  const until = chosen.findIndex((arg) => arg.startsWith('-'));
  return (until === -1 ? chosen : chosen.slice(0, until)).some((name) => !['server', 'web', 'house'].includes(name));
}

/** A file that could not even be loaded has no failed tests of its own: it counts as one. */
function count() {
  if (!existsSync(results)) return { passed: 0, failed: 0 };
  const found = JSON.parse(readFileSync(results, 'utf8'));
  return { passed: found.numPassedTests, failed: found.numFailedTests + found.numRuntimeErrorTestSuites };
}
