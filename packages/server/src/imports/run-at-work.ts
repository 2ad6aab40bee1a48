import type { Ctx, Reach } from '../auth/index.ts';
import type { Database, Query } from '../db/index.ts';
import { dayAt } from '../kernel/index.ts';
import { Directory } from './directory.ts';
import { type OverwriteRule, readLocations, readProfiles, readStaff, type SourceProfile } from './house.read.ts';
import type { ImportKind } from './reading/index.ts';

/** Whose word wins, per kind of file and column. */
export type Overwrite = Partial<Record<ImportKind, Readonly<Record<string, OverwriteRule>>>>;

/** One import being worked on: as whom, how far it reaches, and the house as its rows meet it. */
export interface RunAtWork {
  readonly db: Database;
  readonly ctx: Ctx;
  readonly runId: string;
  readonly sourceId: string;
  readonly reach: Reach;
  readonly profiles: readonly SourceProfile[];
  /** The day of the run at the organization. */
  readonly today: string;
  readonly directory: Directory;
  /** The directory's digest before the run's own people came in. */
  readonly directoryKey: string;
  readonly overwrite: Overwrite;
}

/** What a run needs to know of the house. */
export async function meetHouse(
  query: Query,
  db: Database,
  ctx: Ctx,
  run: { readonly runId: string; readonly sourceId: string; readonly reach: Reach; readonly overwrite: Overwrite },
): Promise<RunAtWork> {
  const locations = await readLocations(query, ctx.organizationId, run.reach);
  const staff = await readStaff(query, ctx.organizationId, run.sourceId, run.reach);
  const profiles = await readProfiles(query, ctx.organizationId, run.sourceId);
  const directory = new Directory(locations, staff, run.reach.extent === 'ALL');
  const remembered: Overwrite = Object.fromEntries(profiles.map((profile) => [profile.kind, profile.overwrite]));
  return {
    ...run,
    db,
    ctx,
    profiles,
    today: dayAt(ctx.now, locations[0]?.timeZone ?? 'UTC'),
    directory,
    directoryKey: directory.key(),
    overwrite: { ...remembered, ...run.overwrite },
  };
}
