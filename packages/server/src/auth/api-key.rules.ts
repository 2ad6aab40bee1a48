import { isId } from '../kernel/index.ts';

/** What an API key says of itself. */
export interface KeyParts {
  readonly organizationId: string;
  readonly keyId: string;
  readonly secret: string;
}

const FORM = /^setshow_([0-9a-f]{32})_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

const bare = (id: string) => id.replaceAll('-', '');
const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The key as its owner keeps it: the organization stands in it, so that a transaction can be bound before it is looked up. */
export function writeKey(parts: KeyParts): string {
  return `setshow_${bare(parts.organizationId)}_${bare(parts.keyId)}_${parts.secret}`;
}

/** The parts of a key, or null when the text is none. */
export function readKey(text: string): KeyParts | null {
  const [, organization = '', key = '', secret = ''] = FORM.exec(text) ?? [];
  const parts = { organizationId: dashed(organization), keyId: dashed(key), secret };
  return isId(parts.organizationId) && isId(parts.keyId) ? parts : null;
}
