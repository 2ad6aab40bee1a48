import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

import { ARROW } from './arrow.ts';
import { foldersIn, ROOT } from './files.ts';
import { FORBIDDEN, OPTIONS, RESOLVE } from './imports.ts';

async function breachesIn(baseDir: string): Promise<string[]> {
  const { output } = await cruise(
    ['packages/server/src', 'packages/web/src'],
    { ...OPTIONS, ruleSet: { forbidden: FORBIDDEN }, validate: true, baseDir },
    RESOLVE,
  );
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

describe('the arrow', () => {
  it('is kept by every import of the house', async () => {
    expect(await breachesIn(ROOT)).toEqual([]);
  });

  it('has a place for every folder of the server', () => {
    expect(foldersIn('packages/server/src').filter((folder) => !(ARROW as readonly string[]).includes(folder))).toEqual(
      [],
    );
  });
});

/** A small house in which every rule is broken once: file → what it holds. */
const BROKEN: Record<string, string> = {
  'packages/server/src/kernel/money.ts': "import '../app/index.ts'; export const money = 1;",
  'packages/server/src/app/index.ts': 'export const app = 1;',
  'packages/server/src/members/index.ts': "import '../sales/index.ts'; import '../leads/index.ts'; export const m = 1;",
  'packages/server/src/leads/index.ts': 'export const lead = 1;',
  'packages/server/src/members/find-member.ts': 'export const findMember = 1;',
  'packages/server/src/members/member.entity.ts': 'export const Member = 1;',
  'packages/server/src/members/member.types.ts': 'export const MemberType = 1;',
  'packages/server/src/members/add-member.ts': "import './member.types.ts'; export const addMember = 1;",
  'packages/server/src/members/age.rules.ts':
    "import pg from 'pg'; import './find-member.ts'; import type { M } from './member.entity.ts'; export const age: M = pg;",
  'packages/server/src/sales/index.ts': "import '../members/find-member.ts'; export const sale = 1;",
  'packages/server/src/sales/a.ts': "import './b.ts'; import './a.test.ts'; export const a = 1;",
  'packages/server/src/sales/b.ts': "import './a.ts'; export const b = 1;",
  'packages/server/src/sales/a.test.ts': 'export {};',
  'packages/web/src/app/page.tsx': "import '../features/board/tile.tsx';",
  'packages/web/src/features/board/tile.tsx': "import '../funnel/row.tsx'; import 'recharts';",
  'packages/web/src/features/funnel/row.tsx': "import '../../app/page.tsx';",
  'packages/web/src/ui/day.ts': "import '../app/page.tsx'; import '../../../server/src/kernel/money.ts';",
  'packages/web/src/api/documents.ts': "import '../ui/day.ts';",
  'node_modules/recharts/index.js': 'export const chart = 1;',
  'node_modules/recharts/package.json':
    '{ "name": "recharts", "version": "1.0.0", "main": "index.js", "type": "module" }',
  'node_modules/pg/index.js': 'export default 1;',
  'node_modules/pg/package.json': '{ "name": "pg", "version": "1.0.0", "main": "index.js", "type": "module" }',
  'package.json': '{ "dependencies": { "pg": "1.0.0", "recharts": "1.0.0" } }',
};

describe('a house in which every rule is broken', () => {
  let folder = '';
  let breaches: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'setshow-house-'));
    for (const [path, text] of Object.entries(BROKEN)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    breaches = await breachesIn(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['arrow-kernel', 'packages/server/src/kernel/money.ts'],
    ['arrow-members', 'packages/server/src/members/index.ts'],
    ['known-folders', 'packages/server/src/members/index.ts'],
    ['through-the-door', 'packages/server/src/sales/index.ts'],
    ['rules-are-pure', 'packages/server/src/members/age.rules.ts'],
    ['rules-know-no-machinery', 'packages/server/src/members/age.rules.ts'],
    ['rules-know-no-storage', 'packages/server/src/members/age.rules.ts'],
    ['only-resolvers-translate', 'packages/server/src/members/add-member.ts'],
    ['nobody-runs-on-tests', 'packages/server/src/sales/a.ts'],
    ['no-circles', 'packages/server/src/sales/a.ts'],
    ['web-features', 'packages/web/src/features/funnel/row.tsx'],
    ['web-ui', 'packages/web/src/ui/day.ts'],
    ['web-api', 'packages/web/src/api/documents.ts'],
    ['web-features-apart', 'packages/web/src/features/board/tile.tsx'],
    ['web-through-the-door', 'packages/web/src/app/page.tsx'],
    ['charts-apart', 'packages/web/src/features/board/tile.tsx'],
    ['packages-apart', 'packages/web/src/ui/day.ts'],
  ])('is caught by the rule %s', (rule, file) => {
    expect(breaches.filter((breach) => breach.startsWith(`${rule}: ${file} → `))).not.toEqual([]);
  });

  it('has a case above for every rule', () => {
    const names = new Set(FORBIDDEN.map(({ name }) => (name?.startsWith('arrow-') ? 'arrow' : name)));
    const caught = new Set(breaches.map((breach) => breach.split(':')[0]?.replace(/^arrow-.*/, 'arrow')));
    expect([...names].filter((name) => !caught.has(name))).toEqual([]);
  });
});
