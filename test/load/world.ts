// A database with a history in it, and how the bench reaches it.
import type { Ctx } from '../../packages/server/src/auth/index.ts';
import { connect, type Database, migrate } from '../../packages/server/src/db/index.ts';
import { type DatabaseUrls, setUpRoles } from '../../packages/server/src/db/set-up-roles.ts';
import { isRefusal, newId } from '../../packages/server/src/kernel/index.ts';
import { locationsOf } from '../../packages/server/src/organizations/index.ts';
import { addApiKey } from '../../packages/server/src/setup/index.ts';
import { type History, writeHistory } from './history.ts';

/** The day on which everything is measured: the history ends the day before. */
export const TODAY = '2026-11-19';

/** One organization with a past, in a database of its own. */
export interface World {
  readonly urls: DatabaseUrls;
  readonly db: Database;
  readonly ctx: Ctx;
  /** A new API key that reads. */
  key(): Promise<string>;
  /** One of its locations. */
  location(): Promise<string>;
}

/** Writes a history of so many days and opens it as the application. */
export async function openWorld(adminUrl: string, size: Pick<History, 'days' | 'joinsADay'>): Promise<World> {
  const urls = await setUpRoles(adminUrl, 'the bench', {});
  await migrate(urls.ownerUrl, urls.appUrl, urls.jobsUrl);
  const organizationId = newId();
  await writeHistory(adminUrl, { ...size, organizationId, today: TODAY });
  const db = await connect(urls.appUrl, []);
  const ctx: Ctx = {
    organizationId,
    actor: { kind: 'COMMAND_LINE', staffId: null },
    grants: [],
    requestId: 'bench',
    now: new Date(`${TODAY}T12:00:00Z`),
  };
  const key = async (): Promise<string> => {
    const added = await addApiKey(db, ctx, { name: 'Bench', scopes: ['READ'] }, newId());
    if (isRefusal(added) || added.key === null) throw new Error('The bench was given no key.');
    return added.key;
  };
  const location = async (): Promise<string> => {
    const [first] = await db.read(organizationId, (query) => locationsOf(query, organizationId, null));
    if (!first) throw new Error('The history has no location.');
    return first.id;
  };
  return { urls, db, ctx, key, location };
}
