import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder of the installation. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** What is made, fetched or kept for one machine: no part of what we wrote. */
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git', '.setshow', '.env']);

/** A file of the house: its path from the root, with slashes, and its text. */
export interface HouseFile {
  readonly path: string;
  readonly text: string;
}

/** What people write, as opposed to pictures, fonts and somebody's dump left lying about. */
const TEXT =
  /(\.(ts|tsx|mts|mjs|js|json|md|sql|graphql|css|html|svg|ya?ml|toml|sh|csv)|\/\.[a-z-]+|\/(Dockerfile|run))$/;

/** Every text file under the given folders (or files) that people wrote or that is committed, in the order of their names. */
export function filesUnder(...places: string[]): HouseFile[] {
  return places
    .flatMap((place) => pathsIn(join(ROOT, place)))
    .filter((path) => TEXT.test(path))
    .map(readOne);
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name) && !entry.name.startsWith('dist.') && !entry.name.endsWith('.log'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? pathsIn(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function readOne(path: string): HouseFile {
  return { path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') };
}

/** The folders directly inside one. */
export function foldersIn(place: string): string[] {
  return readdirSync(join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, place, entry.name)).length > 0)
    .map((entry) => entry.name);
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mts|mjs)$/.test(path);
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('test/');
