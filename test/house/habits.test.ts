import { describe, expect, it } from '@jest/globals';

import { filesUnder, foldersIn, isTest } from './files.ts';
import { doorSign, HABITS } from './habits.ts';

const house = filesUnder('.');
const doors = house.filter(({ path }) => /^packages\/(server|web)\/src\/.*\/index\.ts$/.test(path));

describe('the habits of the house', () => {
  it.each(Object.entries(HABITS))('%s', (_, judge) => {
    expect(house.flatMap(judge)).toEqual([]);
  });

  it('finds what breaks them', () => {
    const found = (habit: string, path: string, text: string) => HABITS[habit]?.({ path, text });
    const server = 'packages/server/src/members';
    const nameless = `const x: ${'an' + 'y'} = 1;`;
    expect(found('types are never switched off', `${server}/a.ts`, nameless)).toEqual([`${server}/a.ts:1 says any`]);
    expect(found('types are never switched off', `${server}/a.ts`, '// any word; const any = 1')).toEqual([]);
    expect(found('no check is silenced', `${server}/a.ts`, `// @ts-${'ignore'}`)).toHaveLength(1);
    expect(found('nothing is put off in a comment', 'README.md', `\n${'TO' + 'DO'}: later`)).toEqual([
      'README.md:2 puts something off',
    ]);
    const machine = 'no path of one machine and no address of a package store';
    expect(found(machine, 'README.md', `see /${'work'}/main`)).toHaveLength(1);
    expect(found(machine, 'pnpm-lock.yaml', `tarball: https://regis${'try'}.example.org/a.tgz`)).toHaveLength(1);
    const sql = 'SQL lives in reads, in verbs and their steps, and in the storage';
    const asking = "export const q = 'select id from member where organization_id = $1';";
    expect(found(sql, `${server}/helpers.ts`, asking)).toEqual([`${server}/helpers.ts:1 holds SQL`]);
    expect(found(sql, `${server}/age.rules.ts`, asking)).toHaveLength(1);
    expect(found(sql, 'packages/web/src/ui/a.ts', asking)).toHaveLength(1);
    expect(found(sql, `${server}/spells.ts`, `import type { Tx } from '../db/index.ts'; ${asking}`)).toHaveLength(1);
    const locking = `import type { Tx } from '../db/index.ts'; ${asking.replace("'", '`').replace("';", ' for update`;')}`;
    expect(found(sql, `${server}/spells.ts`, locking)).toEqual([]);
    expect(found(sql, `${server}/spells.policy.ts`, locking)).toHaveLength(1);
    expect(found(sql, `${server}/members.read.ts`, asking)).toEqual([]);
    expect(found(sql, `${server}/add-member.ts`, `${asking} export async function addMember() {}`)).toEqual([]);
    const bound = 'every statement of a feature names its organization';
    expect(found(bound, `${server}/members.read.ts`, "'select id from member where id = $1'")).toHaveLength(1);
    expect(found(bound, `${server}/members.read.ts`, '`select id from member where ${where}`')).toHaveLength(1);
    expect(found(bound, `${server}/members.read.ts`, asking)).toEqual([]);
    const clock = 'rules never ask the clock, chance or the environment';
    for (const text of [
      'new Date()',
      'Date.now()',
      'Temporal.Now.instant()',
      'process.env.TZ',
      'Math.random()',
      'randomUUID()',
    ]) {
      expect(found(clock, `${server}/age.rules.ts`, `export const now = ${text};`)).not.toEqual([]);
    }
    expect(found(clock, `${server}/age.rules.ts`, 'export const day = new Date(instant);')).toEqual([]);
  });
});

describe('the doors', () => {
  it('each say in three lines what stands behind them, what it owns and what it must never know', () => {
    expect(doors.filter(({ path }) => !isTest(path)).flatMap(doorSign)).toEqual([]);
  });

  it('are there for every folder of the business and every feature of the web app', () => {
    const wanted = [
      ...foldersIn('packages/server/src').map((folder) => `packages/server/src/${folder}/index.ts`),
      ...foldersIn('packages/web/src/features').map((folder) => `packages/web/src/features/${folder}/index.ts`),
    ];
    const there = new Set(doors.map(({ path }) => path));
    // `app` is the wiring: nobody comes in, so it needs no door.
    expect(wanted.filter((path) => !there.has(path) && path !== 'packages/server/src/app/index.ts')).toEqual([]);
  });

  it('are told apart from an unsigned one', () => {
    expect(doorSign({ path: 'a/index.ts', text: "export * from './a.ts';\n" })).toEqual([
      'a/index.ts:1 has no door sign',
    ]);
  });
});
