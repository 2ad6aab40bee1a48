import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the installation. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs a program to its end and answers its exit code. Its output goes to standard error unless told otherwise. */
export function run(program, args, { cwd = root, env = {}, toStdout = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['inherit', toStdout ? 1 : 2, 2],
      env: { ...process.env, ...env },
    });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    const done = (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      done(1);
    });
    child.on('exit', (code) => done(code ?? 1));
  });
}

/** Runs a TypeScript file of the house with tsx, which knows its decorators. */
export function runTypeScript(file, args = [], options = {}) {
  return run('tsx', ['--tsconfig', 'packages/server/tsconfig.json', file, ...args], options);
}
