import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

import { demoSignIns } from '../../packages/server/src/app/demo/sign-ins.ts';
import { ARROW } from './arrow.ts';
import { filesUnder, foldersIn, isCode, isTest, ROOT } from './files.ts';

interface Manifest {
  readonly scripts?: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const [readmeFile] = filesUnder('.').filter(({ path }) => path === 'README.md');
const readme = readmeFile?.text ?? '';
const files = filesUnder('.');
const manifests = files
  .filter(({ path }) => path.endsWith('package.json'))
  .map(({ text }) => JSON.parse(text) as Manifest);
const dependencies = new Set(
  manifests.flatMap((manifest) =>
    [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((list) =>
      Object.keys(list ?? {}),
    ),
  ),
);
const scripts = Object.keys(manifests.find(({ scripts: each }) => each?.['start'])?.scripts ?? {});
const map = readme.slice(readme.indexOf('## The map'), readme.indexOf('## The glossary'));
const reasons = readme.slice(readme.indexOf('## Every dependency'));

/** What a program takes from its environment that nobody needs to set: the system's own, and the tests' notes to themselves. */
const NOT_SETTINGS = new Set(['PATH', 'NODE_OPTIONS', 'CI', 'HOME', 'TZ', 'SETSHOW_TEST_WORLD', 'SETSHOW_TEST_RUN']);
const SETTING = /env(?:\.|\[')([A-Z][A-Z0-9_]+)|^ {2}([A-Z][A-Z0-9_]+): optional\(/gm;

/** A document named in a comment, and the passage of it in quotes. */
const CITED = new RegExp(`\\b(README(?!\\.)|[A-Z]{4,}\\.${'md'})(?:,? \\(?"([^"\\n]+)")?`, 'g');
const flat = (text: string): string => text.replace(/[\s*_]+/g, ' ').toLowerCase();

describe('the README', () => {
  it('gives every dependency its reason', () => {
    expect([...dependencies].filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });

  it('names no dependency that is gone', () => {
    const named = [...reasons.matchAll(/^\| (`.+?`) \|/gm)].flatMap((row) => [
      ...(row[1] ?? '').matchAll(/`([^`]+)`/g),
    ]);
    expect(named.map((match) => match[1] ?? '').filter((name) => !dependencies.has(name))).toEqual([]);
  });

  it('names the two commands and every script', () => {
    const calls = scripts.map((name) => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`));
    expect(calls).toContain('npm start');
    expect(calls.filter((call) => !readme.includes(`\`${call}`))).toEqual([]);
    expect(scripts.filter((name) => !existsSync(join(ROOT, 'scripts', `${name}.mjs`)))).toEqual([]);
  });

  it('names every setting that the environment may give', () => {
    const sources = files.filter(({ path }) => isCode(path) && !isTest(path) && /^(packages|scripts)\//.test(path));
    const asked = sources.flatMap(({ text }) => [...text.matchAll(SETTING)].map((match) => match[1] ?? match[2] ?? ''));
    expect(asked).toContain('DATABASE_URL');
    expect([...new Set(asked)].filter((name) => !NOT_SETTINGS.has(name) && !readme.includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  it('names the sign-ins of the demonstration group', () => {
    const told = demoSignIns().flatMap(({ email, password }) => [email, password]);
    expect(told.filter((each) => !readme.includes(`\`${each}\``))).toEqual([]);
  });

  it('holds every passage that a comment sends its reader to', () => {
    const comments = files.filter(({ path }) => /\.(ts|tsx|mjs|sql|graphql|css|yml|sh)$/.test(path));
    const cited = comments.flatMap(({ path, text }) => [...text.matchAll(CITED)].map((match) => ({ path, match })));
    const missing = cited.filter(({ match: [, document, passage] }) => {
      const text = files.find((file) => file.path === (document === 'README' ? 'README.md' : document))?.text;
      return text === undefined || (passage !== undefined && !flat(text).includes(flat(passage)));
    });
    expect(missing.map(({ path, match }) => `${path}: ${match[0]}`)).toEqual([]);
  });

  it('maps every folder of the business, in the order of the arrow', () => {
    const places = ARROW.map((folder) => map.indexOf(`\`${folder}\``, map.indexOf('| folder |')));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(foldersIn('packages/server/src').filter((folder) => !map.includes(`\`${folder}\``))).toEqual([]);
  });
});
