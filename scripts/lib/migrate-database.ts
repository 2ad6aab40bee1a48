import { CannotStart } from '../../packages/server/src/db/cannot-start.ts';
import { migrate } from '../../packages/server/src/db/migrate.ts';
import { openDatabase } from '../../packages/server/src/db/open-database.ts';

try {
  const database = await openDatabase(process.env, (line) => console.error(line));
  try {
    const applied = await migrate(database.ownerUrl, database.appUrl, database.jobsUrl);
    console.log(applied.length === 0 ? 'Nothing to migrate.' : `Migrated: ${applied.join(', ')}`);
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
