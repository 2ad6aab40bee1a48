import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a command came to. */
export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs the built command line as a person or a nightly job would. `env` says which database. */
export function setshow(args: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts', 'setshow.mjs'), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** The same for a command that must answer in JSON, alone on its standard output. */
export async function setshowJson<Answer>(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Answer> {
  const { code, stdout, stderr } = await setshow([...args, '--json'], env);
  if (code !== 0) throw new Error(`setshow ${args.join(' ')} ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout) as Answer;
}
