import { Field, Int, ObjectType } from 'type-graphql';
import { InvalidInput, refuse } from '../kernel/index.ts';
import type { TypeClass } from './refusal-types.ts';
import type { FieldShape } from './shapes.ts';

/** Rows of one page at most. */
export const MAX_PAGE = 100;
const DEFAULT_PAGE = 50;

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list.' })
class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows come before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first row; none on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last row: send it as `after` for the next page.',
  })
  endCursor!: string | null;
}

/** One page of a list as the API shows it. */
export interface ConnectionShape<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | null;
}

/** How many rows a page holds. Refuses `InvalidInput` below 1 and above `MAX_PAGE`. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE;
  if (size >= 1 && size <= MAX_PAGE) return size;
  return refuse(new InvalidInput('first', `A page of ${size} rows can not be had.`, `Ask for 1 to ${MAX_PAGE} rows.`));
}

/** The size and the place of a page as lists are asked for it. Refuses `InvalidInput`. */
export function pageAsked(told: PageTold): { first: number; after: string | null } {
  return { first: pageSize(told.first), after: told.after ?? null };
}

/** What a list was told by `PAGE_ARGS`. */
export interface PageTold {
  readonly first: number | null | undefined;
  readonly after: string | null | undefined;
}

/** A page of a read as a connection. */
export function connection<Node>(
  page: {
    readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
    readonly hasNextPage: boolean;
    readonly totalCount?: number;
  },
  told: PageTold,
): ConnectionShape<Node> {
  const { hasNextPage, totalCount } = page;
  const hasPreviousPage = Boolean(told.after);
  return pageOf(page.edges, { hasNextPage, hasPreviousPage, ...(totalCount === undefined ? {} : { totalCount }) });
}

/** A page from its rows, each with its cursor. `totalCount` is given where the list is bounded. */
export function pageOf<Node>(
  rows: readonly { readonly cursor: string; readonly node: Node }[],
  more: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly totalCount?: number },
): ConnectionShape<Node> {
  return {
    edges: rows,
    nodes: rows.map(({ node }) => node),
    pageInfo: {
      hasNextPage: more.hasNextPage,
      hasPreviousPage: more.hasPreviousPage,
      startCursor: rows[0]?.cursor ?? null,
      endCursor: rows.at(-1)?.cursor ?? null,
    },
    totalCount: more.totalCount ?? null,
  };
}

/**
 * The Relay connection of a type: `<name>Connection` with its edges. `of` says in the plural what it lists; `counted` adds
 * `totalCount` to lists that are bounded.
 */
export function connectionOf(name: string, node: () => TypeClass, of: string, counted: boolean): TypeClass {
  class Edge {}
  Field(() => String, { simple: true, description: 'Where this row stands: send it as `after` to go on behind it.' })(
    Edge.prototype,
    'cursor',
  );
  Field(node as () => typeof Edge, { simple: true, description: 'The row itself.' })(Edge.prototype, 'node');
  ObjectType(`${name}Edge`, { description: `One row of a page of ${of}.` })(Edge);

  class Connection {}
  Field(() => [Edge], { simple: true, description: 'The rows with their cursors.' })(Connection.prototype, 'edges');
  Field(() => [node() as typeof Edge], { simple: true, description: 'The rows alone.' })(Connection.prototype, 'nodes');
  Field(() => PageInfo, { simple: true, description: 'Where the page stands in the list.' })(
    Connection.prototype,
    'pageInfo',
  );
  if (counted) {
    Field(() => Int, { simple: true, description: 'How many rows the whole list has.' })(
      Connection.prototype,
      'totalCount',
    );
  }
  ObjectType(`${name}Connection`, { description: `A page of ${of}.` })(Connection);
  return Connection;
}

/** The arguments of every list. */
export const PAGE_ARGS = {
  first: [() => Int, `How many rows, 1 to ${MAX_PAGE}; ${DEFAULT_PAGE} when left out.`, 'nullable'],
  after: [() => String, 'The cursor of the last row that is there already; left out, the list begins.', 'nullable'],
} as const satisfies Record<string, FieldShape>;
