import { CannotStart } from '../../packages/server/src/db/cannot-start.ts';
import { backupEmbedded, restoreEmbedded } from '../../packages/server/src/db/embedded/index.ts';

const [what, folder] = process.argv.slice(2);
const options = {
  checkout: process.env['SETSHOW_CHECKOUT'] || process.cwd(),
  log: (line: string) => console.error(line),
};

try {
  if (process.env['DATABASE_URL']) {
    throw new CannotStart('DATABASE_URL names a server of yours: use its own tools, pg_dump and pg_restore (README).');
  }
  if (!folder) throw new CannotStart(`Name the folder: npm run ${what} -- DIR`);
  if (what === 'backup') {
    await backupEmbedded(folder, options);
    console.log(`The database is copied to ${folder}.`);
  } else {
    const aside = await restoreEmbedded(folder, options);
    console.log(aside ? `Restored. What was there before lies in ${aside}.` : 'Restored.');
  }
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
