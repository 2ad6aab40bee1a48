import { InvalidInput, refuse } from '../kernel/index.ts';

/** How many, and after which cursor. */
export interface PageAsked {
  /** 1 to 100. */
  readonly first: number;
  readonly after?: string | null;
}

/** One page of a Relay connection. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

/** A cursor: the sort key of a row, sealed as one word. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key that a cursor stands for, or null without one. Refuses `InvalidInput` for what is no cursor of this list. */
export function readCursor(
  cursor: string | null | undefined,
  types: readonly ('string' | 'number')[],
): readonly (string | number)[] | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === types.length && key.every((part, at) => typeof part === types[at]))
      return key;
  } catch {
    // Falls through: what can not be read is no cursor.
  }
  return refuse(new InvalidInput('after', 'That is no cursor of this list.', 'Send the endCursor of the page before.'));
}
