import { findAny, findClock, findSql, findUnbound, isStep, isVerb, type Complaint } from './code.ts';
import { filesUnder, isCode, isTest, type HouseFile } from './files.ts';

const SERVER = 'packages/server/src/';
/** The words are put together here, so that this file does not find itself. */
const SILENCERS = new RegExp(
  ['@ts-' + 'ignore', '@ts-' + 'nocheck', '@ts-' + 'expect-error', 'eslint-' + 'disable'].join('|'),
);
const PUT_OFF = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
/** Folders of one machine or one person, and the places packages come from: neither is the next one's. */
const MACHINE = new RegExp(
  [
    `(^|[\\s'"\`(=])/(work|root|home/[a-z]+|Users/[A-Za-z]+|mnt|workspaces?)/`,
    `[A-Z]:\\\\Users\\\\`,
    `//[^\\s/'"]*(regis` + `try|artifactory|nexus|verdaccio)[^\\s/'"]*`,
    `^\\s*(@[a-z]+:)?regis` + `try\\s*=`,
  ].join('|'),
);

/** The tables of organizations, by the migrations that make them. */
const TABLES = filesUnder(`${SERVER}db/migrations`).flatMap(({ text }) =>
  [...text.matchAll(/^create table (\w+) \(\n {2}organization_id/gm)].map((match) => match[1] ?? ''),
);

const linesWith = (file: HouseFile, pattern: RegExp, what: string): Complaint[] =>
  file.text.split('\n').flatMap((line, place) => (pattern.test(line) ? [`${file.path}:${place + 1} ${what}`] : []));

/**
 * SQL stands where one looks for it: questions in `*.read.ts`, writes and locks in verbs and in the steps that verbs share,
 * the rest in the storage itself (db/, *.sql). A builder or a test may look behind the house's back.
 */
function mayHoldSql(file: HouseFile): boolean {
  if (!file.path.startsWith('packages/')) return true;
  if (isTest(file.path) || file.path.startsWith(`${SERVER}db/`)) return true;
  if (!file.path.startsWith(SERVER)) return false;
  if (/\.(rules|entity|types|resolver|loaders|policy|refusals)\.ts$|\/index\.ts$/.test(file.path)) return false;
  return /\.(read|builder)\.ts$/.test(file.path) || isVerb(file) || isStep(file);
}

/** The house's habits, each a judge of one file: nothing found means kept. */
export const HABITS: Record<string, (file: HouseFile) => Complaint[]> = {
  'types are never switched off': (file) => (isCode(file.path) ? findAny(file) : []),
  'no check is silenced': (file) => linesWith(file, SILENCERS, 'silences a check'),
  'nothing is put off in a comment': (file) => linesWith(file, PUT_OFF, 'puts something off'),
  'no path of one machine and no address of a package store': (file) => linesWith(file, MACHINE, 'names a machine'),
  'SQL lives in reads, in verbs and their steps, and in the storage': (file) =>
    isCode(file.path) && !mayHoldSql(file) ? findSql(file) : [],
  'every statement of a feature names its organization': (file) =>
    file.path.startsWith(SERVER) && !file.path.startsWith(`${SERVER}db/`) && !isTest(file.path)
      ? findUnbound(file, TABLES)
      : [],
  'rules never ask the clock, chance or the environment': (file) =>
    /\.rules\.tsx?$/.test(file.path) ? findClock(file) : [],
};

const SIGN = [/^\/\/ [A-Z][^:]*: ./, /^\/\/ Owns:? ./, /^\/\/ (Never knows|Must never know|Must never):? ./];

/** The door sign: three lines that open an index.ts and say what it is for, what it owns, what it must never know. */
export function doorSign(file: HouseFile): Complaint[] {
  const lines = file.text.split('\n');
  return SIGN.every((line, place) => line.test(lines[place] ?? '')) ? [] : [`${file.path}:1 has no door sign`];
}
