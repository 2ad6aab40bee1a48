import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const NEEDED_NODE = 24;

/**
 * The Node that runs the real scripts, and the PATH with it in front: the one that the project carries where it can
 * run, else the host's own when it is new enough. Throws with what to do.
 */
export function findNode(root) {
  const carried = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const tools = join(root, 'node_modules', '.bin');
  const canRun = existsSync(carried) && spawnSync(carried, ['--version']).status === 0;
  const isNewEnough = Number.parseInt(process.versions.node, 10) >= NEEDED_NODE;
  if (!canRun && !isNewEnough) {
    throw new Error(
      `This is Node ${process.versions.node}, and SetShow needs Node ${NEEDED_NODE} or newer. It brings its own for ` +
        `Linux with glibc on x64 and arm64; on ${process.platform}-${process.arch} install it from https://nodejs.org.`,
    );
  }
  const node = canRun ? carried : process.execPath;
  return { node, path: [dirname(node), tools, process.env.PATH ?? ''].join(delimiter) };
}
