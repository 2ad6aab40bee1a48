// npm run check: what can be judged without running the product. Every step runs, so that one look shows all.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { main } from './lib/main.mjs';
import { root, run } from './lib/run.mjs';

const tsc = join(root, 'packages', 'server', 'node_modules', '.bin', 'tsc');
const arrow = ['.dependency-cruiser.mjs', '.dependency-cruiser.cjs', '.dependency-cruiser.js'].find((name) =>
  existsSync(join(root, name)),
);
const steps = [
  ['types of the server', tsc, ['-p', 'packages/server']],
  ['types of the web app', tsc, ['-p', 'packages/web']],
  ['types of the tests', tsc, ['-p', 'test']],
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ...(arrow ? [['the arrow', 'depcruise', ['--config', arrow, 'packages/server/src', 'packages/web/src']]] : []),
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
