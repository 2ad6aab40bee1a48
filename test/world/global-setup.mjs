// Before a run of tests: only a folder. The database in it is started by the first test that asks for one.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function prepareWorld() {
  process.env.SETSHOW_TEST_WORLD = mkdtempSync(join(tmpdir(), 'setshow-world-'));
  // The process for which the database runs, whatever worker starts it.
  process.env.SETSHOW_TEST_RUN = String(process.pid);
}
