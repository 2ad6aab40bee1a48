import { lookups, PAGE_ARGS, pageOf, pageSize, type PageTold } from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import { InvalidInput, refuse } from '../kernel/index.ts';
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import type { Figure } from './figure.rules.ts';
import { FigureDetailType, FigureType } from './funnel.types.ts';
import type { FigureDetail } from './read-figure.ts';
import { type RestatedRow, type Restatement, readRestatedRows, readRestatement } from './read-restatement.ts';
import { RestatedRowConnection, RestatedRowType, RestatementType } from './restatement.types.ts';

export const FigureLookups = lookups<Asking, Figure>(FigureType, {
  restated: {
    description: 'Whether corrections moved it since the morning after its period, or since the instant asked for.',
    returns: () => Boolean,
    nullable: false,
    run: async (_asking, figure) => (await figure.restated?.()) ?? false,
  },
});

export const RestatementOfFigure = lookups<Asking, FigureDetail>(FigureDetailType, {
  restatement: {
    description: 'What corrections made of it since it was known; none where none moved it.',
    returns: () => RestatementType,
    nullable: true,
    run: (asking, { figure, question }) => readRestatement(asking.db, signedIn(asking), figure.name, question),
  },
});

/** A place in the list of moved rows: how many lie before it. */
function placeOf(after: string | null | undefined): number {
  if (!after) return 0;
  const place = /^row-(\d{1,9})$/.exec(Buffer.from(after, 'base64url').toString('utf8'))?.[1];
  if (place !== undefined) return Number(place) + 1;
  return refuse(new InvalidInput('after', 'That is no cursor of this list.', 'Send the endCursor of the page before.'));
}
const cursorOf = (place: number) => Buffer.from(`row-${place}`).toString('base64url');

export const RestatementLookups = lookups<Asking, Restatement>(RestatementType, {
  rows: {
    description: 'The rows that moved it, the latest day first.',
    returns: () => RestatedRowConnection,
    nullable: false,
    args: PAGE_ARGS,
    run: async (asking, { name, question }, told) => {
      const { first, after } = told as unknown as PageTold;
      const [size, from] = [pageSize(first), placeOf(after)];
      const found = await readRestatedRows(asking.db, signedIn(asking), name, question, { first: size, from });
      const edges = found.rows.map(({ kind, ...row }, place) => ({
        cursor: cursorOf(from + place),
        node: { ...row, movement: kind },
      }));
      const hasNextPage = found.totalCount > from + edges.length;
      return pageOf(edges, { hasNextPage, hasPreviousPage: from > 0, totalCount: found.totalCount });
    },
  },
});

export const RestatedRowLookups = lookups<Asking, RestatedRow>(RestatedRowType, {
  trainer: {
    description: 'Whose it is among the trainers.',
    returns: () => StaffType,
    nullable: true,
    run: (asking, { trainerId }) => staffMemberOf(asking, trainerId),
  },
  location: {
    description: 'Where.',
    returns: () => LocationType,
    nullable: true,
    run: (asking, { locationId }) => locationOf(asking, locationId),
  },
});
