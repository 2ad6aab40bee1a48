import {
  DayScalar,
  InstantScalar,
  lookups,
  PAGE_ARGS,
  pageOf,
  pageSize,
  type PageTold,
  queries,
  query,
} from '../api/index.ts';
import { type Asking, signedIn } from '../auth/index.ts';
import type { Period } from '../kernel/index.ts';
import { locationOf, staffMemberOf } from '../organizations/organizations.loaders.ts';
import { LocationType, StaffType } from '../organizations/organizations.types.ts';
import type { FigureName } from './figures.read.ts';
import type { RowPart } from './figure-rows.read.ts';
import type { Asked } from './question.ts';
import {
  FigureDetailType,
  FigureNameEnum,
  FigureRowConnection,
  FigureRowType,
  FigureScopeType,
  PeriodInputType,
  RowPartEnum,
} from './funnel.types.ts';
import { type FigureDetail, type FigureRow, readFigure, readFigureRows } from './read-figure.ts';

// A figure's restatement is asked of the same types.
export * from './restatement.resolver.ts';

interface FigureTold {
  readonly name: FigureName;
  readonly period: Period;
  readonly scope?: Omit<Asked, 'asOf' | 'knownAt'> | null;
  readonly asOf?: string | null;
  readonly knownAt?: Date | null;
}

export const FigureQueries = queries({
  figure: query({
    description: 'One figure with its definition and every row behind it.',
    args: {
      name: [() => FigureNameEnum, 'Which figure.'],
      period: [() => PeriodInputType, 'Over which days.'],
      scope: [() => FigureScopeType, 'Whose rows; everything in reach when left out.', 'nullable'],
      asOf: [() => DayScalar, 'What had happened before this day; today when left out.', 'nullable'],
      knownAt: [() => InstantScalar, 'What was known at this instant; now when left out.', 'nullable'],
    },
    returns: () => FigureDetailType,
    run: (asking: Asking, { name, period, scope, asOf, knownAt }: FigureTold) =>
      readFigure(asking.db, signedIn(asking), name, { period, ...scope, asOf, knownAt }),
  }),
});

export const FigureDetailLookups = lookups<Asking, FigureDetail>(FigureDetailType, {
  rows: {
    description: 'The rows of one part, the latest first; as many as the figure says.',
    returns: () => FigureRowConnection,
    nullable: false,
    args: {
      part: [() => RowPartEnum, 'Which rows.'],
      reason: [() => String, 'Those alone that are left out, or count, for this reason, by its code.', 'nullable'],
      ...PAGE_ARGS,
    },
    run: async (asking, { figure, question }, told) => {
      const { part, reason, first, after } = told as unknown as PageTold & { part: RowPart; reason?: string | null };
      const page = { part, first: pageSize(first), after: after ?? null, reason: reason ?? null };
      const { rows, totalCount, hasNextPage } = await readFigureRows(
        asking.db,
        signedIn(asking),
        figure.name,
        question,
        page,
      );
      const edges = rows.map(({ cursor, row }) => ({ cursor, node: row }));
      return pageOf(edges, { hasNextPage, hasPreviousPage: page.after !== null, totalCount });
    },
  },
});

export const FigureRowLookups = lookups<Asking, FigureRow>(FigureRowType, {
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
