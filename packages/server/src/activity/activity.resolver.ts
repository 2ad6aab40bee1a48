import { ID } from 'type-graphql';
import { connection, PAGE_ARGS, pageAsked, type PageTold, queries, query } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { readActivity } from './activity.read.ts';
import { ActivityConnection } from './activity.types.ts';

interface Told extends PageTold {
  readonly memberId?: string | null;
  readonly locationId?: string | null;
}

export const ActivityQueries = queries({
  activity: query({
    description: 'The log, the latest first: of a member, of a location, or of everything in reach.',
    args: {
      memberId: [() => ID, 'Of one member.', 'nullable'],
      locationId: [() => ID, 'Of one location.', 'nullable'],
      ...PAGE_ARGS,
    },
    returns: () => ActivityConnection,
    run: async (asking: Asking, { memberId, locationId, ...told }: Told) => {
      const page = await readActivity(asking.db, signedIn(asking), { memberId, locationId, ...pageAsked(told) });
      const edges = page.lines.map((line) => ({ cursor: line.cursor, node: line }));
      return connection({ edges, hasNextPage: page.hasNextPage }, told);
    },
  }),
});
