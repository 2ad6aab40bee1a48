import { batched } from '../api/index.ts';
import type { Database } from '../db/index.ts';
import { locationsByIds, type LocationLine, staffByIds, type StaffLine } from './named.read.ts';

/** As much of a request as naming somebody takes: names are told to whoever may see the row that carries the id. */
interface Naming {
  readonly db: Database;
  readonly ctx: { readonly organizationId: string } | null;
}

function named<Line extends { readonly id: string }>(
  read: (
    query: Parameters<typeof locationsByIds>[0],
    organizationId: string,
    ids: readonly string[],
  ) => Promise<Line[]>,
) {
  return batched<Naming, string, Line>(async ({ db, ctx }, ids) => {
    if (ctx === null) return new Map();
    const lines = await db.read(ctx.organizationId, (query) => read(query, ctx.organizationId, ids));
    return new Map(lines.map((line) => [line.id, line]));
  });
}

const loadLocation = named<LocationLine>(locationsByIds);
const loadStaff = named<StaffLine>(staffByIds);

/** The location of an id; null for none. */
export function locationOf(asking: Naming, id: string | null): Promise<LocationLine | null> {
  return id === null ? Promise.resolve(null) : loadLocation(asking, id);
}

/** The staff member of an id; null for none. */
export function staffMemberOf(asking: Naming, id: string | null): Promise<StaffLine | null> {
  return id === null ? Promise.resolve(null) : loadStaff(asking, id);
}
