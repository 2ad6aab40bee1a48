// npm run check: what can be judged without running the product. Every step runs, so that one look shows all.
import { join } from 'node:path';

import { main } from './lib/main.mjs';
import { root, run } from './lib/run.mjs';

const tsc = join(root, 'packages', 'server', 'node_modules', '.bin', 'tsc');
const steps = [
  ['types of the server', tsc, ['-p', 'packages/server']],
  ['types of the web app', tsc, ['-p', 'packages/web']],
  ['types of the tests', tsc, ['-p', 'test']],
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['the arrow', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'packages/server/src', 'packages/web/src']],
  ['the documents of the web app', 'tsx', ['packages/web/codegen.ts', '--check']],
  ['what nobody uses', 'knip', ['--no-progress', '--no-config-hints']],
];

await main(async () => {
  const failed = [];
  for (const [name, program, args] of steps) {
    const began = Date.now();
    const code = await run(program, args);
    if (code !== 0) failed.push(name);
    console.error(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  }
  if (failed.length > 0) console.error(`Not in order: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
