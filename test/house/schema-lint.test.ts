import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

import { ROOT } from './files.ts';

function lint(args: string[], input?: string): { code: number | null; said: string } {
  const eslint = join(ROOT, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const asked = spawnSync(process.execPath, [eslint, '--max-warnings', '0', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    input,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { code: asked.status, said: asked.stdout + asked.stderr };
}

describe("the API's schema", () => {
  it('passes the lint that is recommended and the one for connections', () => {
    expect(existsSync(join(ROOT, 'schema', 'schema.graphql'))).toBe(true);
    const { code, said } = lint(['schema/schema.graphql']);
    expect(said).toBe('');
    expect(code).toBe(0);
  });

  it('would not pass with a type that says nothing of itself and a page that can not be turned', () => {
    const bad =
      'type Query {\n  members: MemberConnection!\n}\ntype MemberConnection {\n  edges: [Member!]!\n}\ntype Member {\n  name: String!\n}\n';
    const { code, said } = lint(['--stdin', '--stdin-filename', 'schema/schema.graphql'], bad);
    expect(code).toBe(1);
    for (const rule of ['require-description', 'relay-connection-types', 'strict-id-in-types'])
      expect(said).toContain(rule);
  });
});
