import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { withLock } from '../../packages/server/src/db/embedded/process-lock.mjs';
import { root, run } from './run.mjs';

const server = join(root, 'packages', 'server');
const web = join(root, 'packages', 'web');
const NOT_SOURCE = new Set(['node_modules', 'dist', 'dist.new', 'dist.old', 'coverage']);
/** What the compiler leaves alone and the server needs beside its code. */
const COPIED = /\.(sql|mjs)$/;
const BUILD_TIMEOUT_MS = 10 * 60_000;

/** Builds the server when its sources changed since the last build. */
export function ensureServerBuilt() {
  return ensureBuilt('server', server, [server, join(root, 'tsconfig.json')], buildServer);
}

/** Builds the web app when its sources, or the API it was written for, changed since the last build. */
export function ensureWebBuilt() {
  return ensureBuilt('web app', web, [web, join(root, 'schema'), join(root, 'tsconfig.json')], buildWeb);
}

/**
 * Builds beside the old result and swaps them, so that a build that is stopped half-way leaves the old one, and a
 * server that runs meanwhile reads whole files.
 */
async function ensureBuilt(name, folder, sources, build) {
  const dist = join(folder, 'dist');
  const stamp = join(dist, '.built-from');
  mkdirSync(join(root, '.setshow'), { recursive: true });
  const isFresh = (wanted) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isFresh(hashOf(sources))) return;
  const onWait = (holder) => console.error(`Waiting for process ${holder}, which is building the ${name}…`);
  const lock = join(root, '.setshow', `build-${folder === web ? 'web' : 'server'}.lock`);
  await withLock(
    lock,
    async () => {
      const wanted = hashOf(sources);
      if (isFresh(wanted)) return;
      const began = Date.now();
      console.error(`Building the ${name}…`);
      const fresh = join(folder, 'dist.new');
      rmSync(fresh, { recursive: true, force: true });
      await build(fresh);
      writeFileSync(join(fresh, '.built-from'), wanted);
      const old = join(folder, 'dist.old');
      rmSync(old, { recursive: true, force: true });
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(fresh, dist);
      rmSync(old, { recursive: true, force: true });
      console.error(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
    },
    { timeoutMs: BUILD_TIMEOUT_MS, onWait },
  );
}

/** Types are the check's affair (npm run check): the build only translates. */
async function buildServer(to) {
  const tsc = join(server, 'node_modules', '.bin', 'tsc');
  const args = ['-p', join(server, 'tsconfig.build.json'), '--noCheck', '--incremental', 'false', '--outDir', to];
  if ((await run(tsc, args)) !== 0) throw new Error('The server could not be built: the compiler says why above.');
  const source = join(server, 'src');
  for (const file of filesIn(source).filter((path) => COPIED.test(path))) {
    cpSync(file, join(to, relative(source, file)));
  }
}

async function buildWeb(to) {
  const vite = join(web, 'node_modules', '.bin', 'vite');
  const code = await run(vite, ['build', '--outDir', to, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: web,
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error('The web app could not be built: vite says why above.');
  // The server answers a browser only for the documents that this very build sends.
  cpSync(join(web, 'src', 'api', 'operations.json'), join(to, 'operations.json'));
  compressFiles(join(to, 'assets'));
}

/** Packed once here instead of at every request. */
function compressFiles(folder) {
  for (const file of filesIn(folder).filter((path) => /\.(js|css|svg|json)$/.test(path))) {
    const text = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(text));
    writeFileSync(`${file}.gz`, gzipSync(text));
  }
}

function hashOf(sources) {
  const hash = createHash('sha256').update(process.version);
  const lockfile = join(root, 'pnpm-lock.yaml');
  for (const file of [...sources.flatMap(filesIn), lockfile]) {
    if (/\.test\.tsx?$/.test(file) || !existsSync(file)) continue;
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !NOT_SOURCE.has(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}
