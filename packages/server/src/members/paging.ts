import { InvalidInput, isDay, isId, refuse } from '../kernel/index.ts';

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

/** What a part of a sort key is; each is judged before the database sees it. */
type KeyPart = 'text' | 'number' | 'id' | 'day' | 'instant';

const IS: Record<KeyPart, (part: unknown) => boolean> = {
  text: (part) => typeof part === 'string',
  number: (part) => typeof part === 'number',
  id: (part) => typeof part === 'string' && isId(part),
  day: (part) => typeof part === 'string' && isDay(part),
  instant: (part) => typeof part === 'string' && !Number.isNaN(Date.parse(part)),
};

/** The sort key that a cursor stands for, or null without one. Refuses `InvalidInput` for what is no cursor of this list. */
export function readCursor(
  cursor: string | null | undefined,
  parts: readonly KeyPart[],
): readonly (string | number)[] | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits = Array.isArray(key) && key.length === parts.length && parts.every((part, at) => IS[part](key[at]));
    if (fits) return key as (string | number)[];
  } catch {
    // Falls through: what can not be read is no cursor.
  }
  return refuse(new InvalidInput('after', 'That is no cursor of this list.', 'Send the endCursor of the page before.'));
}
